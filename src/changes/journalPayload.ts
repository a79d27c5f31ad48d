import type { ChangeHead, ChangeSet } from "./changeSet";
import type { JournalTools } from "./journalTools";
import { packJson, unpackJson } from "./packJson";

/**
 * What an entry of the journal holds, as bytes: a salt of 16, the length of the head (4, big-endian), the head, the body. Both are deflated lines of JSON; the head
 * says what the change set is, so that a long journal can be listed and continued without taking apart what each entry did.
 */
export function encodePayload(change: ChangeSet, tools: JournalTools): Uint8Array {
  const { id, at, by, why, template, edits, inserted, removed, ops } = change;
  const head = tools.deflate(encodeLines(packJson({ id, at, by, why, template }), tools));
  const body = tools.deflate(encodeLines(packJson({ edits, inserted, removed, ops }), tools));
  const payload = new Uint8Array(headAt + head.length + body.length);
  payload.set(hexBytes(tools.salt()));
  new DataView(payload.buffer).setUint32(saltBytes, head.length);
  payload.set(head, headAt);
  payload.set(body, headAt + head.length);
  return payload;
}

/** Null when these bytes are none of ours. The checksum says that nothing was changed by accident, not who wrote it: a workbook may come from anywhere, so the shape is looked at. */
export function decodeHead(payload: Uint8Array, tools: JournalTools): ChangeHead | null {
  const head = decode(payload.subarray(headAt, bodyAt(payload)), tools);
  return isHead(head) ? head : null;
}

/** The whole change set, null as for `decodeHead`. */
export function decodePayload(payload: Uint8Array, tools: JournalTools): ChangeSet | null {
  const head = decodeHead(payload, tools);
  const body = decode(payload.subarray(bodyAt(payload)), tools);
  return head !== null && isBody(body) ? { ...head, ...body } : null;
}

const saltBytes = 16;
const headAt = saltBytes + 4;

function bodyAt(payload: Uint8Array): number {
  return payload.length < headAt ? 0 : headAt + new DataView(payload.buffer, payload.byteOffset).getUint32(saltBytes);
}

function decode(bytes: Uint8Array, tools: JournalTools): unknown {
  const inflated = tools.inflate(bytes);
  const lines = inflated === null ? null : decodeLines(inflated, tools);
  return lines === null ? null : unpackJson(lines);
}

/** Lines of JSON as bytes, each ended by a line feed, which JSON itself never holds; encoded one by one, because a single text of all may be too long. */
function encodeLines(lines: readonly string[], tools: JournalTools): Uint8Array {
  const encoded = lines.map((line) => tools.encodeUtf8(line));
  const bytes = new Uint8Array(encoded.reduce((sum, line) => sum + line.length + 1, 0));
  let at = 0;
  for (const line of encoded) {
    bytes.set(line, at);
    at += line.length + 1;
    bytes[at - 1] = lineFeed;
  }
  return bytes;
}

function decodeLines(bytes: Uint8Array, tools: JournalTools): readonly string[] | null {
  const lines: string[] = [];
  for (let from = 0, to = bytes.indexOf(lineFeed); to >= 0; from = to + 1, to = bytes.indexOf(lineFeed, from)) {
    const line = tools.decodeUtf8(bytes.subarray(from, to));
    if (line === null) return null;
    lines.push(line);
  }
  return lines;
}

const lineFeed = 10;

function isHead(value: unknown): value is ChangeHead {
  if (!isObject(value) || !isObject(value["why"]) || !isObject(value["template"])) return false;
  const { id, version, hash } = value["template"];
  const { command, undoes = "" } = value["why"];
  return [value["id"], value["at"], value["by"], command, undoes, id, version, hash].every((word) => typeof word === "string");
}

function isBody(value: unknown): value is Omit<ChangeSet, keyof ChangeHead> {
  if (!isObject(value)) return false;
  const lists = [value["edits"], value["inserted"], value["removed"], value["ops"]];
  const ops: readonly unknown[] = Array.isArray(value["ops"]) ? value["ops"] : [];
  return (
    lists.every((list) => Array.isArray(list) && list.every(isObject)) &&
    ops.every((op) => isObject(op) && isWrite(op["write"]) && Array.isArray(op["undo"]) && op["undo"].every(isWrite))
  );
}

function isWrite(value: unknown): boolean {
  return isObject(value) && typeof value["verb"] === "string";
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hexBytes(hex: string): Uint8Array {
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new Error("A salt is 32 hex digits");
  return Uint8Array.from({ length: saltBytes }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}
