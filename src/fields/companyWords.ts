import { foldVariants } from "./matchKey";
import { readLatinCompany } from "./latinCompany";
import { type Region, regionTree } from "./regionTree";
import { foldLower, hasHan } from "./width";

/**
 * The parts of a company's name: 行政区划 + 字号 + 行业 + 组织形式, for a branch with its own word at the end.
 * @source 企业名称登记管理规定 (State Council decree 734, 2020), articles 6 and 15
 */
export type CompanyName = {
  /** Short names of the divisions in it, largest first: 浙江, 杭州; in an alphabet what stands in a bracket behind it: schweiz. Empty = the name has none. */
  readonly places: readonly string[];
  /** They and the divisions that they lie in. */
  readonly within: readonly string[];
  /** 字号: what tells it from others of its trade. In Latin script the words of `core`. */
  readonly brand: string;
  /** What it does; "" = not said. */
  readonly trade: string;
  /** Place and word of a branch (北京分公司), "" = none. */
  readonly branch: string;
  /** Brand and trade together, the legal form left out. */
  readonly core: string;
  /** Core with its place in front, as typed: for slips of the pen. */
  readonly whole: string;
  /** The legal form as written, without brackets: 股份有限公司, 有限合伙, co ltd; "" = none. */
  readonly form: string;
  /** In an alphabet: what kind of body that makes it (limited, stock, partnership); none in Chinese, where a company changes its form and keeps its name. */
  readonly formKinds: readonly string[];
  /** In an alphabet: the words of the form, each form in one way of writing: co ltd. */
  readonly formWords: readonly string[];
  /** Names it had before, from brackets such as （原：…）, （曾用名：…）. */
  readonly former: readonly string[];
  /** What else stands in brackets behind the name and is no part of it: 已注销, 老客户. */
  readonly remarks: readonly string[];
  /** In Latin script: the words of the core in order; null in Chinese. */
  readonly words: readonly string[] | null;
};

/** With the slips of 有限公司 that lists hold. */
const chineseLegal = byLast(`农民专业合作社 专业合作社 合作社 特殊普通合伙 合伙企业 个人独资企业 个体户 股份有限责任公司 有限责任公司 股份有限公司 有限责任公 有限公司司 有限公公司 有限限公司 有有限公司 有限公司 限有公司 有公限司 有限司公 有限司 有限公 有公司 限公司 责任公司 股份公司 集团公司 总公司 母公司 公司 有限合伙 普通合伙 个体工商户 个人独资 股份有限 有限责任 有限 集团 总部`);
/** Ends of a branch's name. A branch is no company of its own, but a customer of its own. */
const branchWords = byLast(`分公司 分店 门店 专卖店 旗舰店 直营店 加盟店 分行 支行 办事处 代表处 联络处 营业部 营业厅 服务部 服务站 分部 分厂 分校 分院 分所 分社 分会 分中心 项目部 事业部`);
/** 原:… and 曾用名…; without a colon only what ends like a body, for 原材料 is none. */
const formerName = /^(?:原名?|曾用名|前身|旧名|更名前)(?:为|是|称)?(?::(.{2,})|(.{2,}(?:公司|集团|厂|店|行|社|所|中心)))$|^(?:formerly(?: known as)?|f\.?k\.?a\.?):? *(.{2,})$/;
const remark = /^(?:已?(?:注销|吊销|停业|停用|更名|作废|失效|搬迁)|(?:新|老|大|潜在|重点|意向|测试|重复)?客户|重复|测试|待核实|临时|vip\d?|总部|母公司)$/;
/** Where the name of the body ends inside the name of its branch. */
const bodyEnd = /^(.*(?:公司|集团|银行|合作社|事务所|学校|医院|中心|厂))(.{0,12})$/;

/** Trades as they begin in a name: longer words first where one begins like another. */
const trades = `信息技术 信息科技 信息 网络科技 网络技术 网络 数据科技 数据 软件 智能科技 智能 科技 技术 电子商务 电子科技 电子 电器 电气 电力 电缆 通信 通讯 半导体 光电 机械 机电 机床 精密 自动化
设备 仪器 仪表 模具 五金 制造 制品 工业 实业 重工 化工 化学 材料 新材料 塑料 塑胶 橡胶 钢铁 金属 玻璃 陶瓷 水泥 建材 建筑 建设 工程 装饰 装修 置业 房地产 地产 物业 园林 能源 新能源 石油 石化
环保 环境 水务 燃气 光伏 电池 商贸 贸易 进出口 百货 超市 零售 批发 食品 饮料 酒业 茶业 粮油 农业 农产品 牧业 渔业 林业 种业 餐饮 酒店 旅游 旅行社 服饰 服装 纺织 家具 家居 家电 日化 化妆品
医药 制药 药业 医疗 生物 健康 保健 教育 培训 文化 传媒 传播 影视 广告 设计 印刷 包装 出版 体育 娱乐 游戏 物流 供应链 运输 货运 航运 快递 仓储 汽车 汽配 车辆 船舶 航空 租赁 融资 投资 资产
资本 基金 证券 保险 担保 金融 财务 会计 税务 咨询 管理 人力 人才 劳务 法律 律师 知识产权 检测 检验 认证 安全 安防 保安 消防 国际 控股 股份 产业 发展 服务 事务 商行 经营部 工作室 研究`.split(/\s+/);

const byFirst = new Map<string, string[]>();
for (const trade of trades) byFirst.set(trade.charAt(0), [...(byFirst.get(trade.charAt(0)) ?? []), trade]);

/** Words by their last character, longest first. */
function byLast(list: string): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const word of list.split(" ").sort((a, b) => b.length - a.length)) words.set(word.slice(-1), [...(words.get(word.slice(-1)) ?? []), word]);
  return words;
}

/** The longest of the words that a text ends with; "" = none. */
function endOf(text: string, words: ReadonlyMap<string, readonly string[]>): string {
  const known = words.get(text.charAt(text.length - 1));
  if (known !== undefined) for (const word of known) if (text.endsWith(word)) return word;
  return "";
}

/** Countries that stand where a place stands. */
const countries = ["中国", "中华", "香港", "澳门", "台湾"];
let placeNames: ReadonlyMap<string, string> | null = null;
/** By the first two characters of a place how long such places are, longest first: most names begin with none. */
const placeLengths = new Map<string, readonly number[]>();
/** By everyday name those of the divisions that it lies in. */
const above = new Map<string, readonly string[]>();

/** Provinces and cities with their everyday names, districts only in full: everyday names of districts (东方, 长安, 和平) are brands more often than places. */
function places(): ReadonlyMap<string, string> {
  if (placeNames !== null) return placeNames;
  const names = new Map<string, string>(countries.map((name) => [name, name]));
  for (const [word, named] of regionTree().byName) {
    const region = named.find(({ region: { level }, full }) => level < 3 || full)?.region;
    if (region === undefined || word.length < 2 || names.has(word)) continue;
    const [name = "", ...outer] = lineOf(region).map(everydayName);
    names.set(word, name);
    above.set(name, outer);
  }
  for (const name of names.keys()) placeLengths.set(name.slice(0, 2), [...new Set([...(placeLengths.get(name.slice(0, 2)) ?? []), name.length])].sort((a, b) => b - a));
  return (placeNames = names);
}

function everydayName({ name }: Region): string {
  return name.replace(/(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市)$/, "");
}

/** A division and those that it lies in, smallest first. */
function lineOf(region: Region): readonly Region[] {
  return region.parent === null ? [region] : [region, ...lineOf(region.parent)];
}

const longestPlace = 11;

function placeAtStart(text: string): string {
  const names = places();
  const lengths = placeLengths.get(text.slice(0, 2));
  if (lengths !== undefined) for (const length of lengths) if (length <= Math.min(longestPlace, text.length - 2) && names.has(text.slice(0, length))) return text.slice(0, length);
  return "";
}

function placeAtEnd(text: string): string {
  for (let length = Math.min(longestPlace, text.length - 2); length >= 2; length--) if (places().has(text.slice(-length))) return text.slice(-length);
  return "";
}

function oldName(inside: string): string | undefined {
  const match = formerName.exec(inside);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** Splits a Chinese name that has been folded: half width, lower case, ASCII brackets, no blanks. */
function readChineseCompany(text: string): CompanyName {
  const found: string[] = [];
  const former: string[] = [];
  const remarks: string[] = [];
  let form = "";
  // A bracket holds a place, a form, a former name, a remark, or a part of the name; only the last belongs to the name proper.
  const open = !text.includes("(") ? text : text.replace(/\(([^()]*)\)/g, (_all, inside: string) => {
    const place = places().get(inside);
    const old = oldName(inside);
    if (place !== undefined) found.push(place);
    else if (old !== undefined) former.push(old);
    else if (remark.test(inside)) remarks.push(inside);
    else if (endOf(inside, chineseLegal) !== "") form = inside;
    else return inside;
    return "";
  });
  const { body, branch } = splitBranch(plainHan.test(open) ? open : open.replace(/[^\p{L}\p{N}]/gu, ""));
  let core = body;
  for (let end = endOf(core, chineseLegal); end !== "" && core.length > end.length; end = endOf(core, chineseLegal)) {
    form = end + form;
    core = core.slice(0, -end.length);
  }
  const whole = core;
  for (let place = placeAtStart(core); place !== ""; place = placeAtStart(core)) {
    found.push(places().get(place)!);
    core = core.slice(place.length);
  }
  const cut = tradeStart(core);
  const { named, within } = placesOf(found);
  return { places: named, within, brand: core.slice(0, cut), trade: core.slice(cut), branch, core, whole, form, formKinds: none, formWords: none, former, remarks, words: null };
}

const none: readonly never[] = [];
const plainHan = /^[\da-z\u4e00-\u9fff]*$/;

type Places = { readonly named: readonly string[]; readonly within: readonly string[] };
/** By the one place that nearly every name has: the same list for all of them. */
const known = new Map<string, Places>();

function placesOf(found: readonly string[]): Places {
  if (found.length === 0) return { named: none, within: none };
  const [only = "", second] = found;
  let places = second === undefined ? known.get(only) : undefined;
  if (places === undefined) {
    const named = [...new Set(found)];
    places = { named, within: [...new Set(named.flatMap((place) => [place, ...(above.get(place) ?? none)]))] };
    if (second === undefined) known.set(only, places);
  }
  return places;
}

function splitBranch(text: string): { readonly body: string; readonly branch: string } {
  const word = endOf(text, branchWords);
  if (word === "" || word.length >= text.length) return { body: text, branch: "" };
  const rest = text.slice(0, -word.length);
  const [, body, middle] = bodyEnd.exec(rest) ?? [];
  if (body !== undefined && body.length >= 4) return { body, branch: (places().get(middle!) ?? middle!) + word };
  const place = placeAtEnd(rest);
  if (place !== "") return { body: rest.slice(0, -place.length), branch: places().get(place)! + word };
  const [, name, number] = /^(.{2,}?)(第?[一二三四五六七八九十\d]{1,3})$/.exec(rest) ?? [];
  return name === undefined ? { body: rest, branch: word } : { body: name, branch: number! + word };
}

/** Where the trade begins: behind a brand of at least two characters; the whole length where no trade is known. */
function tradeStart(core: string): number {
  for (let at = 2; at < core.length; at++) if (byFirst.get(core.charAt(at))?.some((trade) => core.startsWith(trade, at)) === true) return at;
  return core.length;
}

/** Longer names are read in their beginning. */
const longestName = 200;
/** Of a bracket behind a name in an alphabet. */
const mostPlaceWords = 3;

const otherBrackets = /[〔﹙❨⟮【[{〕﹚❩⟯】\]}]/;

/** Takes a name of any script apart, however it is spelled. Null for a text without letters or digits. */
export function readCompanyName(raw: string): CompanyName | null {
  const folded = foldLower(raw.slice(0, longestName));
  const text = otherBrackets.test(folded) ? folded.replace(/[〔﹙❨⟮【[{]/g, "(").replace(/[〕﹚❩⟯】\]}]/g, ")") : folded;
  if (hasHan(text)) return readChineseCompany(foldVariants(/\s/.test(text) ? text.replace(/\s+/g, "") : text));
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const former: string[] = [];
  const places: string[] = [];
  // A bracket holds a former name, a legal form, or where it is: (Schweiz), (Los Angeles).
  const open = !text.includes("(") ? text : text.replace(/\(([^()]*)\)/g, (all, inside: string, at: number) => {
    const old = oldName(inside.trim());
    if (old !== undefined) former.push(old.trim());
    else {
      const { words, form } = readLatinCompany(inside);
      if (at === 0 || form !== "" || words.length === 0 || words.length > mostPlaceWords) return all;
      places.push(words.join(" "));
    }
    return "";
  });
  const { words, branch, form, formKinds, formWords } = readLatinCompany(open);
  const core = words.join(" ");
  return { places, within: places, brand: words[0] ?? "", trade: words.slice(1).join(" "), branch, core, whole: core, form, formKinds, formWords, former, remarks: [], words };
}
