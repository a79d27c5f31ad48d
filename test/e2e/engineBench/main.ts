/** A page with nothing on it but the worker that is measured. */
import { wrap } from "comlink";
import type { EngineBench } from "./bench.worker";

(window as unknown as { engineBench: unknown }).engineBench = wrap<EngineBench>(new Worker(new URL("./bench.worker.ts", import.meta.url)));
