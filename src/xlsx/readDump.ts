import type { Json } from "../workbook/host";
import { unpackBytes } from "./container/base64";
import type { SheetDump } from "./origin";
import { refuse } from "./xlsxProblem";

type Shape = "text" | "yes or no" | "text or null" | "list" | "number";
const shapes: Readonly<Record<Shape, (value: Json | undefined) => boolean>> = {
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  "yes or no": (value) => typeof value === "boolean",
  "text or null": (value) => value === null || typeof value === "string",
  list: (value) => Array.isArray(value),
};
const rel = { id: "text", type: "text", target: "text", external: "yes or no" } as const;

/** A dump comes back from a journal that anybody may have written into: it is what it should be, or refused. */
export function readDump(json: Json): SheetDump {
  const bad = (): never => refuse("xlsx/badDump");
  const check = (value: Json | undefined, wanted: Readonly<Record<string, Shape>>): { readonly [key: string]: Json } => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return bad();
    const record = value as { readonly [key: string]: Json };
    for (const [key, shape] of Object.entries(wanted)) if (!shapes[shape](record[key])) bad();
    return record;
  };
  const dump = check(json, { version: "number", name: "text", visibility: "text", part: "text", contentType: "text", xml: "text", rels: "list", parts: "list", tables: "list", pivots: "list", definedNames: "list", styles: "list" });
  const list = (key: string): readonly Json[] => dump[key] as readonly Json[];
  if (dump["version"] !== 1 || !["visible", "hidden", "veryHidden"].includes(dump["visibility"] as string) || !isPartName(dump["part"] as string)) bad();
  for (const item of list("rels")) check(item, rel);
  for (const item of list("parts")) {
    const part = check(item, { part: "text", contentType: "text or null", content: "text", rels: "list" });
    if (!isPartName(part["part"] as string)) bad();
    for (const own of part["rels"] as readonly Json[]) check(own, rel);
  }
  for (const item of list("tables")) check(item, { id: "number", name: "text", columns: "list", raw: "text" });
  for (const item of list("pivots")) check(item, { name: "text" });
  for (const item of list("styles")) check(item, { style: "number" });
  if (list("definedNames").some((item) => typeof item !== "string")) bad();
  return json as unknown as SheetDump;
}

/** A packed content of a dump. */
export function dumpedBytes(text: string): Uint8Array {
  return unpackBytes(text) ?? refuse("xlsx/badDump");
}

function isPartName(name: string): boolean {
  return /^[^\\:\u0000-\u001f]{1,400}$/.test(name) && name.split("/").every((folder) => folder !== "" && folder !== "." && folder !== "..");
}
