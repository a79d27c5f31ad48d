/** The engine in a worker of a browser, on the very table that it is measured on in Node. */
import { expose } from "comlink";
import { createEngine } from "../../../src/engine/createEngine";
import type { RecordTable } from "../../../src/records/recordTable";
import { browserTools } from "../../../src/taskpane/desk/browserTools";
import { benchTemplate, circumstances, columns, makeRecords, rules } from "../../bench/manyRules";

let records: RecordTable;

const bench = {
  make(rows: number): void { records = makeRecords(rows); },
  /** Seconds by the clock of a whole check of what was made. */
  async check(): Promise<{ readonly seconds: number; readonly findings: number; readonly fields: number; readonly rules: number }> {
    const template = benchTemplate(browserTools, true);
    const engine = createEngine(browserTools);
    const start = performance.now();
    const found = await engine.check({ template, records, circumstances });
    const seconds = (performance.now() - start) / 1000;
    if (!found.ok) throw new Error(found.problems[0]!.code);
    return { seconds, findings: found.value.length, fields: columns.length, rules: rules.length };
  },
};
export type EngineBench = typeof bench;
expose(bench);
