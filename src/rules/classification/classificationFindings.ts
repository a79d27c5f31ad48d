import type { Localized } from "../../records/text";
import type { RuleKind } from "../rule";
import { classMessages } from "./classText";
import { findClassFaults } from "./classify";

const messages: { readonly [messageId: string]: Localized } = classMessages;

/** What classifying finds: records without a class, rules that contradict each other, and cells that say another class than the rules. */
export const classificationFindings: RuleKind = {
  kind: "classification",
  messages,
  // Equal shares are counted over all records: one edit can move any other.
  groups: ({ def }) => (def.classify.some(({ rfm }) => typeof rfm?.cuts === "number") ? () => ["rfm"] : () => []),
  check: (input) => input.def.classify.flatMap((def) => findClassFaults(input, def)),
  message: (finding) => messages[finding.messageId],
};
