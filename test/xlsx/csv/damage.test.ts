import fc from "fast-check";
import { openCsv } from "../../../src/xlsx/csv/openCsv";
import { type WrittenEncoding, encoderOf } from "../../../src/xlsx/text/encodeText";
import { decodeStrictly } from "../../../src/xlsx/text/encodings";
import { rowsOfSheet } from "./support";

const content = '客户名称,备注,金额\r\n上海甲乙贸易有限公司,"第一行\r\n第二行",12.5\r\n北京丙丁科技有限公司,"含""引号""",7\r\n广州戊己实业有限公司,,-3\r\n';

/** Quotes, delimiters and line ends aside, which are no content. */
const letters = (text: string): string => text.replace(/["\s,;|^\u001f\u0001]/g, "").replace(/^sep=/i, "");

describe("a damaged .csv", () => {
  it("is refused with a code, or read whole: no character of it is lost or made up, and nothing is thrown", () => {
    const encoded = Object.fromEntries((["utf-8", "utf-16le", "gbk"] as const).map((encoding) => [encoding, new Uint8Array([...encoderOf(encoding).mark, ...encoderOf(encoding).encode(content)])])) as Record<WrittenEncoding, Uint8Array>;
    const flip = fc.record({ at: fc.nat(1000), bit: fc.nat(7) });
    let [read, refused] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom<WrittenEncoding>("utf-8", "utf-16le", "gbk"), fc.array(flip, { maxLength: 3 }), fc.option(fc.nat(1000)), (encoding, flips, cut) => {
        const bytes = encoded[encoding].slice(0, cut === null ? undefined : cut % encoded[encoding].length);
        for (const { at, bit } of flips) if (bytes.length > 0) bytes[at % bytes.length]! ^= 1 << bit;
        const result = openCsv(bytes);
        if (!result.ok) {
          refused++;
          expect(result.problems.every(({ code, message }) => /^(csv|text)\//.test(code) && !/[{}]/.test(message.en.replace(/“[^”]*”/g, "")))).toBe(true);
          return;
        }
        read++;
        const { model, dialect } = result.value;
        const mark = dialect.bom ? (dialect.encoding === "utf-8" ? 3 : dialect.encoding.startsWith("utf-32") || dialect.encoding === "gb18030" ? 4 : 2) : 0;
        const text = decodeStrictly(bytes.subarray(mark), dialect.encoding);
        expect(text).not.toBeNull();
        expect(letters(rowsOfSheet(model).flat().filter((value) => value !== null).join(""))).toBe(letters(text!));
      }),
      { seed: 4, numRuns: 600 },
    );
    expect(Math.min(read, refused)).toBeGreaterThan(100);
  }, 120_000);
});
