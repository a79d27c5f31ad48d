/** Threads that share finding duplicates, for whoever can start some. */
export { type FieldAnswer, type FieldQuestion, type FieldWorkers, buffersOf, fieldWorker } from "../rules/duplicates/fieldWorker";
