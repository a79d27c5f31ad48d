import { type ColumnIndex, type Distinct, type Sample, sampleOf } from "./columnIndex";

/**
 * What is odd in the spelling of texts, whatever they mean. `fullWidth`: letters, digits or blanks of double width; `mixedWidth`: of both widths in one text;
 * `innerBlanks`: two blanks or more in a row; `invisible`: characters that show nothing; `control`: such as no cell should hold.
 */
export type TextFaultKind = "leadingBlank" | "trailingBlank" | "innerBlanks" | "fullWidth" | "mixedWidth" | "invisible" | "control" | "lineBreak";
export type TextFault = { readonly kind: TextFaultKind } & Sample;

/** Text cells by the scripts they use: `mixed` has Chinese and Latin letters, `other` any third script, `none` no letter. */
export type Scripts = { readonly han: number; readonly latin: number; readonly mixed: number; readonly other: number; readonly none: number };

const kinds: readonly TextFaultKind[] = ["leadingBlank", "trailingBlank", "innerBlanks", "fullWidth", "mixedWidth", "invisible", "control", "lineBreak"];
const invisible = /[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/;
const otherScript = /[^\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Faults in the order of their kinds, those that occur; and the scripts of the text cells. Looks at every distinct text once. */
export function textFaults(index: ColumnIndex): { readonly faults: readonly TextFault[]; readonly scripts: Scripts } {
  const found = new Map<TextFaultKind, Distinct[]>();
  const scripts = { han: 0, latin: 0, mixed: 0, other: 0, none: 0 };
  for (const one of index.distinct) {
    if (typeof one.value !== "string") continue;
    const look = lookAt(one.value);
    scripts[look.script] += one.count;
    for (const kind of look.faults) {
      const list = found.get(kind);
      if (list === undefined) found.set(kind, [one]);
      else list.push(one);
    }
  }
  return { faults: kinds.flatMap((kind) => (found.has(kind) ? [{ kind, ...sampleOf(index, found.get(kind)!) }] : [])), scripts };
}

const nothing: readonly TextFaultKind[] = [];

function lookAt(text: string): { readonly faults: readonly TextFaultKind[]; readonly script: keyof Scripts } {
  let [han, latin, rare, wide, narrow, blanks, control, lines] = [false, false, false, false, false, false, false, false];
  let lastBlank = false;
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    let blank = false;
    if (code < 0x80) {
      if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) latin = narrow = true;
      else if (code >= 0x30 && code <= 0x39) narrow = true;
      else if (code === 0x20) blank = true;
      else if (code === 0x0a || code === 0x0d) lines = true;
      else if ((code < 0x20 && code !== 9) || code === 0x7f) control = true;
    } else if (code >= 0x4e00 && code <= 0x9fff) han = true;
    else if (code === 0x3000) blank = wide = true;
    else if (code >= 0xff10 && code <= 0xff19) wide = true;
    else if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) latin = wide = true;
    else if (code === 0xa0) blank = true;
    else rare = true;
    if (blank && lastBlank) blanks = true;
    lastBlank = blank;
  }
  // Anything but plain Chinese and Latin is looked at with the tables of Unicode.
  const other = rare && otherScript.test(text);
  if (rare && !other) {
    han ||= /\p{Script=Han}/u.test(text);
    latin ||= /\p{Script=Latin}/u.test(text);
  }
  const script = other ? "other" : han && latin ? "mixed" : han ? "han" : latin ? "latin" : "none";
  const edges = isEdge(text.charCodeAt(0)) || isEdge(text.charCodeAt(end - 1));
  const hidden = rare && invisible.test(text);
  if (!(edges || blanks || wide || control || lines || hidden)) return { faults: nothing, script };
  const has: Readonly<Record<TextFaultKind, boolean>> = {
    leadingBlank: text.trimStart() !== text, trailingBlank: text.trimEnd() !== text, innerBlanks: blanks && /[ \u00a0\u3000]{2}/.test(text.trim()),
    fullWidth: wide, mixedWidth: wide && narrow, invisible: hidden, control, lineBreak: lines,
  };
  return { faults: kinds.filter((kind) => has[kind]), script };
}

function isEdge(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}
