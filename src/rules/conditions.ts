import type { FieldDef } from "../template/template";
import { bound } from "./bound";
import type { CheckInput } from "./rule";

type Of = (index: number) => boolean;
type Where = Pick<CheckInput, "table" | "inputs" | "old">;
const always: Of = () => true;
const never: Of = () => false;

/** The records that do not ask for a field: where its condition does not hold, unknown included. One that cannot be worked out hides nothing. */
export function hiddenIn({ visibleWhen }: FieldDef, input: Where): Of {
  if (visibleWhen === undefined) return never;
  const shows = bound(visibleWhen, input);
  return (index) => { const value = shows(index); return value === false || value === null; };
}

/** The records that must not leave a field blank. */
export function requiredIn(field: FieldDef, input: Where): Of {
  const { required, requiredWhen } = field;
  if (!required && requiredWhen === undefined) return never;
  const hidden = hiddenIn(field, input);
  const holds = required ? always : holdsIn(requiredWhen!, input);
  return (index) => holds(index) && !hidden(index);
}

/** The records in which nobody may change a field. */
export function readOnlyIn({ readOnlyWhen }: FieldDef, input: Where): Of {
  return readOnlyWhen === undefined ? never : holdsIn(readOnlyWhen, input);
}

function holdsIn(condition: NonNullable<FieldDef["requiredWhen"]>, input: Where): Of {
  const at = bound(condition, input);
  return (index) => at(index) === true;
}
