import { type Result, ok } from "../records/problem";
import { download } from "../taskpane/shell/download";
import type { OpenedFile } from "./openedFile";

/** Hands the workbook over as a download, under its own name; gives that name, or what kept it from being saved. */
export async function saveFile(file: OpenedFile): Promise<Result<string>> {
  const saved = await file.save();
  if (!saved.ok) return saved;
  const name = file.name().replace(/\.(csv|tsv|tab|txt|jsonl|ndjson|xltx)$/i, "").replace(/(\.xlsx|\.xlsm)?$/i, (kind) => kind || ".xlsx");
  download(name, saved.value);
  return ok(name);
}
