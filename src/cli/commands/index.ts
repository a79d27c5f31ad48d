/** The commands, in the order in which a person meets them: a new one is its own file and one line here. */
import type { Command } from "../command";
import { archiveCommand } from "./archive";
import { checkCommand } from "./check";
import { classifyCommand } from "./classify";
import { cleanCommand } from "./clean";
import { cleanCopyCommand } from "./cleanCopy";
import { dedupeCommand } from "./dedupe";
import { deleteCommand } from "./delete";
import { fixCommand } from "./fix";
import { governCommand } from "./govern";
import { importCommand } from "./import";
import { journalCommand } from "./journal";
import { keepCommand } from "./keep";
import { learnCommand } from "./learn";
import { markCommand } from "./mark";
import { mergeCommand } from "./merge";
import { planCommand } from "./plan";
import { profileCommand } from "./profile";
import { reportCommand } from "./report";
import { revealCommand } from "./reveal";
import { runCommand } from "./run";
import { templateCheckCommand } from "./templateCheck";
import { templateDocsCommand } from "./templateDocs";
import { templateInferCommand } from "./templateInfer";
import { undoCommand } from "./undo";
import { whyCommand } from "./why";

export const commands: readonly Command[] = [profileCommand, planCommand, cleanCommand, runCommand, governCommand, importCommand, checkCommand, markCommand, fixCommand, keepCommand, revealCommand, dedupeCommand, whyCommand, mergeCommand, learnCommand, archiveCommand, deleteCommand, classifyCommand, reportCommand, journalCommand, undoCommand, cleanCopyCommand, templateCheckCommand, templateDocsCommand, templateInferCommand];
