import type { Json } from "../records/cellValue";
import type { Problem } from "../records/problem";
import type { Localized } from "../records/text";
import { type JsonNode, jsonPointer, linesOf, nodeAt, offsetInString } from "./jsonText";

export type Path = readonly (string | number)[];

/** What is wrong, and what to do about it; the place is added by the collector. */
export type Complaint = { readonly code: string; readonly message: Localized; readonly hint: Localized; readonly data?: { readonly [key: string]: Json } };

/** At most this many problems are told; the last then says how many more there are. */
export const maxProblems = 50;

/**
 * Collects the problems of one template text and gives each its pointer, line and column.
 * Problems come out in the order of the text, whatever the order of the checks.
 */
export class TemplateProblems {
  readonly #found: { readonly problem: Problem; readonly offset: number }[] = [];
  readonly #lineAt: (offset: number) => { readonly line: number; readonly column: number };

  constructor(readonly text: string, readonly root: JsonNode) {
    this.#lineAt = linesOf(text);
  }

  get count(): number {
    return this.#found.length;
  }

  /** There are more than will be told: costly checks may stop. */
  get full(): boolean {
    return this.#found.length > maxProblems;
  }

  /** About the value at `path`, or about its key where `on` is "key". */
  add(path: Path, complaint: Complaint, on: "value" | "key" = "value"): void {
    const node = nodeAt(this.root, path);
    this.#push(path, on === "key" ? node.keyStart : node.start, complaint);
  }

  /** About the `index`-th character of the string at `path`. */
  addInString(path: Path, index: number, complaint: Complaint): void {
    this.#push(path, offsetInString(this.text, nodeAt(this.root, path), index), complaint);
  }

  #push(path: Path, offset: number, { code, message, hint, data }: Complaint): void {
    this.#found.push({ offset, problem: { code: `template/${code}`, message, hint, pointer: jsonPointer(path), ...this.#lineAt(offset), ...(data === undefined ? {} : { data }) } });
  }

  list(): readonly Problem[] {
    const sorted = this.#found.toSorted((a, b) => a.offset - b.offset).map(({ problem }) => problem);
    if (sorted.length <= maxProblems) return sorted;
    const rest = sorted.length - maxProblems + 1;
    const { pointer = "", line = 1, column = 1 } = sorted[maxProblems - 1]!;
    return [
      ...sorted.slice(0, maxProblems - 1),
      {
        code: "template/more-problems", pointer, line, column, data: { count: rest },
        message: { "zh-CN": `从这里往后还有 ${rest} 个问题没有列出。`, en: `From here on there are ${rest} more problems that are not listed.` },
        hint: { "zh-CN": "先改正上面列出的问题，再检查一次。", en: "Correct the problems above, then check again." },
      },
    ];
  }
}

/** A name from the template inside a sentence: never long, never with line breaks or control characters. */
export function quoted(text: string): Localized {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD")];
  const short = characters.length > 60 ? characters.slice(0, 59).join("") + "…" : characters.join("");
  return { "zh-CN": `“${short}”`, en: `"${short}"` };
}

/** Names as a list in a sentence, the first ten of them. */
export function listed(names: readonly string[]): Localized {
  const shown = names.slice(0, 10).map(quoted);
  const more = names.length > shown.length;
  return { "zh-CN": shown.map((name) => name["zh-CN"]).join("、") + (more ? " 等" : ""), en: shown.map((name) => name.en).join(", ") + (more ? " and others" : "") };
}
