import { esc, mainNs, xmlHead } from "./xml";

/** `row` and `column` from 0. */
export type Note = { readonly address: string; readonly row: number; readonly column: number; readonly author: string; readonly text: string };

export function commentsXml(notes: readonly Note[]): string {
  const authors = [...new Set(notes.map((note) => note.author))];
  const items = notes.map((note) => `<comment ref="${note.address}" authorId="${authors.indexOf(note.author)}"><text><r><rPr><b/><sz val="9"/><rFont val="宋体"/></rPr><t xml:space="preserve">${esc(note.author)}:\n</t></r><r><rPr><sz val="9"/><rFont val="宋体"/></rPr><t xml:space="preserve">${esc(note.text)}</t></r></text></comment>`);
  return `${xmlHead}<comments xmlns="${mainNs}"><authors>${authors.map((author) => `<author>${esc(author)}</author>`).join("")}</authors><commentList>${items.join("")}</commentList></comments>`;
}

/** The legacy drawing that holds the boxes of the notes. */
export function notesVml(notes: readonly Note[]): string {
  const boxes = notes.map((note, i) => [
    `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:20pt;width:120pt;height:60pt;z-index:${i + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`,
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${note.column + 1}, 15, ${note.row}, 10, ${note.column + 3}, 15, ${note.row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${note.row}</x:Row><x:Column>${note.column}</x:Column></x:ClientData></v:shape>`,
  ].join(""));
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${boxes.join("")}</xml>`;
}
