import type { OpenOptions } from "../pipeline/locate";
import type { View } from "../pipeline/masking";
import type { Arguments } from "./arguments";
import type { CommandContext } from "./command";

/** What `openTables` wants to know, from the arguments. */
export function openOptions({ args, templates }: CommandContext): OpenOptions {
  return { templates, chosen: args.template !== null, sheet: args.sheet, answers: args.answers };
}

/** How machine-readable output shows sensitive fields: as what leaves the workbook, unless `--reveal` asks for them whole. */
export function viewOf({ reveal }: Pick<Arguments, "reveal">): View | null {
  return reveal ? null : "export";
}
