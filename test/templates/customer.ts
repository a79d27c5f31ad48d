import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadTemplate } from "../../src/template/loadTemplate";
import type { Template } from "../../src/template/template";

export const templatesFolder = join(__dirname, "../../templates");

/** The customer template as the product loads it. */
export const customerTemplate: Template = shippedTemplate("customer/customer.crm.json");

/** A template of the catalogue by its path there. */
export function shippedTemplate(path: string): Template {
  const read = loadTemplate(readFileSync(join(templatesFolder, path)), {
    decodeUtf8: (raw) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw),
    sha256Hex: (raw) => createHash("sha256").update(raw).digest("hex"),
  });
  if (!read.ok) throw new Error(read.problems.map((problem) => `${problem.pointer}: ${problem.message.en}`).join("\n"));
  return read.value;
}
