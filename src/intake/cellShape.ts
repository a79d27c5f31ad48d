/**
 * The shape of a text: digits as 9, capital letters as A, small ones as a, Chinese characters as 汉, other letters as 字, runs of the same kind collapsed;
 * white space is one blank, everything else stays. Words of one shape in a row are one: `Ann Lee` and `Ann Mary Lee` are both `Aa+`.
 */
export function shapeOf(text: string): string {
  const shapes: string[] = [];
  for (const word of build(text, false).split(" ")) {
    const last = shapes.at(-1);
    if (last === undefined || !isWord.test(word) || (last !== word && last !== `${word}+`)) shapes.push(word);
    else shapes[shapes.length - 1] = `${word}+`;
  }
  return shapes.join(" ");
}

const isWord = /^[Aa汉字]+$/;

/** Like `shapeOf`, with the length of runs: `138-1234` is `999-9999`, `AB12` is `AA99`; runs over 30 and runs of Chinese are collapsed. */
export function countedShape(text: string): string {
  return build(text, true);
}

const longestRun = 30;
const longestText = 200;

function build(text: string, counted: boolean): string {
  let shape = "";
  let last = "";
  let run = 0;
  let length = 0;
  for (const character of text) {
    if (++length > longestText) return shape + "…";
    const kind = kindOf(character);
    run = kind === last ? run + 1 : 1;
    const repeats = kind.length === 1 && "9Aa".includes(kind) && counted && run <= longestRun;
    if (kind !== last || repeats || !"9Aa汉字 ".includes(kind)) shape += kind;
    last = kind;
  }
  return shape;
}

function kindOf(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 128) {
    if (code >= 48 && code <= 57) return "9";
    if (code >= 65 && code <= 90) return "A";
    if (code >= 97 && code <= 122) return "a";
    return code <= 32 ? " " : character;
  }
  if (code >= 0xff10 && code <= 0xff19) return "9";
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x20000 && code <= 0x3ffff) || code === 0x3007) return "汉";
  if (code === 0x3000 || code === 0xa0) return " ";
  if (/\p{Lu}/u.test(character)) return "A";
  if (/\p{Ll}/u.test(character)) return "a";
  if (/\p{Nd}/u.test(character)) return "9";
  return /\p{L}/u.test(character) ? "字" : character;
}
