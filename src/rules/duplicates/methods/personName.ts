import { withoutMarks } from "../../../fields/latinLetters";
import { foldVariants } from "../../../fields/matchKey";
import { endsTitle, hanTitles } from "../../../fields/personTitles";
import { spokenName } from "../../../fields/spokenName";
import { compoundSurnames } from "../../../fields/surnames";
import { foldLower, hasHan } from "../../../fields/width";
import { isCellError, plainText } from "../../../records/cellValue";
import { hashText } from "../hashText";
import { type KeyWriter, writeKey } from "../keyWriter";
import { jaroWinklerSimilarity } from "./jaroWinkler";
import { type Form, type MatchMethod, characterBits, hint, incomparable, unmarked } from "./method";
import { sameNickname, fullNames } from "./nicknames";
import { firstMark, lastMark, lettersIn, twoWordsDiffer } from "./wordMarks";
import { osaDistance } from "./osaDistance";

/** `words` in the order written, none of a Chinese name; `surnameOnly`: 张总, 王小姐; `generation`: jr, sr, ii ... are another person. */
export type Person = Form & { readonly han: boolean; readonly words: readonly string[]; readonly surnameOnly: boolean; readonly generation: string; /** How a Chinese name sounds, as it is written in Latin letters, surname first; of a Latin one the words run together. */ readonly sound: string; /** Letters of `sound` that are the surname's; of a Latin name none. */ readonly surname: number };

/** A mark: the bag of a Chinese name's characters in the lower bits, then how it sounds. */
const bagBits = 23, soundBits = 7, lengthBits = 4, longestSound = (1 << lengthBits) - 1;
/** Of the bag in the rest of a mark: two characters that fall together in the one bag seldom do in the other. */
const restBits = 31;
const bagMask = (1 << bagBits) - 1, soundMask = ((1 << soundBits) - 1) << bagBits;

/** Longer ones are compared in their beginning. */
const longestName = 100;
const hanTitle = new RegExp(`(?:${hanTitles.join("|")}|总|董|工|哥|姐)$`);
const latinTitles = new Set(["mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam"]);
const generations = new Set(["jr", "sr", "junior", "senior", "ii", "iii", "iv"]);

const said = {
  surname: { "zh-CN": "{field}只知道姓相同", en: "{field}: of one only the surname is known, and it is the same" },
  spelled: { "zh-CN": "{field}一方是拼音，读音相同", en: "{field}: one is written in Latin letters and sounds the same" },
  order: { "zh-CN": "{field}相同（次序不同）", en: "{field}: the same in another order" },
  variants: { "zh-CN": "{field}相同（繁简或异体字）", en: "{field}: the same in traditional or variant characters" },
} as const;

/**
 * Two spellings of one person's name: title, blanks, dots and the order of the parts do not count (欧阳·锋 = 欧阳锋, Smith, John = John Smith); an initial stands for its name, a middle
 * name may be missing, one slip is near. A nickname stands for its name (Bill, William), and a Chinese name for how it is spelled in Latin letters (张伟, Zhang Wei). A surname alone (张总) is a hint,
 * any other name in another script says nothing. Jr and Sr are two people.
 */
export const personName: MatchMethod<Person> = {
  name: "personName",
  cuts: [0.95, 0.88, 0.8, 0.7, 0.5],
  keys: writePerson,
  coincidental: true,
  hints: true,
  holds: (whole, part) => (part.han ? whole.key.includes(part.key) : part.words.every((word) => whole.words.includes(word))),
  part: ({ han, key, words }) => (han ? key.length <= 2 : words.length === 1),
  parts: ({ han, key, words }) => (han ? [...key] : words),
  form(value) {
    if (value === null || isCellError(value)) return null;
    const folded = foldLower(plainText(value).slice(0, longestName));
    const bare = withoutMarks(folded);
    const text = bare === folded ? folded : bare.toLowerCase();
    return hasHan(text) ? hanForm(commonHan.test(text) ? text : text.replace(/[^\p{L}\p{N}]/gu, "")) : latinForm(text);
  },
  compare(a, b) {
    if (a.han !== b.han) return !a.surnameOnly && !b.surnameOnly && a.sound.length === b.sound.length && crosswise(a, b) ? 0.95 : incomparable;
    return a.han ? compareHan(a, b) : compareLatin(a, b);
  },
  marks: {
    of: (person) => (!person.han ? firstMark(person) : person.surnameOnly ? unmarked : characterBits(person.key, bagBits) | soundMark(person.sound)),
    rest: (person) => (person.han ? characterBits(person.key, restBits) : lastMark(person)),
    // No character in common, and another sound.
    differ: (x, y, restX, restY) => (x >= 0 && y >= 0 ? ((x & y & bagMask) === 0 || (restX & restY) === 0) && ((x ^ y) & soundMask) !== 0 : x < 0 && y < 0 && x !== unmarked && y !== unmarked && twoWordsDiffer(x, restX, y, restY)),
    // One is Chinese, the other in Latin letters, and too long or short to be it.
    silent: (x, y, restX, restY) => (x ^ y) < 0 && x !== unmarked && y !== unmarked && (x < 0 ? soundLengthOf(y) !== latinLength(x, restX) : soundLengthOf(x) !== latinLength(y, restY)),
  },
  say(a, b, similarity) {
    if (similarity === hint) return said.surname;
    if (a.han !== b.han) return similarity >= 0.95 ? said.spelled : null;
    if (a.key === b.key) return null;
    if (sameBag(a, b)) return said.order;
    return a.han && foldVariants(a.key) === foldVariants(b.key) ? said.variants : null;
  },
};

/** How a Chinese name sounds: how many letters that is, up to `longestSound`, and a few bits of its hash. */
function soundMark(sound: string): number {
  return (Math.min(sound.length, longestSound) << bagBits) | ((hashText(sound, 0) << (bagBits + lengthBits)) & soundMask);
}

function soundLengthOf(mark: number): number {
  return (mark & soundMask) >>> bagBits & longestSound;
}

function latinLength(first: number, rest: number): number {
  return Math.min(lettersIn(first, rest), longestSound);
}

const none: readonly never[] = [];
const commonHan = /^[\u4e00-\u9fff]+$/;

function hanForm(text: string): Person | null {
  if (text === "") return null;
  const title = endsTitle(text) ? (hanTitle.exec(text)?.[0] ?? "") : "";
  const bare = title.length < text.length ? text.slice(0, text.length - title.length) : text;
  const surname = bare.length === 1 || (bare !== text && compoundSurnames.has(bare));
  // 总, 工, 姐 end names as well: only behind a surname alone are they titles.
  const name = title.length === 1 && !surname ? text : bare;
  const family = name.length > 2 && compoundSurnames.has(name.slice(0, 2)) ? 2 : 1;
  const spoken = spokenName(name);
  let surnameSound = "", given = "";
  for (let at = 0; at < spoken.length; at++) if (at < family) surnameSound += spoken[at]!; else given += spoken[at]!;
  return { key: name, han: true, words: none, surnameOnly: surname, generation: "", sound: [surnameSound, given].join(""), surname: surnameSound.length };
}

/** Small Latin letters and digits with blanks, dots and apostrophes between them: most names in an alphabet. */
const plainLatin = /^[a-z0-9 .'`-]*$/;

function latinForm(text: string): Person | null {
  const all = (plainLatin.test(text) ? plainWords(text) : text.replace(/['’`.]/g, (sign) => (sign === "." ? " " : "")).replace(/[^\p{L}\p{N}]+/gu, " ").split(" ")).filter((word) => word !== "" && !latinTitles.has(word));
  const generation = all.length > 1 && generations.has(all[all.length - 1]!) ? all[all.length - 1]!.replace(/^junior$/, "jr").replace(/^senior$/, "sr") : "";
  // A copy: a list to which words were added has room for more.
  const words = all.slice(0, generation === "" ? all.length : -1);
  if (words.length === 0) return null;
  // Joined, not added up: a sum of texts holds its parts.
  const key = (inOrder(words) ? words : [...words].sort()).join(" ");
  return { key: generation === "" ? key : `${key} ${generation}`, han: false, words, surnameOnly: false, generation, sound: words.join(""), surname: 0 };
}

/** How the name sounds with its surname last; of a Latin one its words in the other order. */
function turned({ han, words, sound, surname }: Person): string {
  return han ? sound.slice(surname) + sound.slice(0, surname) : words.length < 2 ? sound : [...words].reverse().join("");
}

/** Two names sound the same, in one order or the other. */
function crosswise(a: Person, b: Person): boolean {
  return a.sound === b.sound || a.sound === turned(b) || turned(a) === b.sound || turned(a) === turned(b);
}

/** The words of a text of plain Latin letters: apostrophes run into them, all else parts them. */
function plainWords(text: string): string[] {
  const words: string[] = [];
  let word = "";
  for (let from = 0, i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : blankCode;
    if (code >= 0x61 || (code >= 0x30 && code <= 0x39)) continue;
    word += text.slice(from, i);
    from = i + 1;
    if (code === apostrophe || code === backquote) continue;
    if (word !== "") words.push(word);
    word = "";
  }
  return words;
}
const blankCode = 0x20, apostrophe = 0x27, backquote = 0x60;

function inOrder(words: readonly string[]): boolean {
  for (let at = 1; at < words.length; at++) if (words[at - 1]! > words[at]!) return false;
  return true;
}

function compareHan(a: Person, b: Person): number {
  const x = a.key, y = b.key;
  if (a.surnameOnly || b.surnameOnly) return x.startsWith(y) || y.startsWith(x) ? hint : 0;
  // Variants of one character sound the same.
  if (sameBag(a, b) || (soundsAlike(a, b) && foldVariants(x) === foldVariants(y))) return 0.95;
  // 张伟 and 张炜, 张伟 and 张伟国 are two people more often than a slip; one of three or more characters behind the same surname is likelier one, and likeliest where it sounds the same (王桂威, 王桂维) or was typed twice (彭芳轩轩).
  const surname = x.charAt(0) === y.charAt(0);
  const long = Math.max(x.length, y.length);
  const slip = long >= 3 && osaDistance(x, y, 1) === 1;
  if (slip && x.length === y.length && soundsAlike(a, b)) return 0.9;
  if (slip && x.length !== y.length && long >= 4 && undoubled(x) === undoubled(y)) return 0.9;
  if (slip && x.length === y.length && surname) return 1 - 1 / long ** 1.5;
  // 由敏妍 and 田敏妍: a whole given name is rarer than a surname.
  return soundsAlike(a, b) || (slip && x.length === y.length && x.slice(1) === y.slice(1)) ? 0.75 : surname ? 0.5 : 0;
}

function undoubled(text: string): string {
  return text.replace(/(.)\1/gu, "$1");
}

/** 张伟 and 章炜: too common to be agreement, yet nearer than strangers. */
function soundsAlike(a: Person, b: Person): boolean {
  return a.sound === b.sound;
}

function sameBag(a: Person, b: Person): boolean {
  if (a.words.length !== b.words.length && !a.han) return false;
  const x = a.han ? a.key : a.sound, y = b.han ? b.key : b.sound;
  return x.length === y.length && y.includes(x.charAt(0)) && sumOfCodes(x) === sumOfCodes(y) && [...x].sort().join("") === [...y].sort().join("");
}

/** By word of the longer name, whether one of the shorter is held against it. */
let taken = new Uint8Array(64);

function compareLatin(a: Person, b: Person): number {
  if (a.generation !== b.generation && a.generation !== "" && b.generation !== "") return 0;
  if (a.sound === b.sound || (a.sound.length === b.sound.length && b.sound.startsWith(a.words[a.words.length - 1]!) && turned(a) === b.sound)) return 0.98;
  if (a.words.every(isInitial) || b.words.every(isInitial)) return incomparable;
  const swap = a.words.length === b.words.length ? a.key > b.key : a.words.length > b.words.length;
  const short = swap ? b.words : a.words, long = swap ? a.words : b.words;
  if (taken.length < long.length) taken = new Uint8Array(long.length * 2);
  for (let index = 0; index < long.length; index++) taken[index] = 0;
  let least = 1;
  let initialFor = false;
  for (const word of short) {
    let best = 0;
    let at = 0;
    while (taken[at] === 1) at++;
    for (let index = at; index < long.length && best < 1; index++) {
      const likeness = taken[index] === 1 ? 0 : partLikeness(word, long[index]!);
      if (likeness > best) { best = likeness; at = index; }
    }
    taken[at] = 1;
    const other = long[at]!;
    if (isInitial(other) && !isInitial(word)) initialFor = true;
    least = Math.min(least, best);
  }
  // Natalie R Smith is not Robert Smith: R stands for a second name where another first one is left over.
  if (initialFor && long.some((word, index) => taken[index] === 0 && !isInitial(word))) least = Math.min(least, 0.5);
  if (least < beginsAlike) return a.words[a.words.length - 1] === b.words[b.words.length - 1] ? 0.5 : least / 2;
  // A name of one word against a longer one names a part only.
  return short.length === long.length ? least : short.length >= 2 ? Math.min(least, 0.95) : 0.8;
}

function isInitial(word: string): boolean {
  return word.length === 1;
}

/** Letters from which two slips in a word are one too many for chance; likeness of words that have more. */
const longWord = 7, beginsAlike = 0.79;

function partLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0) ? 0.9 : 0;
  if (sameNickname(a, b)) return 0.93;
  const near = jaroWinklerSimilarity(a, b);
  if (scrambled(a, b)) return Math.max(near, 0.85);
  // A common beginning alone, as of Zuckermann and Zuckerberg, makes two names alike, not one.
  const most = Math.max(a.length, b.length) >= longWord ? 2 : 1;
  return near >= 0.8 && osaDistance(a, b, most) > most ? beginsAlike : near;
}

/** Osrac for Oscar: all letters are there, in another order. Shorter ones are names of their own (May, Amy). */
function scrambled(a: string, b: string): boolean {
  return a.length === b.length && a.length >= 5 && sumOfCodes(a) === sumOfCodes(b) && [...a].sort().join("") === [...b].sort().join("");
}

/** The same for the same letters in any order. */
function sumOfCodes(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

/** The name whole, its parts, how it sounds, and its parts under everyday names: what a slip, a turn, a nickname or another script leaves whole. */
function writePerson(person: Person, to: KeyWriter): void {
  const { key, han, words, surnameOnly, sound } = person;
  if (surnameOnly) return;
  writeKey(to, key);
  to.put("sound ");
  to.put(sound);
  to.end();
  const other = turned(person);
  if (other !== sound) {
    to.put("sound ");
    to.put(other);
    to.end();
  }
  if (!han) return writeWords(words, to);
  if (key.length < 3) return;
  to.put(key, 0, 2);
  to.end();
  to.put(key, 1);
  to.end();
  to.put(key, 0, 1);
  to.put(key, 2);
  to.end();
}

function writeWords(words: readonly string[], to: KeyWriter): void {
  for (const word of words) if (word.length > 1) writeKey(to, word);
  for (const word of words) writeSkeleton(word, to);
  if (words.length < 2) return;
  const first = words[0]!, last = words[words.length - 1]!;
  const usual = words.map((word) => fullNames(word)[0] ?? word);
  if (!inOrder(usual)) usual.sort();
  to.put("usual ");
  usual.forEach((word, at) => {
    if (at > 0) to.put(" ");
    to.put(word);
  });
  to.end();
  writeInitial(first, last, to);
  writeInitial(last, first, to);
}

function writeInitial(short: string, whole: string, to: KeyWriter): void {
  to.put("initial ");
  to.put(short, 0, 1);
  to.put(" ");
  to.put(whole);
  to.end();
}

/** The first letter and the consonants behind it, each run of one once. */
function writeSkeleton(word: string, to: KeyWriter): void {
  to.put("skeleton ");
  to.put(word, 0, 1);
  let before = -1;
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code === before || leftOut.includes(word.charAt(i))) continue;
    to.putCode(code);
    before = code;
  }
  to.end();
}
const leftOut = "aeiouyhw";
