/** What a thread of `main.workers` runs. */
import { parentPort } from "node:worker_threads";
import { type FieldQuestion, buffersOf, fieldWorker } from "../engine/fieldWorkers";

const answer = fieldWorker();
parentPort!.on("message", (question: FieldQuestion) => {
  const answered = answer(question);
  parentPort!.postMessage(answered, buffersOf(answered));
  // What a thread that does nothing has in its memory stays there: another search begins with another one.
  if (question.kind === "done") parentPort!.close();
});
