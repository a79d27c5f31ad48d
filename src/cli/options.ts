import type { OpenOptions } from "../pipeline/locate";
import type { CommandContext } from "./command";

/** What `openTables` wants to know, from the arguments. */
export function openOptions({ args, templates }: CommandContext): OpenOptions {
  return { templates, chosen: args.template !== null, sheet: args.sheet, answers: args.answers };
}
