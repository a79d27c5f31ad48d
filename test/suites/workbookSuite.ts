import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { refusedFiles } from "../xlsx/refusedFiles";
import type { Case, Suite } from "./suite";

/** A folder of other people's workbooks, whose README says: each must open, or say why not. Which ones may say why not, and with which code, is one list for all: `refusedFiles`. */
export function workbookSuite(name: string): Suite {
  const path = `suites/${name}`;
  return {
    name,
    path,
    disagreements: {},
    run(root) {
      const files = workbooksBelow(root);
      return { files: files.length, cases: files.map((file) => verdictOf(root, path, file)) };
    },
  };
}

function verdictOf(root: string, path: string, file: string): Case {
  const refused = refusedFiles[`${path}/${file}`];
  const opened = openXlsx(new Uint8Array(readFileSync(join(root, file))));
  return { name: file, expected: refused === undefined ? "opens" : `refused, ${refused}`, actual: opened.ok ? "opens" : `refused, ${opened.problems.map(({ code }) => code).join(" ")}` };
}

/** Every .xlsx and .xlsm below a folder, by its path there, sorted. */
export function workbooksBelow(root: string): string[] {
  return filesBelow(root, /\.xls[xm]$/i);
}

/** Files below a folder whose names fit, by their paths there, sorted. */
export function filesBelow(root: string, names: RegExp): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}
