/** `node tools/data/industries.mjs`: makes templates/data/industries.json from tools/data/industries.txt, the sections and divisions of the national standard, a line each. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeData } from "./writeData.mjs";

const file = "tools/data/industries.txt";
const text = readFileSync(file, "utf8");
const sections = [];
const divisions = [];
for (const line of text.trim().split("\n")) {
  const [, code, zh, en] = /^(\w+) (.+) \| (.+)$/.exec(line);
  if (/^[A-T]$/.test(code)) sections.push([code, zh, en]);
  else divisions.push([code, zh, en, sections.at(-1)[0]]);
}
writeData({ name: "industries", version: "2017", title: { "zh-CN": "国民经济行业分类的门类和大类", en: "Sections and divisions of the industrial classification for national economic activities" }, sources: [{ standard: "GB/T 4754-2017", file, sha256: createHash("sha256").update(text).digest("hex") }], madeBy: "tools/data/industries.mjs" }, {
  format: "Code, Chinese name, English name; divisions also the code of their section. The English names are ours.",
  sections,
  divisions,
});
