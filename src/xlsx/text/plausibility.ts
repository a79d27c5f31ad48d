import { type TextEncoding, decodeStrictly } from "./encodings";

/*
 * How much a text looks like something that people write: what tells one legacy encoding from another, since most bytes are valid in several of them. Characters that are
 * common in running text, names, companies and column heads weigh most, the level of common characters of the national standard less, everything else speaks against it.
 */

/** Of the most frequent characters, and those of surnames, places and the words of customer lists. @source Jun Da, Modern Chinese Character Frequency List (2004), its head. */
const simplified = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运户称姓址号码联箱省县镇乡村街楼室栋层备注额编状态级源职责跟签约订单票税银账付款采购销售商贸技集团股份投咨询服网络软媒广装饰筑械造材料食药医疗器易流输供链育培训房京沪深圳州津庆杭武汉苏宁波青岛连沈阳济郑沙福厦昆石庄哈滨昌贵浙江河湖李刘陈杨黄赵吴周徐孙朱胡郭林罗梁谢宋唐韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶魏吕丁姚卢姜崔钟谭陆汪范廖贾夏韦邹孟熊秦邱尹薛段雷侯龙史陶黎贺顾毛钱严戴孔伟芳娜秀英敏静丽磊洋勇艳杰娟涛超兰霞刚桂芬玲辉志玉梅春华六七八九零百千元收未否页男邮限甲乙丙戊测试例店厂";
/** Those of the same kind that are written otherwise in Taiwan and Hong Kong. */
const traditional = "這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內給門兒東聲員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運客戶稱號碼聯絡郵縣鎮鄉樓備註額編狀態級職負責約訂單稅銀帳台灣臺雄竹桃園陳黃吳劉楊鄭謝洪賴葉蘇莊呂蕭羅簡鍾游詹施盧趙顏柯翁孫鄧傅俊傑宏豪雅婷怡君淑惠";
const shared = [...simplified];
const kanji = "日一人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会社株式有限担当者番号住所京都府県市区町村田佐藤鈴橋渡辺伊井林加吉松野原石池岡島清崎森阿部郎美太様備考額納品請求支払営業課員商国際製造工技術研究開発管理事務自動取引情報通信システム氏客文目的新連絡";
const hangul = "이다는에의을가고하지를은한도로사자서인어기나대시것리들있수니아그부정일면보해장원전오성과연동제주라만상구조소여우비스교유안신마무공때말생모치세물국내방민요학적발김박최강윤임식회담당화번호름메객명울산광천군길송홍철영희진경현미선용준혜숙순재중관계점품입금액업체표";

type Script = { readonly common: ReadonlySet<string>; readonly level1: ReadonlySet<string>; readonly kana: number };

/** Pairs of bytes as one text: the first level of a national standard. */
function level(encoding: TextEncoding, from: number, to: number, trails: readonly (readonly [number, number])[]): ReadonlySet<string> {
  const characters = new Set<string>();
  for (let lead = from; lead <= to; lead++) {
    for (const [first, last] of trails) {
      for (let trail = first; trail <= last; trail++) {
        const text = decodeStrictly(Uint8Array.of(lead, trail), encoding);
        if (text !== null) characters.add(text);
      }
    }
  }
  return characters;
}

/** @source GB 2312-1980 rows 16 to 55; Big5 level 1; JIS X 0208 level 1; KS X 1001 rows 16 to 40. */
const scripts: Readonly<Partial<Record<TextEncoding, () => Script>>> = {
  gb18030: () => ({ common: new Set(simplified + traditional), level1: level("gb18030", 0xb0, 0xd7, [[0xa1, 0xfe]]), kana: 0.2 }),
  big5: () => ({ common: new Set([...traditional, ...shared]), level1: level("big5", 0xa4, 0xc6, [[0x40, 0x7e], [0xa1, 0xfe]]), kana: 0.1 }),
  shift_jis: () => ({ common: new Set(kanji), level1: level("shift_jis", 0x88, 0x97, [[0x40, 0x7e], [0x80, 0xfc]]), kana: 0.9 }),
  "euc-jp": () => ({ common: new Set(kanji), level1: level("euc-jp", 0xb0, 0xcf, [[0xa1, 0xfe]]), kana: 0.9 }),
  "euc-kr": () => ({ common: new Set(hangul), level1: level("euc-kr", 0xb0, 0xc8, [[0xa1, 0xfe]]), kana: 0.1 }),
};
const made = new Map<TextEncoding, Script>();

/** From about -1 (never written by anybody) to 1 (everyday text); 0 for a text without characters beyond ASCII. U+FFFD stands for bytes that are none of the encoding. */
export function plausibility(text: string, encoding: TextEncoding): number {
  if (encoding === "windows-1252") return western(text);
  const family = encoding === "gbk" || encoding.startsWith("utf") ? "gb18030" : encoding;
  let script = made.get(family);
  if (script === undefined) made.set(family, (script = scripts[family]!()));
  let [sum, count] = [0, 0];
  for (const character of text) {
    if (character < "\u0080") continue;
    count++;
    sum += script.common.has(character) ? 1 : script.level1.has(character) ? 0.35 : weightOf(character, script.kana);
  }
  return count === 0 ? 0 : sum / count;
}

function weightOf(character: string, kana: number): number {
  if (/[\u3041-\u30fe]/.test(character)) return kana;
  if (/[\u3000-\u3011\uff01-\uff5e\uffe5\u2014\u2018-\u201d\u2026\u00b7]/.test(character)) return 0.5;
  if (/[\u4e00-\u9fff\uac00-\ud7a3\u2100-\u22ff\u2460-\u24ff\u2600-\u26ff\u20ac]|\p{Extended_Pictographic}/u.test(character)) return -0.1;
  return character === "\ufffd" ? -3 : -0.6;
}

/** Letters with accents stand between plain letters, one or two at a time; signs stand by themselves. Longer runs are another encoding read wrongly. */
function western(text: string): number {
  let [sum, count] = [0, 0];
  for (const { 0: run, index } of text.matchAll(/[^\u0000-\u007f]+/g)) {
    count += run.length;
    const besideLetter = /[a-zA-Z]/.test(text[index - 1] ?? "") || /[a-zA-Z]/.test(text[index + run.length] ?? "");
    const letters = run.length <= 2 && besideLetter && /^[À-ÖØ-öø-ÿŒœŠšŽžŸ]+$/.test(run);
    const sign = run.length === 1 && /[\u00a0€£¥§©®°±²³·»«–—‘’“”•…™]/.test(run);
    sum += run.length * (letters ? 0.7 : sign ? 0.5 : -1);
  }
  return count === 0 ? 0 : sum / count;
}
