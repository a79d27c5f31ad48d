import type { CellValue } from "../records/cellValue";
import type { FieldSpec, FieldType } from "./fieldType";
import { cellText, read, readPartly, shared } from "./reading";
import { compose, dropControls, trimEnds } from "./width";

const tidy = (text: string): string => compose(trimEnds(dropControls(text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text)));

function applySteps(text: string, spec: FieldSpec): { readonly text: string; readonly lost: string } {
  let lost = "";
  for (const step of spec.normalize ?? []) {
    lost += step.loses?.(text) ?? "";
    text = step.apply(text);
  }
  return { text: tidy(text), lost };
}

/**
 * Free text. White space at the ends and control characters go, letters and marks are composed (NFC), line breaks are one character; then the field's own `x-normalize` steps. A number cell becomes the digits Excel shows.
 * Stored `"  Acme （China）"` → `"Acme （China）"`; with `["nfkc"]` → `"Acme (China)"`.
 */
export const textField: FieldType = {
  type: "text",
  label: { "zh-CN": "文本", en: "Text" },
  json: "string",
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw, tidy);
    if (refused !== null) return refused;
    const result = applySteps(text, spec);
    if (result.text === "" && result.lost === "") return read(null);
    return result.lost === "" ? read(result.text) : readPartly(result.text === "" ? null : result.text, "droppedText", { value: result.text, text: result.lost });
  },
  format: (value) => String(value),
  normalize: (value, { spec }) => (typeof value === "string" ? applySteps(tidy(value), spec).text : value),
  check: () => null,
  mask: (value) => maskText(String(value)),
  numberFormat: (spec) => spec.numberFormat ?? "@",
  matchRole: { person: "none", organisation: "none" },
  messages: { errorCell: shared.errorCell, digitsLost: shared.digitsLost, droppedText: shared.droppedText },
  width: 20,
  guess: (samples: readonly CellValue[]) => (samples.length === 0 ? 0 : 0.1),
};

/** First character, then stars: enough to recognise one's own entry, not to read another's. */
export function maskText(text: string): string {
  const characters = [...text];
  return characters.length <= 1 ? "*" : (characters[0] ?? "") + "*".repeat(Math.min(characters.length - 1, 6));
}
