import { readFileSync } from "node:fs";
import { Script, createContext } from "node:vm";
import type { Emulator } from "./emulator";

type Bridge = { sendMessageToHost(text: string): void; onMessageFromHost?: (text: string) => void };
type Realm = { [name: string]: unknown; Excel: typeof Excel; OfficeExtension: { Utility: { _synchronousCleanup: boolean } }; _richApiNativeBridge: Bridge; Office: Record<string, unknown> };

/** The real client, speaking to whichever emulator it was connected to last. */
export type OfficeClient = { readonly Excel: typeof Excel; connect(emulator: Emulator): void };

const file = require.resolve("@microsoft/office-js/dist/excel-win32-16.01.debug.js");
let script: Script | undefined;

/** Loads the client of @microsoft/office-js, as it is, into a realm of its own, with the bridge through which a native host speaks to it. */
export function loadClient(): OfficeClient {
  script ??= new Script(readFileSync(file, "utf8"), { filename: file });
  let emulator: Emulator | null = null;
  const bridge: Bridge = {
    sendMessageToHost: (text) => void emulator!.receive(text),
  };
  const realm = { console, setTimeout, clearTimeout, Promise, navigator: { userAgent: "" }, _richApiNativeBridge: bridge } as unknown as Realm;
  realm["window"] = realm;
  createContext(realm);
  script.runInContext(realm);
  // A run waits until its references are released: tests can count them.
  realm.OfficeExtension.Utility._synchronousCleanup = true;
  return {
    Excel: realm.Excel,
    connect(next) {
      emulator = next;
      // office.js fills the context when it starts; here only the client of Excel is loaded, which asks it for the requirement sets.
      const context = { requirements: { isSetSupported: (set: string, version?: string | number) => next.isSetSupported(set, version) } };
      realm.Office = Object.create(realm.Office, { context: { value: context } }) as Realm["Office"];
      next.send = (message) => bridge.onMessageFromHost?.(JSON.stringify(message));
    },
  };
}
