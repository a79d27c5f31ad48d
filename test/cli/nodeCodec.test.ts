import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { nodeCodec } from "../../src/cli/main.codec";
import { portableCodec } from "../../src/xlsx/container/codec";
import { unpack, unpackWith } from "../../src/xlsx/container/unpack";
import { readZip } from "../../src/xlsx/container/readZip";
import { packPart, writeZip } from "../../src/xlsx/container/writeZip";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { makePlainTable } from "../../tools/sample/plainTable";

const codecs = { portable: portableCodec, node: nodeCodec };
const seed = 7;
const sample = makePlainTable(seed, 3_000);
const pieces = fc.array(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.nat(200_000).map((length) => new Uint8Array(length).fill(length & 7)), fc.nat(100_000).map((length) => Uint8Array.from({ length }, (_, i) => (i * i) & 255))), { maxLength: 6 });

describe.each(Object.entries(codecs))("the %s codec", (_, codec) => {
  test("packs in pieces what both codecs and zlib unpack", () => {
    fc.assert(fc.property(pieces, (parts) => {
      const whole = Buffer.concat(parts);
      const packed = packPart("a", codec, (out) => parts.forEach((part) => out.copy(part)));
      expect(packed.size).toBe(whole.length);
      const [entry] = readZip(writeZip([packed], codec));
      expect(Buffer.from(inflateRawSync(entry!.packed)).equals(whole)).toBe(true);
      for (const other of Object.values(codecs)) expect(Buffer.from(unpackWith(other, entry!)).equals(whole)).toBe(true);
    }), { seed, numRuns: 60 });
  });

  test("refuses what the portable one refuses, with the same problem", () => {
    const [entry] = readZip(writeZip([{ name: "a", bytes: new TextEncoder().encode("客户".repeat(5_000)) }]));
    const broken = [
      { ...entry!, size: entry!.size - 1 }, { ...entry!, size: entry!.size + 1 }, { ...entry!, crc: entry!.crc ^ 1 }, { ...entry!, packed: entry!.packed.slice(0, -4) },
      { ...entry!, packed: entry!.packed.map((byte, i) => (i === 3 ? byte ^ 0xff : byte)) }, { ...entry!, packed: new Uint8Array(0) },
    ];
    for (const one of broken) {
      const said = (work: () => unknown): unknown => { try { return work(); } catch (error) { return (error as Error).message; } };
      expect(said(() => unpackWith(codec, one))).toBe(said(() => unpack(one)));
      expect(said(() => unpack(one))).toMatch(/^xlsx\//);
    }
  });

  test("saves a changed workbook that says the same as with the other, twice the same bytes", () => {
    const saved = (with_: typeof codec): Uint8Array => {
      const model = openXlsx(sample, { codec: with_ });
      if (!model.ok) throw new Error(model.problems[0]!.code);
      model.value.sheets[0]!.cells.setContent(400, 3, "new text", null);
      const bytes = saveXlsx(model.value);
      if (!bytes.ok) throw new Error(bytes.problems[0]!.code);
      return bytes.value;
    };
    const contents = (bytes: Uint8Array): [string, string][] => readZip(bytes).map((entry) => [entry.name, Buffer.from(unpack(entry)).toString("latin1")]);
    expect(Buffer.from(saved(codec)).equals(saved(codec))).toBe(true);
    expect(contents(saved(codec))).toEqual(contents(saved(portableCodec)));
  });
});
