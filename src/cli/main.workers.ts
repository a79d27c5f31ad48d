import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { FieldAnswer, FieldQuestion, FieldWorkers } from "../engine/fieldWorkers";

/** More threads than this have no field of their own to compare. */
const mostWorkers = 4;

/** A thread is started in the time in which so many records are searched. */
const leastRecords = 20_000;

/** Threads that share finding duplicates with this one; null where this one does it alone. `workers`: this one included; null = as many as pay on this machine. */
export function nodeWorkers(workers: number | null): FieldWorkers | null {
  const count = Math.min(workers ?? availableParallelism(), mostWorkers) - 1;
  if (count < 1) return null;
  const threads: { [worker: number]: Thread } = {};
  const ask = (worker: number, question: FieldQuestion): Promise<FieldAnswer> => {
    const thread = (threads[worker] ??= new Thread());
    // It ends with its search.
    if (question.kind === "done") delete threads[worker];
    return thread.ask(question);
  };
  return { count, least: leastRecords, ask };
}

/** Answers come in the order of the questions. It keeps the program running only while it owes an answer. */
class Thread {
  private readonly worker = new Worker(join(__dirname, "fieldWorker.cjs"));
  private readonly waiting: { readonly resolve: (answer: FieldAnswer) => void; readonly reject: (error: unknown) => void }[] = [];

  constructor() {
    this.worker.on("message", (answer: FieldAnswer) => {
      this.waiting.shift()!.resolve(answer);
      if (this.waiting.length === 0) this.worker.unref();
    });
    this.worker.on("error", (error) => { for (const { reject } of this.waiting.splice(0)) reject(error); });
  }
  ask(question: FieldQuestion): Promise<FieldAnswer> {
    return new Promise((resolve, reject) => {
      this.worker.ref();
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(question);
    });
  }
}
