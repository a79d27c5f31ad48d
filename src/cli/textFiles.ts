import type { Problem } from "../pipeline/session";
import type { Arguments, TextOptions } from "./arguments";
import type { TextFormat } from "./system";

/** What a file is by its name: one of the text formats, or a workbook. */
export function textFormatOf(name: string): TextFormat | null {
  const extension = /\.(csv|txt|tsv|tab|jsonl|ndjson)$/i.exec(name)?.[1]!.toLowerCase();
  if (extension === undefined) return null;
  return extension === "jsonl" || extension === "ndjson" ? "jsonl" : extension === "tsv" || extension === "tab" ? "tsv" : "csv";
}

/** The options that speak of the file that is written: those that a text file which is read does not take for itself, the guard both do. */
export function writtenOptions({ files, text }: Pick<Arguments, "files" | "text">): Pick<TextOptions, "encoding" | "delimiter" | "guard"> {
  const readsText = textFormatOf(files[0]!) !== null;
  return { encoding: text.outputEncoding ?? (readsText ? null : text.encoding), delimiter: readsText ? null : text.delimiter, guard: text.guard };
}

/** An option that would be of no use with these files: it is refused, never ignored. `target`: what is written, null where nothing is. */
export function idleOption({ files, text, memory }: Pick<Arguments, "files" | "text" | "memory">, target: string | null): Problem | null {
  const source = textFormatOf(files[0]!);
  const written = target === null ? null : textFormatOf(target);
  const useful: Readonly<Record<keyof TextOptions, boolean>> = {
    encoding: source !== null || written !== null,
    outputEncoding: written !== null,
    delimiter: source === "csv" || source === "tsv" || (source === null && written === "csv"),
    quote: source === "csv" || source === "tsv",
    guard: source === "csv" || source === "tsv" || written === "csv" || written === "tsv",
  };
  if (memory !== null && source !== null) return { code: "cli/memoryOption", message: { "zh-CN": "--memory 只用于工作簿，对文本文件没有意义。", en: "--memory is for workbooks and means nothing for a text file." }, hint: { "zh-CN": "去掉它。", en: "Leave it out." } };
  const idle = (Object.keys(useful) as (keyof TextOptions)[]).find((name) => text[name] !== null && !useful[name]);
  if (idle === undefined) return null;
  const option = idle === "outputEncoding" ? "--output-encoding" : `--${idle}`;
  return { code: "cli/textOption", message: { "zh-CN": `${option} 对这里的文件没有意义。`, en: `${option} means nothing for these files.` }, hint: { "zh-CN": "去掉它；它只用于 .csv、.tsv 或 .jsonl（详见 crm --help）。", en: "Leave it out: it is for a .csv, .tsv or .jsonl (see crm --help)." } };
}
