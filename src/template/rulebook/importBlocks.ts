import type { Lang } from "../../records/text";
import type { ImportProfile, TableDef } from "../template";
import type { Block } from "./block";
import { words } from "./rulebookWords";

/** What is agreed for files that come again and again: a row for each profile. */
export function importBlocks({ imports = [], keys }: TableDef, labelOf: (id: string) => string, lang: Lang): readonly Block[] {
  const and = lang === "en" ? ", " : "、";
  const row = (profile: ImportProfile): readonly string[] => [
    `${profile.title[lang]} (${profile.id})`, profile.source ?? words.chosen[lang],
    profile.mode === "add" ? words.addsAll[lang] : (profile.keys ?? keys.map(({ id }) => id)).map((id) => keys.find((key) => key.id === id)!.fields.map(labelOf).join(" + ")).join(and),
    Object.entries(profile.policy).map(([field, policy]) => `${field === "*" ? words.others[lang] : labelOf(field)}${lang === "en" ? ": " : "："}${words.policies[policy][lang]}`).join(lang === "en" ? "; " : "；"),
    [words.faultyRows[profile.faulty][lang], words.repeatedRows[profile.duplicates][lang]].join(lang === "en" ? "; " : "；"),
  ];
  return imports.length === 0 ? [] : [{ kind: "heading", level: 3, text: words.imports[lang] }, { kind: "table", header: [words.profile, words.files, words.foundBy, words.filledCells, words.otherRows].map((word) => word[lang]), rows: imports.map(row) }];
}
