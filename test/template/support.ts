import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TemplateTools, loadTemplate } from "../../src/template/loadTemplate";
import type { Problem, Result } from "../../src/records/problem";
import type { Template } from "../../src/template/template";

export const tools: TemplateTools = {
  decodeUtf8: (bytes) => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  },
  sha256Hex: (bytes) => createHash("sha256").update(bytes).digest("hex"),
};

export const minimalText = readFileSync(join(process.cwd(), "test/template/minimal/minimal.crm.json"), "utf8");

type Node = { [key: string]: Node } & Node[];

/** The minimal template with the values at these JSON pointers replaced, as text; undefined removes. A pointer that ends in `/-` appends. */
export function bent(changes: { readonly [pointer: string]: unknown }): string {
  const template = JSON.parse(minimalText) as Node;
  for (const [pointer, value] of Object.entries(changes)) {
    const path = pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = path.pop()!;
    const owner = path.reduce((at, key) => at[key]!, template);
    if (last === "-") owner.push(value as Node);
    else if (value === undefined) delete owner[last];
    else owner[last] = value as Node;
  }
  return JSON.stringify(template, null, 2);
}

export function load(text: string): Result<Template> {
  return loadTemplate(new TextEncoder().encode(text), tools);
}

/** `code pointer` of every problem. */
export function told(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(({ code, pointer }) => `${code.replace("template/", "")} ${pointer ?? ""}`);
}

export function problemsOf(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}
