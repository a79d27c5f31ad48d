import { latinLetters } from "./latinLetters";

/** A company's name in an alphabet: its words in order, folded, without legal form and articles; the whole name where nothing else is left. */
export type LatinCompany = {
  readonly words: readonly string[];
  /** The words of the legal form as written: co ltd. */
  readonly form: string;
  /** What kind of body the legal form makes it, once each: limited, stock, partnership; company or group say nothing. */
  readonly formKinds: readonly string[];
  /** The legal form as words of which each form has one: co ltd for Company Limited; in the order of the alphabet. */
  readonly formWords: readonly string[];
  readonly branch: string;
};

/** Legal forms by what they make, each with its ways of writing, a short one first. @source ISO 20275 Entity Legal Forms code list (GLEIF), the ones that customer lists hold */
const legalForms: readonly (readonly [kind: string, forms: string])[] = [
  ["limited", `llc, ooo, limited liability company, obshchestvo s ogranichennoi otvetstvennostiu|ltd, limited|pte, pvt, pty, private limited, private company limited|gmbh, gesellschaft mit beschrankter haftung|bv, besloten vennootschap|srl, societa a responsabilita limitata, societatea cu raspundere limitata|sarl, eurl, societe a responsabilite limitee
sl, slu, sociedad limitada, sociedad de responsabilidad limitada|lda, ltda, sociedade limitada|spzoo, zoo, sp z o o, spolka z o o, spolka z ograniczona odpowiedzialnoscia|doo, drustvo s ogranicenom odgovornoscu|sdn, bhd, sendirian berhad
mbh|ug|kft|sro|oy|oyj|as, asa, aps|ab|sia|uab|ou|tov|yk|gk|dmcc|fze|fzco|wll|ltee`],
  ["stock", `inc, incorporated|corp, corporation, corporacion|plc, public limited company|jsc, ao, joint stock company, aktsionernoe obshchestvo|pjsc, pao, publ, public joint stock company, publichnoe aktsionernoe obshchestvo|ojsc, oao, open joint stock company, otkrytoe aktsionernoe obshchestvo|cjsc, zao, closed joint stock company, zakrytoe aktsionernoe obshchestvo|nv, naamloze vennootschap, naamlooze vennootschap|ag, aktiengesellschaft|sa, anonim sirketi, societe anonyme, sociedad anonima, sociedade anonima|spa, societa per azioni|spolka akcyjna|aktiebolag|aktieselskab
kk, kabushiki kaisha|pt, tbk, perseroan terbatas|se|kgaa|sas, sasu|vof|na`],
  ["partnership", "llp, lllp, limited liability partnership|lp, limited partnership|kg, kommanditgesellschaft|ohg|snc|scs|gbr|ev|ek"],
  ["", "co, company, cie, cia, compagnie, comp, kompaniia, kaisha, and company, und co, et cie|group, grp, gruppe, groupe, grupo, gruppo|holding, holdings"],
];
const ways = legalForms.flatMap(([kind, forms]) => forms.split(/[|\n]/).flatMap((line) => { const written = line.split(", "); return written.map((way) => ({ kind, way, short: written[0]! })); }));
const formOf = new Map(ways.filter(({ way }) => !way.includes(" ")).map((form) => [form.way, form]));
const phrases = ways.filter(({ way }) => way.includes(" ")).sort((x, y) => y.way.length - x.way.length);
const phraseStarts = new Set(phrases.map(({ way }) => way.split(" ")[0]!));

const articles = new Set("the and of und et y e i de la le les die das del della di da het".split(" "));
const branchWords = /\b(?:branch|branch office|representative office|rep office|subsidiary)\b/;

/** Short ways of writing words that names of companies are full of. */
const longForms = new Map(`acad academy|admin administration|agri agricultural|amer american|assn association|assoc associates|bldg building|bros brothers|cent central|chem chemicals|comm communications|comms communications|const construction|constr construction|constrn construction|corpn corporation|ctr center|centre center|dept department|dev development|devt development|dist distribution|distr distribution|distrib distribution|elec electric|electr electronics|eng engineering|engg engineering|engrg engineering|ent enterprises|equip equipment|estab establishment|fdn foundation|fin financial|gen general|govt government|hosp hospital|ind industries|inds industries|indl industrial|indus industries|info information|ins insurance|inst institute|instr instruments|int international|intl international|internatl international|inv investments|invest investments|labs laboratories|lab laboratories|labour labor|mach machinery|maint maintenance|mfg manufacturing|mfr manufacturing|mgmt management|mgt management|mkt marketing|mktg marketing|mtg mortgage|natl national|nat national|organisation organization|pharm pharmaceuticals|pharma pharmaceuticals|pkg packaging|prod products|prods products|prop properties|publ publishing|rest restaurant|sci science|sec security|secs securities|serv services|svc services|svcs services|soc society|soln solutions|solns solutions|std standard|sys systems|syst systems|tech technologies|technol technologies|techs technologies|telecomm telecommunications|trans transport|transp transport|trd trading|univ university|util utilities`
  .split("|").map((line): [string, string] => { const at = line.indexOf(" "); return [line.slice(0, at), line.slice(at + 1)]; }));
const units = new Map("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ").map((word, at) => [word, at]));
const tens = new Map("twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, 20 + 10 * at]));
tens.set("fourty", 40);
const ordinals = new Map("first 1|second 2|third 3|fourth 4|fifth 5|sixth 6|seventh 7|eighth 8|ninth 9|tenth 10".split("|").map((line) => { const [word = "", number = ""] = line.split(" "); return [word, number]; }));

/** `text`: folded, lower case, of a script that writes blanks between words. */
export function readLatinCompany(text: string): LatinCompany {
  let line = lettersAndDigits(text);
  const whole = line === "" ? [] : line.split(" ");
  const form: string[] = [];
  const kinds = new Set<string>(), short = new Set<string>();
  const add = (one: (typeof ways)[number]): void => {
    form.push(one.way);
    kinds.add(one.kind);
    short.add(one.short);
  };
  if (whole.some((word) => phraseStarts.has(word))) for (const phrase of phrases) {
    const padded = ` ${line} `;
    const at = padded.indexOf(` ${phrase.way} `);
    if (at < 0 || line.length === phrase.way.length) continue;
    add(phrase);
    line = `${padded.slice(0, at)} ${padded.slice(at + phrase.way.length + 2)}`.replace(/\s+/g, " ").trim();
  }
  const words: string[] = [];
  for (const word of joinLetters(line.split(" "))) {
    const known = formOf.get(word);
    if (known !== undefined) add(known); else if (!articles.has(word) && word !== "") words.push(word);
  }
  kinds.delete("");
  return { words: withNumbers((words.length === 0 ? whole : words).map((word) => longForms.get(word) ?? word)), form: form.join(" "), formKinds: sortedList(kinds), formWords: sortedList(short), branch: mayBeBranch.test(text) ? (branchWords.exec(whole.join(" "))?.[0] ?? "") : "" };
}
const mayBeBranch = /branch|office|subsidiary/;

const none: readonly string[] = [];
/** Lists of one word, as nearly all are: one for all names. */
const lists = new Map<string, readonly string[]>();

function sortedList(words: ReadonlySet<string>): readonly string[] {
  if (words.size === 0) return none;
  if (words.size > 1) return [...words].sort();
  const [only = ""] = words;
  const known = lists.get(only) ?? [only];
  lists.set(only, known);
  return known;
}

const plainLetters = /^[a-z\d ,()-]*$/;

/** The words of a text with single blanks between them: marks, apostrophes and the dots of n.v. run into them, & is a word, all else parts them. */
function lettersAndDigits(text: string): string {
  if (plainLetters.test(text)) return (text.match(/[a-z\d]+/g) ?? []).join(" ");
  const plain = latinLetters(text.replace(/\bo\.\s?o\.\s?o\.?(?=\s|$)/g, "ooo")).replace(/['’`´]/g, "").replace(/&/g, " and ").replace(/\b(?:\p{L}\.){2,}/gu, (dotted) => dotted.replaceAll(".", ""));
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** n v and s a are one word, as S C Johnson and SC Johnson are. */
function joinLetters(words: readonly string[]): readonly string[] {
  if (words.every(({ length }) => length > 1)) return words;
  const out: string[] = [];
  let letters = "";
  for (const word of [...words, ""]) {
    if (word.length === 1 && /\p{L}/u.test(word)) { letters += word; continue; }
    if (letters !== "") out.push(letters);
    letters = "";
    out.push(word);
  }
  return out.filter((word) => word !== "");
}

/** Forty-four, forty 4, first and 1st as digits; a name that is nothing but such a word keeps it. */
function withNumbers(words: readonly string[]): readonly string[] {
  if (words.length < 2) return words;
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const ten = tens.get(word);
    const unit = ten === undefined ? undefined : (units.get(words[at + 1] ?? "") ?? (/^[1-9]$/.test(words[at + 1] ?? "") ? Number(words[at + 1]) : undefined));
    if (ten !== undefined) { out.push(String(ten + (unit !== undefined && unit < 10 ? unit : 0))); if (unit !== undefined && unit < 10) at++; }
    else out.push(String(units.get(word) ?? ordinals.get(word) ?? (word.charCodeAt(0) <= 0x39 && /^\d+(?:st|nd|rd|th)$/.test(word) ? word.replace(/\D+/, "") : word)));
  }
  // A copy: a list to which words were added has room for more.
  return out.slice();
}
