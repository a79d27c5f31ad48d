import type { Problem } from "../records/problem";
import type { OpenedFile } from "./openedFile";

/** Hands the workbook over as a download, under its own name; gives what kept it from being saved. */
export async function saveFile(file: OpenedFile): Promise<readonly Problem[]> {
  const saved = await file.save();
  if (!saved.ok) return saved.problems;
  const address = URL.createObjectURL(new Blob([saved.value as Uint8Array<ArrayBuffer>], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name().replace(/\.(csv|tsv|tab|txt|jsonl|ndjson|xltx)$/i, "").replace(/(\.xlsx|\.xlsm)?$/i, (kind) => kind || ".xlsx");
  link.click();
  URL.revokeObjectURL(address);
  return [];
}
