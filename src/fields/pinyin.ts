import data from "../../templates/data/pinyin.json";

let table: ReadonlyMap<string, readonly string[]> | null = null;

/** How a Chinese character is read, without tones and the usual one first, ü as v; none for anything else. @source templates/data/pinyin.json */
export function readingsOf(character: string): readonly string[] {
  table ??= new Map(Object.entries(data.readings).flatMap(([syllables, characters]) => {
    const readings = syllables.split(" ");
    return [...characters].map((one) => [one, readings] as const);
  }));
  return table.get(character) ?? [];
}

/** The readings of each character of a text; a Latin letter or digit reads as itself, in lower case, and anything else has none. */
export function pinyinOf(text: string): readonly (readonly string[])[] {
  return [...text].map((character) => (/^[a-z0-9]$/i.test(character) ? [character.toLowerCase()] : readingsOf(character)));
}

/**
 * Whether typed letters stand for characters of a text one after another, each by its syllable or the beginning of it: `zs`, `zhs`, `zhangsan` for 张三. Gives where the first of them stands;
 * null where they stand nowhere. `readings`: of the text's characters, in order.
 */
export function pinyinAt(readings: readonly (readonly string[])[], typed: string): number | null {
  for (let start = 0; start < readings.length; start++) if (readings[start]!.some((reading) => reading[0] === typed[0]) && fits(readings, start, typed)) return start;
  return null;
}

/** Every count of typed letters that the characters so far can use up; no more of them than there are letters. */
function fits(readings: readonly (readonly string[])[], start: number, typed: string): boolean {
  let used: ReadonlySet<number> = new Set([0]);
  for (let at = start; at < readings.length && used.size > 0; at++) {
    const next = new Set<number>();
    for (const from of used) {
      for (const reading of readings[at]!) {
        for (let letters = 1; letters <= reading.length && typed[from + letters - 1] === reading[letters - 1]; letters++) next.add(from + letters);
      }
    }
    if (next.has(typed.length)) return true;
    used = next;
  }
  return false;
}
