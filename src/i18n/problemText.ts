/** Texts that the pane and the command line share. May: render problems, hold words. May not: know where they are shown. */
import type { Problem } from "../records/problem";
import { type Lang, fillText } from "../records/text";

/** Where and what, as one sentence; the facts are filled in. */
export function problemMessage(problem: Problem, lang: Lang): string {
  const position = problem.line === undefined ? "" : `:${problem.line}:${problem.column ?? 1}`;
  const place = `${problem.place ?? ""}${position}`;
  return `${place === "" ? "" : place + (lang === "zh-CN" ? "：" : ": ")}${fillText(problem.message, problem.data ?? {}, lang)}`;
}

/** What to do next. */
export function problemHint(problem: Problem, lang: Lang): string {
  return fillText(problem.hint, problem.data ?? {}, lang);
}

/** A problem as plain JSON with its texts rendered: the shape that machines read. */
export function problemJson(problem: Problem, lang: Lang): { readonly [key: string]: string | number } {
  return {
    code: problem.code,
    ...(problem.place === undefined ? {} : { place: problem.place }),
    ...(problem.pointer === undefined ? {} : { pointer: problem.pointer }),
    ...(problem.line === undefined ? {} : { line: problem.line, column: problem.column ?? 1 }),
    message: fillText(problem.message, problem.data ?? {}, lang),
    hint: problemHint(problem, lang),
  };
}
