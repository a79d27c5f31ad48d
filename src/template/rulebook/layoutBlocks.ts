import { toSentence } from "../../expression/render/sentence";
import type { Lang } from "../../records/text";
import { rolesText } from "../permission";
import type { LayoutDef, TableDef } from "../template";
import type { Block } from "./block";
import { words } from "./rulebookWords";

/** How the form is laid out: for which records and whom, its pages and sections with their fields; nothing where the template leaves that open. */
export function layoutBlocks(table: TableDef, labelOf: (id: string) => string, lang: Lang): readonly Block[] {
  const [and, then] = lang === "en" ? [", ", "; "] : ["、", "；"];
  const hasPages = table.layouts.some(({ tabs }) => tabs.some(({ title }) => title !== null));
  const isFor = ({ when, by }: LayoutDef): string => {
    const parts = [when === null ? "" : toSentence(when.ast, lang, labelOf), by === undefined ? "" : rolesText(by)[lang]].filter((part) => part !== "");
    return parts.length > 0 ? parts.join(then) : table.layouts.length === 1 ? words.always[lang] : words.otherwise[lang];
  };
  const rows = table.layouts.flatMap((layout) => layout.tabs.flatMap(({ title, sections }) => sections.map((section) => [
    isFor(layout), ...(hasPages ? [title?.[lang] ?? ""] : []), `${section.title[lang]}${section.folded ? ` (${words.folded[lang]})` : ""}`, section.fields.map((id) => `${labelOf(id)}${layout.half.includes(id) ? "½" : ""}`).join(and),
  ])));
  return rows.length === 0 ? [] : [
    { kind: "heading", level: 3, text: words.form[lang] },
    { kind: "table", header: [words.applies, ...(hasPages ? [words.page] : []), words.section, words.fields].map((word) => word[lang]), rows },
    ...(table.layouts.some(({ half }) => half.length > 0) ? [{ kind: "text" as const, text: words.halfWidth[lang] }] : []),
  ];
}
