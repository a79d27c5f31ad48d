/** `node tools/data/charVariants.mjs FOLDER`: makes templates/data/charVariants.json from the npm package opencc-js, unpacked as FOLDER/opencc-js-1.4.2/package; it is no dependency. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeData } from "./writeData.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("say where the package is unpacked");
const file = "dist/esm-lib/dict/TSCharacters.js";
const sha256 = "85aee197470c6fa5fce207b4d1fe17b178eb8075b622133cd0eaa3c7d75fe16c";
const bytes = readFileSync(join(folder, "opencc-js-1.4.2/package", file));
const found = createHash("sha256").update(bytes).digest("hex");
if (found !== sha256) throw new Error(`${file} is another file: ${found}`);

// "丟 丢|並 并|…": a traditional character and the simplified ones it may become, the usual one first.
const pairs = /"(.*)"/s.exec(bytes.toString("utf8"))[1].split("|").map((line) => line.split(" ")).map(([from, to]) => [from, to]).filter(([from, to]) => [...from].length === 1 && [...to].length === 1 && from !== to);
/** Shapes of one character in personal names that no simplification table has. Unihan database (UAX #38), kZVariant and kSemanticVariant. */
const shapes = [["𠮷", "吉"], ["髙", "高"], ["﨑", "崎"], ["邨", "村"], ["峯", "峰"], ["淸", "清"], ["靑", "青"], ["羣", "群"], ["濵", "滨"], ["濱", "滨"], ["邉", "边"], ["辺", "边"]];
const known = new Set(pairs.map(([from]) => from));
writeData({ name: "charVariants", version: "1.4.2", title: { "zh-CN": "繁简字与异体字", en: "Traditional, simplified and variant characters" }, sources: [{ package: "npm opencc-js-1.4.2", file, licence: "Apache-2.0", sha256 }], madeBy: "tools/data/charVariants.mjs" }, {
  format: "Pairs of characters: a traditional or variant one, then the simplified one it is compared as.",
  pairs: [...pairs, ...shapes.filter(([from]) => !known.has(from))].map(([from, to]) => from + to).join(""),
});
