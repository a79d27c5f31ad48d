import { nodesOf } from "./gate";
import { jsonPointer, linesOf, nodeAt, offsetInString } from "./jsonText";
import type { Path } from "./templateProblems";

/** Pointer of a value, and the line and column of its start, both from 1. */
export type TemplatePlace = { readonly pointer: string; readonly line: number; readonly column: number };

/** Where things stand in the text of a template that was loaded. `index`: the place of that character of the string there; of the nearest part that exists where the path leads to none. */
export function placesIn(source: string): (path: Path, index?: number) => TemplatePlace {
  const root = nodesOf(source);
  const lineAt = linesOf(source);
  return (path, index) => {
    const node = nodeAt(root, path);
    let known = path;
    while (known.length > 0 && nodeAt(root, known.slice(0, -1)) === node) known = known.slice(0, -1);
    return { pointer: jsonPointer(known), ...lineAt(index === undefined ? node.start : offsetInString(source, node, index)) };
  };
}
