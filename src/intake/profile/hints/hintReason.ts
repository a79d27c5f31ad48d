import type { Json } from "../../../records/cellValue";
import type { Reason, ReasonId } from "../../reason";
import type { CrossHint } from "./hint";

const shownValues = 4;

/** A hint as a reason that can be told in words. */
export function hintReason({ kind, columns, facts, confidence }: CrossHint): Reason {
  const headers = columns.map(({ letter, header }) => (header === "" ? letter : header));
  const quoted = headers.map((header) => `“${header}”`);
  const values = (facts["values"] ?? []) as readonly Json[];
  const data = {
    a: headers[0]!, b: headers[1] ?? "", last: headers.at(-1)!, parts: quoted.slice(0, -1).join(kind === "product" ? " × " : " + "), all: quoted.join(" "),
    values: values.slice(0, shownValues).map(String).join(" / ") + (values.length > shownValues ? " …" : ""),
    fit: Math.floor(confidence * 1000) / 10,
  };
  return { id: reasonId(kind, facts), data };
}

function reasonId(kind: CrossHint["kind"], facts: CrossHint["facts"]): ReasonId {
  switch (kind) {
    case "dependency": return facts["oneToOne"] === true ? "hint.oneToOne" : "hint.dependency";
    case "order": return facts["dates"] === true ? "hint.dateOrder" : "hint.order";
    case "part": return facts["where"] === "start" ? "hint.part.start" : facts["where"] === "end" ? "hint.part.end" : "hint.part.inside";
    case "fillWhen": return facts["always"] === true ? "hint.fillAlways" : "hint.fillOnly";
    default: return `hint.${kind}`;
  }
}
