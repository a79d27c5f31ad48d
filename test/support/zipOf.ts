import { deflateSync } from "fflate";
import { crc32 } from "../../src/xlsx/container/crc32";

/** What an entry says of itself; the directory and its own header may say different things. */
type Said = { name: string | Uint8Array; size: number; packedSize: number; crc: number; method: number; flags: number; extra: Uint8Array };

/** An entry: its content and how it is packed, and every lie about it. `local` and `directory`: said in only one of the two places. */
export type FakeEntry = { readonly name: string; readonly content?: Uint8Array; readonly packed?: Uint8Array; readonly descriptor?: Uint8Array; readonly offset?: number } & Partial<Omit<Said, "name">> & {
  readonly local?: Partial<Said>;
  readonly directory?: Partial<Said> | "none";
};

export type FakeTail = Partial<{ readonly count: number; readonly comment: string; readonly offset: number; readonly size: number; readonly disk: number; readonly before: Uint8Array; readonly between: Uint8Array; readonly after: Uint8Array }>;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * A zip that may lie in every field. `between` stands between the directory and the end record; offsets do not count `before`. @source PKWARE APPNOTE 6.3.10, 4.3.
 */
export function zipOf(entries: readonly FakeEntry[], tail: FakeTail = {}): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = entry.content ?? utf8(entry.name);
    const packed = Buffer.from(entry.packed ?? ((entry.method ?? 8) === 0 ? content : deflateSync(content)));
    const { size = content.length, packedSize = packed.length, crc = crc32(content), method = 8, flags = 0, extra = new Uint8Array(0) } = entry;
    const said: Said = { name: entry.name, size, packedSize, crc, method, flags, extra };
    const local = { ...said, ...entry.local };
    const listed = { ...said, ...(entry.directory === "none" ? {} : entry.directory) };
    const header = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), fieldsOf(local), bytesOf(local.name), local.extra]);
    if (entry.directory !== "none") {
      const record = Buffer.alloc(46);
      record.write("PK\u0001\u0002\u0014\u0000", 0, "latin1");
      fieldsOf(listed).copy(record, 6);
      record.writeUInt32LE(entry.offset ?? at, 42);
      directory.push(record, bytesOf(listed.name), Buffer.from(listed.extra));
    }
    chunks.push(header, packed, Buffer.from(entry.descriptor ?? []));
    at += header.length + packed.length + (entry.descriptor?.length ?? 0);
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(tail.disk ?? 0, 4);
  const count = tail.count ?? entries.filter(({ directory: listed }) => listed !== "none").length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(tail.size ?? listing.length, 12);
  end.writeUInt32LE(tail.offset ?? at, 16);
  const comment = Buffer.from(tail.comment ?? "", "latin1");
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([tail.before ?? utf8(""), ...chunks, listing, tail.between ?? utf8(""), end, comment, tail.after ?? utf8("")]));
}

/** The 26 bytes that header and directory share. */
function fieldsOf({ name, size, packedSize, crc, method, flags, extra }: Said): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc >>> 0, 10);
  fields.writeUInt32LE(packedSize >>> 0, 14);
  fields.writeUInt32LE(size >>> 0, 18);
  fields.writeUInt16LE(bytesOf(name).length, 22);
  fields.writeUInt16LE(extra.length, 24);
  return fields;
}

function bytesOf(name: string | Uint8Array): Buffer {
  return Buffer.from(name as Uint8Array);
}

/** Extra fields of zip64: the numbers in the order of the format, sizes first. */
export function zip64Extra(...numbers: readonly number[]): Uint8Array {
  const extra = Buffer.alloc(4 + numbers.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(numbers.length * 8, 2);
  numbers.forEach((number, i) => extra.writeBigUInt64LE(BigInt(number), 4 + i * 8));
  return new Uint8Array(extra);
}

/** The end record of zip64 and its locator, for `between`; `at`: where the record stands. */
export function zip64End({ count, size, offset, at }: { readonly count: number; readonly size: number; readonly offset: number; readonly at: number }): Uint8Array {
  const record = Buffer.alloc(56 + 20);
  record.write("PK\u0006\u0006", 0, "latin1");
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  record.write("PK\u0006\u0007", 56, "latin1");
  record.writeBigUInt64LE(BigInt(at), 64);
  record.writeUInt32LE(1, 72);
  return new Uint8Array(record);
}
