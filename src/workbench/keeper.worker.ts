/** The keeper: holds the log of the open file, so that nothing goes with the worker that works on it, and copies it to where it outlives the page. */
import { expose } from "comlink";
import { browserStorage } from "../storage/browserStorage";
import { fileLog } from "./fileLog";
import { snapshotKeeper } from "./snapshots";

const log = fileLog();
const keeper = { ...log, ...snapshotKeeper(log, browserStorage().snapshots) };
export type Keeper = typeof keeper;

// The page hands in a channel for itself, and one for each worker that works on the file.
addEventListener("message", ({ ports: [port] }) => { if (port !== undefined) expose(keeper, port); });
