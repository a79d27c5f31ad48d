import regions from "../../templates/data/regions.json";

/** A division. `path` is its stored form, `广东省/深圳市/南山区`; `code` its six digits, null where GB/T 2260 gives none. */
export type Region = { readonly name: string; readonly code: string | null; readonly path: string; readonly level: 1 | 2 | 3; readonly parent: Region | null; readonly hasChildren: boolean };
type Name = { readonly region: Region; readonly full: boolean };
type RegionTree = {
  readonly byPath: ReadonlyMap<string, Region>;
  readonly byCode: ReadonlyMap<string, Region>;
  readonly byName: ReadonlyMap<string, readonly Name[]>;
  /** By the first two characters of a name: how long such names are, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
};

const ethnic = /(?:蒙古族|蒙古|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|达斡尔|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|怒族|鄂温克族|鄂伦春|裕固族|保安族|独龙族|各族)+$/;

/** The name in everyday use: 广东, 深圳, 浦东, 延边, 恩施; null where a single character would be left (东区, 赵县). */
function shortName(name: string): string | null {
  const place = name.replace(/(?:特别行政区|自治区|自治州|自治县|自治旗|新区|林区|特区|矿区|地区|省|市|区|县|旗|盟)$/, "");
  const people = place.replace(ethnic, "");
  const bare = people.length >= 2 ? people : place; // 内蒙古 is a whole
  return bare.length >= 2 && bare !== name ? bare : null;
}

let tree: RegionTree | null = null;

/** The divisions, indexed on first use. Full names and everyday names of each. */
export function regionTree(): RegionTree {
  if (tree !== null) return tree;
  const byPath = new Map<string, Region>();
  const byCode = new Map<string, Region>();
  const byName = new Map<string, Name[]>();
  const add = (text: string, parent: Region | null, level: Region["level"], hasChildren: boolean, above: string): Region => {
    const digits = /^\d*/.exec(text)?.[0] ?? "";
    const name = text.slice(digits.length);
    const code = digits === "" ? null : (above + digits).padEnd(6, "0");
    const region: Region = { name, code, path: parent === null ? name : `${parent.path}/${name}`, level, parent, hasChildren };
    byPath.set(region.path, region);
    if (code !== null) byCode.set(code, region);
    const short = shortName(name);
    // 恩施州 is the prefecture, not the city 恩施.
    const words: readonly (readonly [string, boolean])[] = [[name, true], ...(short === null ? [] : [[short, false] as const]), ...(name.endsWith("自治州") ? [[`${short ?? ""}州`, true] as const] : [])];
    for (const [word, full] of words) {
      const having = byName.get(word);
      if (having === undefined) byName.set(word, [{ region, full }]);
      else having.push({ region, full });
    }
    return region;
  };
  for (const line of regions.lines) {
    const [provinceText = "", ...cities] = line.split("|");
    const province = add(provinceText, null, 1, true, "");
    const above = provinceText.slice(0, 2);
    for (const text of cities) {
      const [cityText = "", districts] = text.split(":");
      const direct = /^\d{4}/.test(cityText);
      const city = add(cityText, province, direct ? 3 : 2, districts !== undefined, above);
      for (const district of districts === undefined ? [] : districts.split(",")) add(district, city, 3, false, above + (/^\d\d/.exec(cityText)?.[0] ?? ""));
    }
  }
  const lengths = new Map<string, number[]>();
  for (const word of byName.keys()) {
    const start = word.slice(0, 2);
    const having = lengths.get(start);
    if (having === undefined) lengths.set(start, [word.length]);
    else if (!having.includes(word.length)) having.push(word.length);
  }
  for (const having of lengths.values()) having.sort((a, b) => b - a);
  tree = { byPath, byCode, byName, lengths };
  return tree;
}

export function isWithin(region: Region, ancestor: Region): boolean {
  for (let step: Region | null = region; step !== null; step = step.parent) if (step === ancestor) return true;
  return false;
}

export type RegionReading =
  | { readonly kind: "found"; readonly region: Region; readonly rest: string; readonly likely: boolean }
  | { readonly kind: "several"; readonly regions: readonly Region[] }
  | { readonly kind: "none"; readonly known: Region | null; readonly rest: string };

const noLengths: readonly number[] = [];
/** What stands behind an everyday name where the two are one longer name: another rank, a road, and what is named after the place (静安寺, 武侯祠大街, 黄浦江路, 朝阳门外). */
const longerName = /^(?:[市县区旗盟]|地区|.?(?:[路街巷弄道]|大[道街路厦桥])|街道|.[区县镇乡村]|[镇乡村]|广场|公园|机场|火车|车站|[站桥门寺祠庙观塔楼阁陵江河湖海山岭岛港湾滩洲嘴泉城堡])/;
/** 市南, 市北, 市中: the first character is the rank of the city before it, as in 青岛市南京路, unless nothing follows or a blank parts them. */
const rankFirst = /^市(?!$)/;
const separators = " /\\,，、·-—>|_.";

/** Whether the everyday name from `start` to `end` may be the beginning of another name. */
function goesOn(text: string, start: number, end: number): boolean {
  if (end === text.length || separators.includes(text.charAt(end))) return false;
  return longerName.test(text.slice(end, end + 3)) || rankFirst.test(text.slice(start, end));
}

/**
 * The division that a text names, from the largest to the smallest, with levels left out where the rest is unique: 广东深圳南山, 广东省深圳市南山区, 上海 浦东. `rest` is what follows the last
 * name. Several divisions that fit equally well are all given. `likely` = an everyday name that a city and some districts share (西安).
 */
export function readRegion(text: string): RegionReading {
  const { byName, lengths } = regionTree();
  type Step = { readonly region: Region; readonly end: number; readonly shorts: number; readonly words: number };
  const ends: Step[] = [];
  const skip = (at: number): number => {
    while (at < text.length && separators.includes(text.charAt(at))) at++;
    return at;
  };
  const walk = (from: number, under: Region | null, shorts: number, words: number): void => {
    const at = skip(from);
    for (const length of lengths.get(text.slice(at, at + 2)) ?? noLengths) {
      if (at + length > text.length) continue;
      for (const { region, full } of byName.get(text.slice(at, at + length)) ?? []) {
        // 北京北京市朝阳区 and 上海市上海市: the city level of a municipality repeats its name.
        if (under !== null && (!isWithin(region, under) || (region === under && region.level !== 1))) continue;
        const step = { region, end: at + length, shorts: shorts + (full ? 0 : 1), words: words + 1 };
        // 邯郸县 is not 邯郸市, and 朝阳路 is a road: an everyday name ends where no longer name can, unless a division begins there (青岛市南区).
        if (full || !goesOn(text, at, at + length)) ends.push(step);
        if (step.words < 5) walk(step.end, region, step.shorts, step.words);
      }
    }
    if (under !== null && under.level === 1 && text.startsWith("市辖区", at)) walk(at + 3, under, shorts, words);
  };
  walk(0, null, 0, 0);
  const end = Math.max(0, ...ends.map((step) => step.end));
  if (end === 0) return { kind: "none", known: null, rest: text };
  const rest = text.slice(skip(end));
  let best = ends.filter((step) => step.end === end);
  const fewest = Math.min(...best.map((step) => step.shorts));
  if (fewest === 0) best = best.filter((step) => step.shorts === 0);
  let regions = [...new Set(best.map((step) => step.region))];
  // 吉林 is the province and a city in it; 长沙 the city and a county in it: the larger one is meant.
  const outer = regions.filter((region) => !regions.some((other) => other !== region && isWithin(region, other)));
  regions = outer.some((region) => region.level === 1) ? outer.filter((region) => region.level === 1) : outer;
  const [first] = regions;
  // 中山路 begins with a short name by chance: words behind a single everyday name say nothing.
  const chance = rest !== "" && best.every((step) => step.words === 1 && step.shorts === 1 && step.region.level > 1);
  if (first === undefined || chance) return { kind: "none", known: null, rest: text };
  if (regions.length > 1) {
    const cities = regions.filter((region) => region.level === 2);
    if (cities.length === 1 && cities[0] !== undefined && rest === "" && best.every((step) => step.words === 1)) return { kind: "found", region: cities[0], rest, likely: true };
    return { kind: "several", regions };
  }
  const division = /^[^\d\s]{1,8}?(?:自治州|自治县|区|县|市|旗|盟)/.exec(rest);
  if (first.hasChildren && division !== null && !/[路街道镇乡村]/.test(division[0])) return { kind: "none", known: first, rest };
  return { kind: "found", region: first, rest, likely: false };
}
