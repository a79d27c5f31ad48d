import type { Problem } from "../records/problem";
import { download } from "../taskpane/shell/download";
import type { OpenedFile } from "./openedFile";

/** Hands the workbook over as a download, under its own name; gives what kept it from being saved. */
export async function saveFile(file: OpenedFile): Promise<readonly Problem[]> {
  const saved = await file.save();
  if (!saved.ok) return saved.problems;
  download(file.name().replace(/\.(csv|tsv|tab|txt|jsonl|ndjson|xltx)$/i, "").replace(/(\.xlsx|\.xlsm)?$/i, (kind) => kind || ".xlsx"), saved.value);
  return [];
}
