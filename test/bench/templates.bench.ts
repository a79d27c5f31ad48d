/** Measures what reading templates costs: the starter pack, and hostile ones until they are refused. Each is read once, as an admin's is; the engine has warmed up on the minimal one. */
import { readFileSync } from "node:fs";
import { loadTemplate } from "../../src/template/loadTemplate";
import { hostileTemplates } from "../template/hostile";
import { minimalText, tools } from "../template/support";

export type TemplatesBench = {
  /** CPU seconds of the starter pack: by a process that has read nothing yet, and again. */
  readonly pack: { readonly first: number; readonly again: number; readonly bytes: number };
  readonly hostile: readonly { readonly name: string; readonly cpu: number }[];
};

export function benchTemplates(pack: string): TemplatesBench {
  const bytes = readFileSync(pack);
  const [first, again] = [cpuOf(bytes), Math.min(...[1, 2, 3].map(() => cpuOf(bytes)))];
  cpuOf(new TextEncoder().encode(minimalText));
  return { pack: { first, again, bytes: bytes.length }, hostile: hostileTemplates.filter(({ harmless }) => harmless !== true).map(({ name, text }) => ({ name, cpu: cpuOf(new TextEncoder().encode(text)) })) };
}

function cpuOf(bytes: Uint8Array): number {
  // What was loaded is kept for the same tools: other ones have it loaded anew.
  const fresh = { ...tools };
  const start = process.cpuUsage();
  loadTemplate(bytes, fresh);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
