import type { Json } from "../records/cellValue";
import type { Problem } from "../records/problem";
import type { Localized } from "../records/text";
import { type JsonNode, jsonPointer, linesOf, nodeAt, offsetInString } from "./jsonText";

export type Path = readonly (string | number)[];

/** What is wrong, and what to do about it; the place is added by the collector. */
export type Complaint = { readonly code: string; readonly message: Localized; readonly hint: Localized; readonly data?: { readonly [key: string]: Json } };

/** Only the complaints that are told are put into words: a hostile template earns thousands. */
export type Late = Complaint | (() => Complaint);

/** At most this many problems are told; the last then says how many more there are. */
export const maxProblems = 50;
/** At most this many are kept, so that those told are the first of the text among many; more are not even counted. Chosen by us. */
const maxKept = 1_000;

/**
 * Collects the problems of one template text and gives each its pointer, line and column.
 * Problems come out in the order of the text, whatever the order of the checks.
 */
export class TemplateProblems {
  readonly #found: { readonly path: Path; /** The key, or that character of the string value; else the value. */ readonly on: "key" | number | null; readonly complaint: Late }[] = [];

  /** `root`: where everything stands in the text; asked for when there is something to tell. */
  constructor(readonly text: string, readonly root: () => JsonNode) {}

  get count(): number {
    return this.#found.length;
  }

  /** There are more than will be told: costly checks may stop. */
  get full(): boolean {
    return this.#found.length > maxProblems;
  }

  /** No more are kept: every check may stop. */
  get closed(): boolean {
    return this.#found.length >= maxKept;
  }

  /** About the value at `path`, or about its key where `on` is "key". */
  add(path: Path, complaint: Late, on: "value" | "key" = "value"): void {
    if (!this.closed) this.#found.push({ path, on: on === "key" ? on : null, complaint });
  }

  /** About the `index`-th character of the string at `path`. */
  addInString(path: Path, index: number, complaint: Late): void {
    if (!this.closed) this.#found.push({ path, on: index, complaint });
  }

  list(): readonly Problem[] {
    const root = this.root();
    const sorted = this.#found.map(({ path, on, complaint }) => {
      const node = nodeAt(root, path);
      return { path, complaint, offset: on === null ? node.start : on === "key" ? node.keyStart : offsetInString(this.text, node, on) };
    }).sort((a, b) => a.offset - b.offset);
    const lineAt = linesOf(this.text);
    const inWords = ({ path, offset, complaint }: (typeof sorted)[number]): Problem => {
      const { code, message, hint, data } = typeof complaint === "function" ? complaint() : complaint;
      return { code: `template/${code}`, message, hint, pointer: jsonPointer(path), ...lineAt(offset), ...(data === undefined ? {} : { data }) };
    };
    if (sorted.length <= maxProblems) return sorted.map(inWords);
    const rest = sorted.length - maxProblems + 1;
    const next = sorted[maxProblems - 1]!;
    return [
      ...sorted.slice(0, maxProblems - 1).map(inWords),
      {
        code: "template/more-problems", pointer: jsonPointer(next.path), ...lineAt(next.offset), data: { count: rest },
        message: this.closed ? { "zh-CN": `从这里往后至少还有 ${rest} 个问题没有列出。`, en: `From here on there are at least ${rest} more problems that are not listed.` } : { "zh-CN": `从这里往后还有 ${rest} 个问题没有列出。`, en: `From here on there are ${rest} more problems that are not listed.` },
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
