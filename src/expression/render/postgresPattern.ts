/**
 * A pattern in RE2's syntax (`Pattern.re2`) as PostgreSQL reads patterns; null where it has no like: classes of Unicode properties, letters whatever their case, word boundaries, more than 255 repeats.
 * @source https://www.postgresql.org/docs/15/functions-matching.html#POSIX-SYNTAX-DETAILS
 */
export function postgresPattern(re2: string): string | null {
  let out = "";
  let inClass = false;
  for (let at = 0; at < re2.length; ) {
    const rest = re2.slice(at);
    const repeat = inClass ? null : /^\{(\d+)(?:,(\d*))?\}/.exec(rest);
    if (repeat !== null && (Number(repeat[1]) > 255 || Number(repeat[2] ?? 0) > 255)) return null;
    const hex = /^\\x\{([0-9a-f]+)\}/i.exec(rest);
    const set = /^\\([dwDW])/.exec(rest);
    if (hex !== null) out += hex[1]!.length > 4 ? `\\U${hex[1]!.padStart(8, "0")}` : `\\u${hex[1]!.padStart(4, "0")}`;
    else if (set !== null) {
      const inside = set[1] === "d" ? "0-9" : set[1] === "w" ? "0-9A-Za-z_" : null;
      if (inside === null && inClass) return null;
      out += inClass ? inside! : inside === null ? (set[1] === "D" ? "[^0-9]" : "[^0-9A-Za-z_]") : `[${inside}]`;
    } else if (/^\\[A-Za-z]|^\(\?[^:]/.test(rest)) return null;
    else if (rest[0] === "\\") out += rest.slice(0, 2);
    else {
      if (rest[0] === "[") inClass = true;
      else if (rest[0] === "]") inClass = false;
      out += rest[0]!;
    }
    at += hex?.[0].length ?? (rest[0] === "\\" ? 2 : 1);
  }
  return out;
}
