import { latinLetters } from "./latinLetters";

/** A company's name in an alphabet: its words in order, folded, without legal form and articles; the whole name where nothing else is left. */
export type LatinCompany = {
  readonly words: readonly string[];
  /** The words of the legal form as written: co ltd. */
  readonly form: string;
  /** What kind of body the legal form makes it, once each: limited, stock, partnership; company or group say nothing. */
  readonly formKinds: readonly string[];
  readonly branch: string;
};

/** Legal forms by what they make: phrases first, then words. @source ISO 20275 Entity Legal Forms code list (GLEIF), the ones that customer lists hold */
const formWords: readonly (readonly [kind: string, words: string])[] = [
  ["limited", `limited liability company|private limited|private company limited|besloten vennootschap|gesellschaft mit beschrankter haftung|societa a responsabilita limitata|societe a responsabilite limitee|sociedad de responsabilidad limitada|sociedad limitada|sociedade limitada|societatea cu raspundere limitata|spolka z ograniczona odpowiedzialnoscia|spolka z o o|sp z o o|obshchestvo s ogranichennoi otvetstvennostiu|drustvo s ogranicenom odgovornoscu|sendirian berhad
llc ltd limited gmbh mbh ug bv bvba srl sarl eurl lda ltda doo ooo kft sro spzoo zoo pte pty pvt sdn bhd sl slu oy oyj as asa aps ab sia uab ou tov yk gk dmcc fze fzco wll ltee`],
  ["stock", `public limited company|public joint stock company|open joint stock company|closed joint stock company|joint stock company|naamloze vennootschap|naamlooze vennootschap|aktiengesellschaft|aktiebolag|aktieselskab|anonim sirketi|societe anonyme|sociedad anonima|sociedade anonima|societa per azioni|spolka akcyjna|otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|aktsionernoe obshchestvo|kabushiki kaisha|perseroan terbatas
inc incorporated corp corporation corporacion plc ag sa nv spa se kgaa jsc ojsc cjsc pjsc oao pao zao ao kk pt tbk sas sasu publ vof na`],
  ["partnership", "limited liability partnership|limited partnership|kommanditgesellschaft\nllp lp lllp kg ohg snc scs gbr ev ek"],
  ["", `and company|und co|et cie\nco company cie cia compagnie comp group grp gruppe groupe grupo gruppo holding holdings kompaniia kaisha`],
];
const kindOf = new Map(formWords.flatMap(([kind, lists]) => lists.split("\n")[1]!.split(/\s+/).map((word): [string, string] => [word, kind])));
const phrases = formWords.flatMap(([kind, lists]) => lists.split("\n")[0]!.split("|").map((phrase) => ({ kind, phrase }))).sort((x, y) => y.phrase.length - x.phrase.length);
const phraseStarts = new Set(phrases.map(({ phrase }) => phrase.split(" ")[0]!));

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
  const kinds = new Set<string>();
  if (whole.some((word) => phraseStarts.has(word))) for (const { kind, phrase } of phrases) {
    const padded = ` ${line} `;
    const at = padded.indexOf(` ${phrase} `);
    if (at < 0 || line.length === phrase.length) continue;
    form.push(phrase);
    kinds.add(kind);
    line = `${padded.slice(0, at)} ${padded.slice(at + phrase.length + 2)}`.replace(/\s+/g, " ").trim();
  }
  const words: string[] = [];
  for (const word of joinLetters(line.split(" "))) {
    const kind = kindOf.get(word);
    if (kind !== undefined) { form.push(word); kinds.add(kind); } else if (!articles.has(word) && word !== "") words.push(word);
  }
  kinds.delete("");
  return { words: withNumbers((words.length === 0 ? whole : words).map((word) => longForms.get(word) ?? word)), form: form.join(" "), formKinds: kinds.size < 2 ? kindLists.get([...kinds][0] ?? "")! : [...kinds].sort(), branch: mayBeBranch.test(text) ? (branchWords.exec(whole.join(" "))?.[0] ?? "") : "" };
}
const mayBeBranch = /branch|office|subsidiary/;
const kindLists = new Map(formWords.map(([kind]) => [kind, kind === "" ? [] : [kind]]));

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
  return out;
}
