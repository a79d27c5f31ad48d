/**
 * test/excel-host is an Excel for tests: it answers the requests of the real Office.js client (unmodified, from node_modules) over the workbook model and keeps
 * Excel's documented rules and limits. It is an unverified model: no recorded answers of a real Excel stand behind it, only Microsoft's documentation and the
 * client's own code. Where the documentation leaves open what Excel does, the profiles differ in it, so that nobody comes to rely on one of the ways.
 *
 * This file: the shapes of a request and its answer, as the client sends and reads them.
 */
export type ArgumentInfo = { readonly Arguments?: readonly unknown[] | null; readonly ReferencedObjectPathIds?: readonly unknown[] | null };

export const pathType = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, referenceId: 6, nullObject: 7 } as const;
export const actionType = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;

export type ObjectPath = { readonly Id: number; readonly ObjectPathType: number; readonly Name: string; readonly ParentObjectPathId?: number; readonly ArgumentInfo?: ArgumentInfo };
export type Action = {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[]; readonly Top?: number; readonly Skip?: number };
};
export type RequestBody = { readonly AutoKeepReference: boolean; readonly Actions: readonly Action[]; readonly ObjectPaths: Readonly<Record<string, ObjectPath>> };
export type WireErrorInfo = { readonly Code: string; readonly Message: string; readonly Location?: string; readonly ActionIndex?: number };
export type ResponseBody = { readonly Results: { readonly ActionId: number; readonly Value: unknown }[]; readonly TraceIds: number[]; readonly Error?: WireErrorInfo };
export type Answer = { readonly statusCode: number; readonly body: unknown };

/** What Excel answers in place of a result. `code` is one of `Excel.ErrorCodes` unless a test makes up its own. */
export class WireError extends Error {
  constructor(readonly code: string, message: string, readonly location?: string) {
    super(message);
  }
}

export const refuseWith = (code: string, message: string): never => {
  throw new WireError(code, message);
};
