import { ByteBuilder } from "../container/byteBuilder";
import { encodeXml } from "../container/xml";
import { XmlPatch } from "../container/xmlPatch";
import type { CellRecord, RowRecord, RowSink } from "./cellRecord";
import { children } from "./readSheet";
import { readSheetSource } from "./sheetSource";
import { Splices } from "./splices";

/** The sheet part with its style indexes mapped, everything else to the letter; the same bytes when none changes. */
export function restyleSheet(part: string, bytes: Uint8Array, styles: ReadonlyMap<number, number>): Uint8Array {
  if ([...styles].every(([from, to]) => from === to)) return bytes;
  const splices = new Splices();
  const map = (style: number): number => styles.get(style) ?? style;
  const sink: RowSink = {
    row: ({ start, tagEnd, style }: RowRecord) => {
      if (style !== map(style)) splices.add(start, tagEnd, map(style));
    },
    cell: ({ start, tagEnd, style }: CellRecord) => {
      if (style !== map(style)) splices.add(start, tagEnd, map(style));
    },
    rowEnd: () => undefined,
  };
  const source = readSheetSource(part, bytes, part, () => {
    splices.clear();
    return sink;
  });
  const patch = new XmlPatch({ text: source.outer, root: source.root });
  for (const column of children(source.root, "cols").flatMap((list) => children(list, "col"))) {
    const style = Number(column.attributes["style"] ?? 0);
    if (style !== map(style)) patch.setAttributes(column, { style: String(map(style)) });
  }
  if (source.rowsAt < 0) return encodeXml(patch.text());
  const text = patch.text();
  const at = source.rowsAt + text.length - source.outer.length;
  const out = new ByteBuilder();
  out.copy(encodeXml(text.slice(0, at)));
  splices.apply(source.slice, source.rows.start, source.rows.end, out);
  out.copy(new TextEncoder().encode(text.slice(at)));
  return out.bytes();
}
