import { HostRefusal } from "../../workbook/hostProblem";
import { excelProblem, problemOfCode, richApiCode } from "./excelProblem";
import type { OfficeApi } from "./officeApi";
import type { OwnWrites } from "./ownWrites";

/** A request that failed on the way: its problem, and the code that Excel gave. What it did to the workbook is not known. */
export class RequestFailure extends HostRefusal {
  constructor(problem: HostRefusal["problem"], readonly code: string) {
    super(problem);
  }
}

/** Longer than any request of ours takes; Excel restarts a pane that blocks for five seconds, so an answer this late will not come. */
const patience = 30_000;
/** Codes after which the same reading may work in a moment. */
const passing = new Set(["ActivityLimitReached", "Conflict", "MemoryLimitReached", "RequestAborted", "ServiceNotAvailable"]);
const mostTries = 5;

/** How much goes into one request or answer: less once Excel has refused one for its size. One for a host, so that no run learns it anew. */
export class Pace {
  /** Excel on the web takes 5 MB, and a long request blocks the user. */
  bytes = 1_500_000;

  /** Cells of a first block, before it is known how long their contents are. */
  get cells(): number {
    return Math.max(1, Math.floor(this.bytes / 75));
  }

  slower(): void {
    this.bytes = Math.max(2_000, Math.floor(this.bytes / 2));
  }
}

/** One run of Excel.run: the queue of requests. */
export class Session {
  constructor(readonly context: Excel.RequestContext, readonly api: OfficeApi, readonly ownWrites: OwnWrites, readonly pace: Pace) {}

  /** Sends what is queued. Anything that goes wrong is thrown as a `RequestFailure`. */
  async sync(): Promise<void> {
    let done = false;
    // A promise that never settles would hold the user up for ever.
    const late = this.api.wait(patience).then(() => {
      if (!done) throw new RequestFailure(excelProblem("excel/noAnswer", undefined, { seconds: patience / 1000 }), "NoAnswer");
    });
    try {
      await Promise.race([this.context.sync(), late]);
    } catch (error) {
      if (error instanceof HostRefusal) throw error;
      const code = richApiCode(error);
      if (code === null && error instanceof TypeError) throw error;
      throw new RequestFailure(problemOfCode(code ?? "no code"), code ?? "");
    } finally {
      done = true;
      late.catch(() => undefined);
    }
  }

  /** Sends a request that changes nothing: it is queued anew and repeated where Excel was only busy. */
  async read<T>(queue: () => T): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const queued = queue();
      try {
        await this.sync();
        return queued;
      } catch (error) {
        if (!(error instanceof RequestFailure) || !passing.has(error.code) || attempt === mostTries) throw error;
        await this.api.wait(250 * 2 ** attempt);
      }
    }
  }

  /** Sends a request that changes cells or structure, without redrawing and recalculating in between. */
  async write(): Promise<void> {
    this.context.application.suspendScreenUpdatingUntilNextSync();
    this.context.application.suspendApiCalculationUntilNextSync();
    await this.sync();
  }
}
