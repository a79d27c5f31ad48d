/** `node tools/data/pinyin.mjs FOLDER`: makes templates/data/pinyin.json from the npm package pinyin-pro, unpacked as FOLDER/pinyin-pro-3.29.4/package; it is no dependency. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeData } from "./writeData.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("say where the package is unpacked");
const file = "dist/esm/data/dict1.mjs";
const sha256 = "4ab2e452449ddd75be6b123d74bf0c31ea1ffa205c275849a7589d957c112426";
const bytes = readFileSync(join(folder, "pinyin-pro-3.29.4/package", file));
const found = createHash("sha256").update(bytes).digest("hex");
if (found !== sha256) throw new Error(`${file} is another file: ${found}`);

const tones = { ü: "v", ǖ: "v", ǘ: "v", ǚ: "v", ǜ: "v", ê: "e" };
/** Without tones, ü as people type it: v. */
const plain = (syllable) => [...syllable.normalize("NFC")].map((letter) => tones[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "")).join("");

// `'bǎng páng pāng': ['膀'], líng: ['〇', '伶', …`: the readings of characters, the usual one first.
const readings = new Map();
for (const [, quoted, bare, list] of bytes.toString("utf8").matchAll(/(?:'([^'\n]+)'|([^\s'":{}\[\],]+)):\s*\[([^\]]*)\]/g)) {
  const key = [...new Set((quoted ?? bare).split(" ").map(plain))].filter((syllable) => /^[a-z]+$/.test(syllable)).join(" ");
  // The ideographs of everyday texts and names: the block of 1993 with what was added to it. @source Unicode, CJK Unified Ideographs (4E00–9FFF)
  const characters = [...list.matchAll(/'(.)'/gu)].map(([, character]) => character).filter((character) => character >= "\u4e00" && character <= "\u9fff");
  if (key !== "" && characters.length > 0) readings.set(key, [...(readings.get(key) ?? []), ...characters]);
}
writeData({ name: "pinyin", version: "3.29.4", title: { "zh-CN": "汉字的拼音", en: "Pinyin of Chinese characters" }, sources: [{ package: "npm pinyin-pro-3.29.4", file, licence: "MIT", sha256 }], madeBy: "tools/data/pinyin.mjs" }, {
  format: "By the readings of a character, without tones and the usual one first, ü as v: the characters that are read so.",
  readings: Object.fromEntries([...readings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, characters]) => [key, [...new Set(characters)].sort().join("")])),
});
