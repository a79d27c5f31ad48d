/**
 * `node tools/data/postcodes.mjs FOLDER`: makes templates/data/postcodes.json from npm packages unpacked as FOLDER/NAME-VERSION/package (npm pack, tar). They are no dependencies: only what is
 * made of them is kept. The SHA-256 of each file read is checked.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { writeData } from "./writeData.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("say where the packages are unpacked");

function checked({ package: packageName, file, sha256 }) {
  const path = join(folder, packageName.replace(/^npm /, ""), "package", file);
  const found = createHash("sha256").update(readFileSync(path)).digest("hex");
  if (found !== sha256) throw new Error(`${path} is another file: ${found}`);
  return path;
}

const patterns = { package: "npm postcode-validator-3.10.22", file: "lib/cjs/postcode-regexes.js", licence: "MIT", sha256: "9ea07f0915362f83e58ba51ce889c0610c3accd390820e4d6152cd0444336f3f" };
const narrower = { package: "npm validator-13.15.35", file: "lib/isPostalCode.js", licence: "MIT", sha256: "32d2ed88d577617b4e659ce2b7b7a4efe9ba4dff8d6f21d4cc73582caa42a018" };
/** Countries for which validator knows which codes are given out, and postcode-validator their length only. */
const narrowed = ["AZ", "BA", "BD", "BY", "CO", "FR", "HR", "IL", "IN", "IR", "NL", "NP", "SE"];
const codes = { package: "npm address-smart-parse-2.0.17", file: "lib/zipCode.js", licence: "ISC", sha256: "27242e185925e922db44510a8a260d79c3d37e25bb18c1ce01c7693d29c72f1c" };

/** China Post's numbering: the first two digits say the province. https://en.wikipedia.org/wiki/List_of_postal_codes_in_China, read 2026-11; held against the 2,819 codes of `codes` below. */
const provinces = {
  北京市: [10, 10], 上海市: [20, 20], 天津市: [30, 30], 重庆市: [40, 40], 内蒙古自治区: [1, 2], 山西省: [3, 4], 河北省: [5, 7], 辽宁省: [11, 12], 吉林省: [13, 13], 黑龙江省: [15, 16], 江苏省: [21, 22], 安徽省: [23, 24],
  山东省: [25, 27], 浙江省: [31, 32], 江西省: [33, 34], 福建省: [35, 36], 湖南省: [41, 42], 湖北省: [43, 44], 河南省: [45, 47], 广东省: [51, 52], 广西壮族自治区: [53, 54], 贵州省: [55, 56], 海南省: [57, 57],
  四川省: [61, 64], 云南省: [65, 67], 陕西省: [71, 72], 甘肃省: [73, 74], 宁夏回族自治区: [75, 75], 青海省: [81, 81], 新疆维吾尔自治区: [83, 84], 西藏自治区: [85, 86],
};
const prefixes = Object.entries(provinces).flatMap(([province, [from, to]]) => Array.from({ length: to - from + 1 }, (_, i) => `${String(from + i).padStart(2, "0")} ${province}`)).sort();
const used = new Set(readFileSync(checked(codes), "utf8").match(/\d{6}/g).map((code) => code.slice(0, 2)));
const listed = new Set(prefixes.map((line) => line.slice(0, 2)));
const differing = [...used].filter((prefix) => !listed.has(prefix)).concat([...listed].filter((prefix) => !used.has(prefix)));
if (differing.length > 0) throw new Error(`the two lists of prefixes differ in ${differing.join(", ")}`);

const { POSTCODE_REGEXES } = createRequire(import.meta.url)(resolve(checked(patterns)));
// China has the table above; UK is another name of GB there.
const byCountry = new Map([...POSTCODE_REGEXES].filter(([country]) => /^[A-Z]{2}$/.test(country) && country !== "CN" && country !== "UK").map(([country, pattern]) => [country, pattern.source]));
// validator keeps its table to itself; its text is read.
const lists = readFileSync(checked(narrower), "utf8");
const named = new Map([...lists.matchAll(/^var (\w+) = \/(.+)\/;$/gm)].map(([, name, source]) => [name, source]));
for (const country of narrowed) {
  const [, inline, name] = new RegExp(`^  ${country}: (?:/(.+)/i?|(\\w+)),$`, "m").exec(lists);
  byCountry.set(country, inline?.replace(/\[a-z\]/g, "[A-Z]").replace("sa|sd|ss", "SA|SD|SS").replace("|^(977)$", "") ?? named.get(name));
}
const countries = [...byCountry].map(([country, pattern]) => `${country} ${pattern}`).sort();
writeData({ name: "postcodes", version: "3.10.22", title: { "zh-CN": "邮政编码：国内省份与各国格式", en: "Postcodes: provinces of China, forms of other countries" }, sources: [patterns, narrower, codes], madeBy: "tools/data/postcodes.mjs" }, {
  format: "`prefixes`: first two digits of a mainland postcode and its province. `countries`: ISO 3166 code and a regular expression for the code in capitals.",
  prefixes,
  countries,
});
