import type { FieldType, Parsed } from "./fieldType";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, shared } from "./reading";
import { formerRegion, readFormerRegion } from "./regionCodes";
import { readRegion, regionTree } from "./regionTree";
import { trimEnds } from "./width";

function readText(text: string): Parsed {
  const { byPath, byCode } = regionTree();
  if (byPath.has(text)) return read(text);
  if (/^\d{6}(?:0{6})?$/.test(text)) {
    const region = byCode.get(text.slice(0, 6)) ?? (text.slice(2, 4) === "01" && text.slice(4, 6) === "00" ? byCode.get(`${text.slice(0, 2)}0000`) : undefined);
    return region === undefined ? readFormerCode(text, byCode) : read(region.path);
  }
  const found = readRegion(text.replace(/^(?:中华人民共和国|中国)[ ,，]?/, "").slice(0, 120));
  if (found.kind === "several") return refuse("severalRegions", { text: text.slice(0, 40), candidates: found.regions.slice(0, 6).map((region) => region.path).join("、") });
  const former = found.kind === "none" ? readFormerRegion(found.rest, found.known) : null;
  if (former !== null && (former.rest === "" || (found.kind === "none" && found.known !== null))) {
    const facts = { name: former.name, value: former.region.path };
    return former.rest === "" ? readPartly(former.region.path, "formerName", facts) : readPartly(former.region.path, "formerNameAndMore", { ...facts, text: former.rest });
  }
  if (found.kind === "none") return found.known === null ? refuse("unknownRegion", { text: text.slice(0, 40) }) : refuse("unknownPart", { known: found.known.path, rest: found.rest.slice(0, 20) });
  const { path } = found.region;
  if (found.likely) return readPartly(path, "likelyCity", { text, value: path });
  const rest = trimEnds(found.rest);
  return rest === "" ? read(path) : readPartly(path, "droppedText", { value: path, text: rest });
}

function readFormerCode(code: string, byCode: ReadonlyMap<string, { readonly path: string }>): Parsed {
  const former = formerRegion(code.slice(0, 6));
  if (former === undefined) return refuse("unknownCode", { code });
  const value = former.next === null ? undefined : byCode.get(former.next)?.path;
  return value === undefined ? refuse("abolishedCode", { code, name: former.name, year: former.lastYear }) : readPartly(value, "formerCode", { code, name: former.name, value });
}

/**
 * 省市区: a division of China down to the district, stored as its path `广东省/深圳市/南山区` (`北京市/朝阳区`, `海南省/五指山市`: levels that name no place are left out). Reads full and everyday names
 * with or without separators, levels left out where the rest is unique, and codes (440305). A former name or code (昌平县, 110221) leads to the present division where one took over, on
 * confirmation. A name that several places share is refused with the candidates; the rest of an address is
 * dropped only on confirmation. Higher levels alone (广东省) are fine.
 */
export const regionField: FieldType = {
  type: "region",
  label: { "zh-CN": "省市区", en: "Region" },
  json: "string",
  parse(raw) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    return readNothing(text) ?? readText(text);
  },
  // As it is stored: one writing everywhere, in the sheet, the form and the findings.
  format: (value) => String(value),
  normalize(value) {
    if (typeof value !== "string") return value;
    const reading = readText(value);
    return reading.ok && reading.lossless ? reading.value : value;
  },
  check: (value) => (regionTree().byPath.has(String(value)) ? null : issue("unknownRegion", { text: String(value).slice(0, 40) })),
  mask: (value) => `${String(value).split("/")[0] ?? ""}***`,
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    droppedText: shared.droppedText,
    unknownRegion: { "zh-CN": "“{text}”不在省市区名录里，按“广东省/深圳市/南山区”的写法填写。", en: "“{text}” is not a known region. Write it as 广东省/深圳市/南山区." },
    unknownPart: { "zh-CN": "{known} 下面没有“{rest}”（可能是旧名、开发区或写错），按现行区划改写。", en: "There is no “{rest}” in {known}: an old name, a development zone or a slip. Use the present division." },
    formerName: { "zh-CN": "“{name}”是旧名，现在是 {value}，核对后存入。", en: "“{name}” is a former name; the place is now {value}. Check it, then store it." },
    formerNameAndMore: { "zh-CN": "“{name}”是旧名，现在是 {value}；存入后会丢掉“{text}”。", en: "“{name}” is a former name; the place is now {value}. “{text}” would be dropped." },
    formerCode: { "zh-CN": "{code}（{name}）是旧代码，现在是 {value}，核对后存入。", en: "{code} ({name}) is a former code; the place is now {value}. Check it, then store it." },
    abolishedCode: { "zh-CN": "{code}（{name}）在 {year} 年以前已经撤销，改填现行区划。", en: "{code} ({name}) was abolished by {year}. Use the present division." },
    unknownCode: { "zh-CN": "区划代码 {code} 不在现行名录里，核对。", en: "The region code {code} is not in use. Check it." },
    severalRegions: { "zh-CN": "“{text}”可能是：{candidates}。写上省或市。", en: "“{text}” can be: {candidates}. Write the province or city too." },
    likelyCity: { "zh-CN": "“{text}”多半是 {value}，但也有同名的区县，核对后存入。", en: "“{text}” is most likely {value}, but districts share the name. Check it, then store it." },
  },
  width: 24,
  guess: (samples) => guessBy(regionField, samples, 0.94, (raw) => typeof raw === "string"),
};

/** Six digits of a stored region; null where there are none (districts of Hong Kong, Macao, Taiwan) or the path is unknown. */
export function regionCode(path: string): string | null {
  return regionTree().byPath.get(path)?.code ?? null;
}
