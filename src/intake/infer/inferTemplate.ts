import type { Json } from "../../records/cellValue";
import type { Work } from "../../records/work";
import { loadTemplateText } from "../../template/loadTemplate";
import { crossHints } from "../profile/hints/crossHints";
import type { ProfileOptions } from "../profile/profileColumn";
import { columnWork } from "../profile/profileTable";
import type { SheetGrid } from "../sheetGrid";
import type { TableCandidate } from "../tableCandidate";
import { type Draft, type Invariant, draftTemplate } from "./draftTemplate";

/** `text`: a template that loads. `dropped`: parts of the draft that the language would not take, by pointer. */
export type InferredTemplate = { readonly text: string; readonly invariants: readonly Invariant[]; readonly dropped: readonly string[]; readonly fields: number; readonly rules: number };

/** A first template from a messy sheet: what each column is, and what the columns say about each other with the cells that break it. The outcome does not depend on the order of the rows, but for the cells named. */
export function* inferWork(candidate: TableCandidate, grid: SheetGrid, options: ProfileOptions): Work<InferredTemplate> {
  const columns = yield* columnWork(candidate, grid, options);
  return accepted(draftTemplate(candidate.sheet, columns, crossHints(columns).found));
}

type Part = { [key: string]: Part };

/** Takes out what the language refuses: a rule goes, a condition of a field too, any other field becomes text. */
function accepted({ template, invariants }: Draft): InferredTemplate {
  const draft = JSON.parse(JSON.stringify(template)) as Part;
  const dropped: string[] = [];
  for (;;) {
    const text = JSON.stringify(draft as unknown as Json, null, 2) + "\n";
    const read = loadTemplateText(text, "");
    const [table] = Object.values(draft["tables"]!);
    if (read.ok) return { text, invariants, dropped, fields: Object.keys(table!["schema"]!["properties"]!).length, rules: ((table!["rules"] ?? []) as unknown as readonly Part[]).length };
    const pointer = read.problems[0]!.pointer ?? "";
    const [, , , part, ...rest] = pointer.split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    dropped.push(pointer);
    const properties = table!["schema"]!["properties"]!;
    const field = part === "schema" && rest[0] === "properties" ? rest[1] : undefined;
    if ((part === "rules" || part === "keys" || part === "dedupe") && rest[0] !== undefined) (table![part] as unknown as Part[]).splice(Number(rest[0]), 1);
    else if (field !== undefined && rest[2] !== undefined && ["x-optionsFrom", "x-requiredWhen"].includes(rest[2])) delete properties[field]![rest[2]];
    else if (field !== undefined && properties[field]!["x-type"] as unknown !== "text") properties[field] = { "x-type": "text", "x-label": properties[field]!["x-label"] } as unknown as Part;
    else throw new Error(`A drafted template is refused at ${pointer}: ${read.problems[0]!.code}`);
  }
}
