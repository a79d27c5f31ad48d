/** Letters that have no Latin base after decomposition. @source ICAO Doc 9303 part 3 section 6 (national characters, Cyrillic); ELOT 743 for Greek */
const table = new Map(`ß ss|æ ae|œ oe|ø o|đ d|ð d|þ th|ł l|ı i|ħ h|ŋ n|а a|б b|в v|г g|ґ g|д d|е e|є ie|ё e|ж zh|з z|и i|і i|ї i|й i|ј j|к k|л l|љ lj|м m|н n|њ nj|о o|п p|р r|с s|т t|ћ c|у u|ў u|ф f|х kh|ц ts|ч ch|џ dz|ш sh|щ shch|ъ |ы y|ь |э e|ю iu|я ia
α a|β v|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|ψ ps|ω o`.split(/[|\n]/).map((line): [string, string] => [line.charAt(0), line.slice(2)]));

const foreign = new RegExp(`[${[...table.keys()].join("")}]`, "gu");

/** Lower-case text of Latin, Cyrillic or Greek script in Latin letters without marks, as passports write it: Société, Сергей → societe, sergei. Other scripts stay as they are. */
export function latinLetters(text: string): string {
  return withoutMarks(text).replace(foreign, (letter) => table.get(letter)!);
}

/** ASCII and the common Chinese characters have no marks and are composed already: most texts. */
const unmarked = /^[\x00-\x7f\u4e00-\u9fff]*$/;

/** Letters without their marks, compatibility forms as the letters that they stand for: é → e, ﬁ → fi. */
export function withoutMarks(text: string): string {
  return unmarked.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC");
}
