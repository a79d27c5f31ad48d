import { readFileSync } from "node:fs";
import { Script, createContext } from "node:vm";
import { DocumentCopies } from "./documentCopies";
import type { Emulator } from "./emulator";

type Bridge = { sendMessageToHost(text: string): void; onMessageFromHost?: (text: string) => void };
type Realm = { [name: string]: unknown; Excel: typeof Excel; OfficeExtension: { Utility: { _synchronousCleanup: boolean } }; _richApiNativeBridge: Bridge; Office: Record<string, unknown>; OSF: ClientParts };

/** The real client, speaking to whichever emulator it was connected to last. */
export type OfficeClient = { readonly Excel: typeof Excel; connect(emulator: Emulator): void; /** `Office` with its document, as the client makes it. */ readonly Office: typeof Office; readonly copies: DocumentCopies };

/** Parts of the client that office.js puts together when it starts. */
type ClientParts = {
  _OfficeAppFactory?: object;
  readonly DDA: {
    readonly DispIdHost: { readonly Facade: new (delegates: unknown, parameters: unknown) => object; readonly getClientDelegateMethods: unknown };
    readonly SafeArray: { readonly Delegate: { readonly ParameterMap: unknown } };
    readonly ErrorCodeManager: { initializeErrorMessages(texts: object): void };
    readonly ExcelDocument: new (context: object, settings: null) => Office.Document;
  };
};

/** The client's own document, put together as office.js does it (`OSF.InitializationHelper.prototype.prepareApiSurface`). */
function documentOf(OSF: ClientParts): Office.Document {
  const { DispIdHost, SafeArray, ErrorCodeManager, ExcelDocument } = OSF.DDA;
  // The words of its errors come with a language; what counts is the code.
  ErrorCodeManager.initializeErrorMessages({});
  const facade = new DispIdHost.Facade(DispIdHost.getClientDelegateMethods, SafeArray.Delegate.ParameterMap);
  OSF._OfficeAppFactory = { getHostFacade: () => facade, getContext: () => ({}), getHostInfo: () => ({ isDialog: false }) };
  return new ExcelDocument({ get_clientMode: () => 1, get_docUrl: () => "" }, null);
}

const file = require.resolve("@microsoft/office-js/dist/excel-win32-16.01.debug.js");
let script: Script | undefined;

/** Loads the client of @microsoft/office-js, as it is, into a realm of its own, with the bridge through which a native host speaks to it. */
export function loadClient(): OfficeClient {
  script ??= new Script(readFileSync(file, "utf8"), { filename: file });
  let emulator: Emulator | null = null;
  const bridge: Bridge = {
    sendMessageToHost: (text) => void emulator!.receive(text),
  };
  const copies = new DocumentCopies(() => emulator!);
  const external = { Execute: (...of: Parameters<DocumentCopies["execute"]>) => copies.execute(...of) };
  const realm = { external, console, setTimeout, clearTimeout, Promise, navigator: { userAgent: "" }, _richApiNativeBridge: bridge } as unknown as Realm;
  realm["window"] = realm;
  createContext(realm);
  script.runInContext(realm);
  const document = documentOf(realm.OSF);
  // A run waits until its references are released: tests can count them.
  realm.OfficeExtension.Utility._synchronousCleanup = true;
  return {
    Excel: realm.Excel,
    copies,
    get Office() { return Object.create(realm.Office, { context: { value: { document } } }) as typeof Office; },
    connect(next) {
      emulator = next;
      // office.js fills the context when it starts; here only the client of Excel is loaded, which asks it for the requirement sets.
      const context = { requirements: { isSetSupported: (set: string, version?: string | number) => next.isSetSupported(set, version) } };
      realm.Office = Object.create(realm.Office, { context: { value: context } }) as Realm["Office"];
      next.send = (message) => bridge.onMessageFromHost?.(JSON.stringify(message));
    },
  };
}
