/**
 * The desk: what the pane asks of the product, in the words of the people at it. It stands in a worker, beside the engine, and drives the pipeline; only plain data crosses to the page,
 * and never more of it than one view shows. Each part is a file of its own in the folder of its view.
 */
import { classesDesk } from "../classes/classesDesk";
import { duplicatesDesk } from "../duplicates/duplicatesDesk";
import { findingsDesk } from "../findings/findingsDesk";
import { governingDesk } from "../governing/governingDesk";
import { historyDesk } from "../history/historyDesk";
import { recordDesk } from "../record/recordDesk";
import { importingDesk } from "../importing/importingDesk";
import { reportsDesk } from "../reports/reportsDesk";
import { startDesk } from "../start/startDesk";
import { type DeskEvent, type DeskPlace, type Person, deskContext } from "./deskContext";
import { sheetDesk } from "./sheetDesk";

export type { DeskEvent, DeskPlace, Person };

export type Desk = ReturnType<typeof createDesk>;

/** The parts are sorted; a new one is its own file and one line here. */
export function createDesk(place: DeskPlace, who: Person, tell: (event: DeskEvent) => void) {
  const context = deskContext(place, who, tell);
  return {
    become: (person: Person): Promise<void> => context.become(person),
    classes: classesDesk(context),
    close: (): Promise<void> => context.close(),
    duplicates: duplicatesDesk(context),
    findings: findingsDesk(context),
    governing: governingDesk(context),
    history: historyDesk(context),
    /** Settles when no command is under way: the workbook is not half of what one makes of it. */
    idle: (): Promise<void> => context.idle(),
    importing: importingDesk(context),
    record: recordDesk(context),
    reports: reportsDesk(context),
    sheet: sheetDesk(context, tell),
    start: startDesk(context),
    /** Stops the command under way before it writes; one that writes already goes on to its end. */
    stop: async (): Promise<void> => context.stop(),
  };
}
