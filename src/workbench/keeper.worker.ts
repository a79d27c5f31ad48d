/** The keeper: holds the log of the open file, so that nothing goes with the worker that works on it. */
import { expose } from "comlink";
import { fileLog } from "./fileLog";

const log = fileLog();
// The page hands in a channel for each worker that works on the file.
addEventListener("message", ({ ports: [port] }) => { if (port !== undefined) expose(log, port); });
