import type { Localized } from "../../records/text";
import type { Ast, Span } from "../ast";

/** Why an expression has no such rendering: which part of it, and what about it. It still runs in the pane, on import and in the command line. */
export type PaneOnly = Span & { readonly code: string; readonly reason: Localized };

/** Thrown by the rendering of a part, caught by the entry point that was called: a rendering is whole or not there. */
export class NoRendering extends Error {
  constructor(readonly why: PaneOnly) {
    super(why.code);
  }
}

export function paneOnly(node: Ast, code: string, zh: string, en: string): never {
  throw new NoRendering({ code: `expression/${code}`, reason: { "zh-CN": zh, en }, start: node.start, end: node.end });
}

export function rendered<T>(render: () => T): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: PaneOnly } {
  try {
    return { ok: true, value: render() };
  } catch (thrown) {
    if (thrown instanceof NoRendering) return { ok: false, why: thrown.why };
    throw thrown;
  }
}
