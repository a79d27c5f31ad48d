import { must } from "../contracts/sampleWorkbook";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import type { Emulator } from "./emulator";

/** Values as a native host hands them over. */
type SafeArray = { toArray(): readonly unknown[]; dimensions(): number };
const safe = (values: readonly unknown[]): SafeArray => ({ toArray: () => [...values], dimensions: () => 1 });

/** Numbers by which the client names what it asks of the host, and how it names a kind of file. */
const methods = { copy: 77, chunk: 80, release: 81 } as const;
const compressed = 5;
/** Status codes of the client. @source Microsoft, "Office JavaScript API common errors" */
const status = { succeeded: 0, internalError: 5001, fileTypeNotSupported: 1009, invalidSlice: 8002 } as const;

/**
 * What the host answers where the client asks for the open document as a file: a copy, as it stands, held until it is released and given away in slices. No more than two copies are held at
 * once, and Excel on the web has no workbook to give. @source Microsoft, Office.Document.getFileAsync
 */
export class DocumentCopies {
  private readonly held = new Map<number, Uint8Array>();
  private last = 0;
  constructor(private readonly emulator: () => Emulator) {}

  get open(): number {
    return this.held.size;
  }

  /** `window.external.Execute` of a native host. @throws Error for anything that is not known here. */
  execute(method: number, given: ArrayLike<unknown>, answer: (response: SafeArray | number) => void): void {
    const [first, offset, length] = Array.from(given) as [number, number, number];
    const { model, profile } = this.emulator();
    // An answer never comes before the call is over.
    const reply = (response: SafeArray | number): void => void setTimeout(() => answer(response));
    if (method === methods.copy) {
      if (first !== compressed || profile.name === "web") return reply(status.fileTypeNotSupported);
      if (this.held.size === 2) return reply(status.internalError);
      const bytes = must(saveXlsx(model));
      this.held.set(++this.last, bytes);
      return reply(safe([status.succeeded, safe([this.last, bytes.length])]));
    }
    if (method === methods.chunk) {
      const bytes = this.held.get(first);
      if (bytes === undefined || offset >= bytes.length) return reply(status.invalidSlice);
      const slice = bytes.subarray(offset, offset + length);
      return reply(safe([status.succeeded, safe([safe([...slice]), slice.length])]));
    }
    if (method === methods.release) {
      this.held.delete(first);
      return reply(safe([status.succeeded]));
    }
    throw new Error(`The host knows no method ${method}`);
  }
}
