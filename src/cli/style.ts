import { csvLine } from "../pipeline/csvLine";
import type { Lang } from "../pipeline/session";

/** Words in the user's language, and colour where there is a terminal. */
export type Style = {
  readonly lang: Lang;
  readonly say: (zh: string, en: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly count: (value: number) => string;
};

export function styleOf(lang: Lang, color: boolean): Style {
  const paint = (code: number) => (text: string): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    lang,
    say: (zh, en) => (lang === "zh-CN" ? zh : en),
    bold: paint(1),
    dim: paint(2),
    red: paint(31),
    yellow: paint(33),
    green: paint(32),
    count: (value) => value.toLocaleString("en-US"),
  };
}

/** Columns a text takes in a terminal: Chinese characters take two. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1), 0);
}

export function padRight(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** Lines of columns, aligned; the last column is not padded. */
export function alignColumns(rows: readonly (readonly string[])[], indent = "  "): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, c) => { widths[c] = Math.max(widths[c] ?? 0, textWidth(cell)); });
  return rows.map((row) => indent + row.map((cell, c) => (c === row.length - 1 ? cell : padRight(cell, widths[c]!))).join("  ").trimEnd()).join("\n");
}

/** A whole .csv: the header, then a line for each row. */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [header, ...rows].map(csvLine).join("");
}
