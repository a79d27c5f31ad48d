import { foldWidth } from "../../../fields/width";
import { onText, type StepKind } from "../stepKind";

/** Codes of another shape that hold the same letters and digits are written in the shape of most: OLD0012 and old-0012 as OLD-0012. */
export const formatStep: StepKind = {
  kind: "format",
  lossless: false,
  propose({ type, profile }) {
    const pattern = profile.standardFormat;
    const main = profile.formats[0];
    if (type !== null || pattern === null || main === undefined || main.lengths.min !== pattern.length || main.lengths.max !== pattern.length || !isWritable(pattern)) return null;
    return { params: { pattern }, reason: { id: "step.format", data: { pattern, example: main.example } } };
  },
  change({ pattern }) {
    if (typeof pattern !== "string" || !isWritable(pattern)) return null;
    const slots = pattern.replace(/[^9Aa]/g, "");
    return onText((text) => {
      const signs = foldWidth(text).replace(/[\s\-_./·—–]+/g, "");
      if (signs.length !== slots.length || !fits(signs, slots)) return text;
      let next = 0;
      return pattern.replace(/[9Aa]/g, (slot) => (slot === "A" ? signs[next++]!.toUpperCase() : slot === "a" ? signs[next++]!.toLowerCase() : signs[next++]!));
    });
  },
};

/** Digits and Latin letters with marks between them; nothing that stands for a run of any length. */
function isWritable(pattern: string): boolean {
  return pattern.length <= 40 && /^[9Aa \-_./·]+$/.test(pattern) && /[9Aa]/.test(pattern);
}

function fits(signs: string, slots: string): boolean {
  for (let i = 0; i < slots.length; i++) if (!(slots[i] === "9" ? /[0-9]/ : /[A-Za-z]/).test(signs[i]!)) return false;
  return true;
}
