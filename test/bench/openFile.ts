/** Our own file host as the benches use it: whatever is refused ends the bench. */
import type { Result } from "../../src/pipeline/session";
import { nodeCodec } from "../../src/cli/main.codec";
import { type OpenFile, openFile } from "../../src/hosts/file/openFile";
import type { HostWrite } from "../../src/workbook/host";

export function open(bytes: Uint8Array): OpenFile {
  return done(openFile("bench.xlsx", bytes, {}, { codec: nodeCodec }));
}

export async function write(file: OpenFile, change: HostWrite): Promise<void> {
  done(await file.host.apply([change]));
}

export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
