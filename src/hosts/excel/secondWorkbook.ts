import { type Problem, type Result, fail, ok } from "../../records/problem";
import { excelProblem, richApiCode } from "./excelProblem";
import type { OfficeApi } from "./officeApi";

/** The workbook as Excel would save it now. */
export async function workbookBytes(api: OfficeApi): Promise<Result<Uint8Array>> {
  return (await api.fileBytes?.()) ?? fail(noFile("NotSupported"));
}

/** A new, unsaved workbook in a window of its own. @source Microsoft, Excel.createWorkbook (ExcelApi 1.8) */
export async function openSecondWorkbook(api: OfficeApi, bytes: Uint8Array): Promise<Result<boolean>> {
  try {
    await api.Excel.createWorkbook(base64Of(bytes));
    return ok(true);
  } catch (error) {
    const code = richApiCode(error);
    if (code === null) throw error;
    return fail(excelProblem("excel/noSecondWorkbook", undefined, { code }));
  }
}

/** Bytes of one slice: the most that Office takes. @source Microsoft, Office.Document.getFileAsync */
const largestSlice = 4 * 1024 * 1024;

/** The open document, slice by slice. Problems: `excel/noFile` with Office's own code. */
export async function documentBytes(office: Pick<typeof Office, "context" | "FileType" | "AsyncResultStatus">, sliceSize = largestSlice): Promise<Result<Uint8Array>> {
  const answered = asking(office.AsyncResultStatus.Succeeded);
  const file = await answered<Office.File>((callback) => office.context.document.getFileAsync(office.FileType.Compressed, { sliceSize }, callback));
  if (!file.ok) return file;
  const { size, sliceCount } = file.value;
  try {
    const bytes = new Uint8Array(size);
    for (let index = 0, at = 0; index < sliceCount; index++) {
      const slice = await answered<Office.Slice>((callback) => file.value.getSliceAsync(index, callback));
      if (!slice.ok) return slice;
      const data = slice.value.data as ArrayLike<number>;
      bytes.set(data, at);
      at += data.length;
    }
    return ok(bytes);
  } finally {
    // No more than two files may be in memory at once.
    file.value.closeAsync();
  }
}

function asking(succeeded: Office.AsyncResultStatus) {
  return <T>(ask: (callback: (result: Office.AsyncResult<T>) => void) => void): Promise<Result<T>> =>
    new Promise((resolve) => {
      ask(({ status, value, error }) => resolve(status === succeeded ? ok(value) : fail(noFile(String(error.code)))));
    });
}

function noFile(code: string): Problem {
  return excelProblem("excel/noFile", undefined, { code });
}

/** In pieces of a multiple of three bytes, so that none but the last is padded. */
function base64Of(bytes: Uint8Array): string {
  let text = "";
  const piece = 3 * 8192;
  for (let at = 0; at < bytes.length; at += piece) text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return text;
}
