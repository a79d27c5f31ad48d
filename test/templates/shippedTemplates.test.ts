import { readFileSync } from "node:fs";
import { join } from "node:path";
import { testTemplate } from "../../src/engine/testTemplate";
import type { Json } from "../../src/records/cellValue";
import { shippedTemplate, templatesFolder } from "./customer";

type Entry = { readonly id: string; readonly version: string; readonly path: string; readonly title: Json; readonly description: Json };

const read = (path: string): Json => JSON.parse(readFileSync(join(templatesFolder, path), "utf8")) as Json;
const catalogue = (read("index.json") as unknown as { readonly templates: readonly Entry[] }).templates;

describe.each(catalogue.map((entry) => [entry.path, entry] as const))("the shipped template %s", (path, entry) => {
  const template = shippedTemplate(path);

  it("is listed in the catalogue as it is", () => {
    const { id, version, title, description } = template;
    expect(entry).toEqual({ id, version, path, title, description });
  });

  it("says everything in both languages, in plain words", () => {
    const spoken = new Set(["title", "description", "labels", "label", "message", "explain", "x-label", "x-help", "x-message"]);
    const wrong: string[] = [];
    const walk = (value: Json, at: string): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, child] of Object.entries(value as { readonly [key: string]: Json })) {
        // What a test expects is a part of a text.
        if (at === "" && key === "tests") continue;
        if (spoken.has(key)) {
          const { "zh-CN": zh, en } = child as { readonly "zh-CN"?: string; readonly en?: string };
          if (zh === undefined || en === undefined || /[！]|请您/.test(zh)) wrong.push(`${at}/${key}`);
          // Sentences end as sentences; an A or B alone is the same in both.
          if (key === "message" && (!zh!.endsWith("。") || !en!.endsWith(".") || /\p{Script=Han}/u.test(en!.replace(/元|万元/g, "")))) wrong.push(`${at}/${key}`);
        } else walk(child, `${at}/${key}`);
      }
    };
    walk(read(path), "");
    expect(wrong).toEqual([]);
  });

  it("gives no header word to two fields of a table, and no option word to two options", () => {
    const fold = (word: string): string => word.normalize("NFKC").toLowerCase().replace(/[\s*()]/g, "");
    const clashes: string[] = [];
    const claims = (place: string, parts: readonly { readonly id: string; readonly words: readonly string[] }[]): void => {
      const known = new Map<string, string>();
      for (const { id, words } of parts) {
        for (const word of words.map(fold)) {
          if ((known.get(word) ?? id) !== id) clashes.push(`${place} ${word}: ${known.get(word)!}, ${id}`);
          known.set(word, id);
        }
      }
    };
    for (const { id: table, fields } of template.tables) {
      claims(table, fields.map(({ id, label, aliases }) => ({ id, words: [id, label["zh-CN"], label.en, ...aliases] })));
      for (const { id, options } of fields) claims(`${table}.${id}`, (options ?? []).map(({ code, label, aliases }) => ({ id: code, words: [code, label["zh-CN"], label.en, ...aliases] })));
    }
    expect(clashes).toEqual([]);
  });

  const problems = testTemplate(template);
  it.each(template.tests.map((test) => [test.name]))("%s", (name) => {
    expect(problems.filter(({ place }) => place === name).map(({ message }) => message.en)).toEqual([]);
  });
});
