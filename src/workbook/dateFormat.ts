/** What a number format says of days and times, by its own letters. @source ECMA-376 part 1, 18.8.31 numFmts */

type Said = "nothing" | "time" | "day";
const said = new Map<string, Said>();

/**
 * Whether numbers of such a format are days, times of day or hours that have passed: it holds a year, month, day, hour, second, weekday or era place outside quotes, escapes, paddings and brackets, or an
 * elapsed time such as `[h]`. `General` (also as localized Excel spells it) and `0.00E+00` are none.
 */
export function isDateFormat(code: string): boolean {
  return saidBy(code) !== "nothing";
}

/** Whether it shows the day, its month or its year; `h:mm`, `mm:ss` and `[h]:mm` do not. */
export function showsDay(code: string): boolean {
  return saidBy(code) === "day";
}

function saidBy(code: string): Said {
  let known = said.get(code);
  if (known !== undefined) return known;
  if (said.size > 10_000) said.clear();
  said.set(code, (known = read(code)));
  return known;
}

function read(code: string): Said {
  let places = "";
  for (let i = 0; i < code.length; i++) {
    const char = code[i]!;
    if (char === "\\" || char === "_" || char === "*") i++;
    else if (char === '"') i = endOf(code, '"', i + 1);
    else if (char === "[") {
      const end = endOf(code, "]", i + 1);
      if (/^(?:h+|m+|s+)$/i.test(code.slice(i + 1, end))) return "time";
      i = end;
    } else places += char;
  }
  const letters = places.toLowerCase().replace(/general|g\/\p{L}+/gu, "").replace(/e[+-]/g, "").replace(/am\/pm|a\/p|上午\/下午/g, "h");
  if (/[ydge]|aaa/.test(letters)) return "day";
  // m is minutes behind hours and before seconds, else the month.
  const runs = letters.match(/h+|m+|s+/g) ?? [];
  if (runs.some((run, at) => run.startsWith("m") && runs[at - 1]?.startsWith("h") !== true && runs[at + 1]?.startsWith("s") !== true)) return "day";
  return runs.length > 0 ? "time" : "nothing";
}

function endOf(code: string, mark: string, from: number): number {
  const at = code.indexOf(mark, from);
  return at < 0 ? code.length : at;
}
