import { readFileSync } from "node:fs";
import { join } from "node:path";
import { markdownOf } from "../../src/template/rulebook/markdown";
import { rulebook } from "../../src/template/rulebook/rulebook";
import { sheetRows } from "../../src/template/rulebook/sheetRows";
import { customerTemplate } from "../templates/customer";
import { load } from "./support";

describe.each(["zh-CN", "en"] as const)("the rulebook in %s", (lang) => {
  const blocks = rulebook(customerTemplate, lang);
  const text = markdownOf(blocks);

  it("tells of every field, rule, class row, factor and report by the name that people know", () => {
    const [table] = customerTemplate.tables;
    const cells = new Set(blocks.flatMap((block) => (block.kind === "table" ? block.rows.flat() : [block.text])));
    const missing = [
      ...table!.fields.map(({ label }) => label[lang]), ...table!.rules.map(({ id, title }) => `${title![lang]} (${id})`),
      ...table!.classify.flatMap(({ table: rows, score }) => [...rows.map(({ explain }) => explain![lang]), ...(score?.factors ?? []).map(({ label }) => label[lang])]), ...customerTemplate.reports.map(({ title }) => title[lang]),
    ].filter((name) => !cells.has(name));
    expect(missing).toEqual([]);
    expect(text).not.toMatch(/\[(?:stage|dealAmount)\]|undefined|\{\w+\}/);
  });

  it("has tables whose rows have as many cells as their header, in Markdown and in the sheet", () => {
    const wrong = blocks.filter((block) => block.kind === "table" && block.rows.some((row) => row.length !== block.header.length));
    expect(wrong).toEqual([]);
    for (const table of text.trimEnd().split("\n\n").filter((part) => part.startsWith("|"))) expect(new Set(table.split("\n").map((line) => line.replaceAll("\\|", "").split("|").length)).size).toBe(1);
    const { rows, headings } = sheetRows(blocks);
    expect(headings.every(({ row, level }) => rows[row]!.length > 0 && level <= 3)).toBe(true);
  });
});

it("the rulebook says who may what, when rules are judged, what is told of a field and what archiving does", () => {
  const read = load(readFileSync(join(__dirname, "../../src/template/examples/everyKeyword.crm.json"), "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const text = markdownOf(rulebook(read.value, "en"));
  for (const said of ["Team lead, no reason needed, for 90 days", "at most 100 groups are merged at once; what merges by itself is shown first", "in kg", "date and time with its offset such as 2024-01-31T09:30:00+08:00", "when the table is checked in the pane, on the command line", "Moved by", "not shown once written", "says where it comes from", "only the last 5 changes are told", "coloured by size 0 → 20", "coloured by size the smallest → the largest", "this still names it, told as archived", "| Lost | name, stage, lostBecause |", "| Team lead | Business | Stage | name, stage, total½, expected½ |", "| All others | Company | Contact (folded) |", "½: beside its neighbour"]) expect(text).toContain(said);
});
