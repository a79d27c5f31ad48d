import { type Ast, printExpression } from "../../expression/ast";
import { type Columns, binder } from "../../expression/bind";
import type { Calendar, Inputs } from "../../expression/expression";
import { errors } from "../../expression/values";
import type { CellValue } from "../../records/cellValue";
import type { FieldDef } from "../template";
import { type Atom, atomOf, fieldsOf, leavesOf, mapLeaves } from "./atoms";
import { type Cell, type Domain, cellsOf, choicesOf, otherText } from "./cells";

/** Values by field id; a field that is not named is blank. */
export type Example = { readonly [field: string]: CellValue };

/** One field, and its cells in groups within which no condition changes. */
export type Axis = { readonly field: FieldDef; readonly groups: readonly (readonly Cell[])[] };

/**
 * Every case that conditions can tell apart, each once. Between the points at which a condition changes one value stands for all, so what holds in every case holds for every
 * record. Parts outside what is understood (`open`: several fields in one comparison, patterns, lengths) may come out any way in each case: what is proved is proved whatever
 * they say, but a single case need not exist; with `open` empty every case is a record.
 */
export type Space = {
  readonly size: number;
  /** What each condition gives, by case. */
  readonly conditions: readonly ((index: number) => CellValue)[];
  readonly axes: readonly Axis[];
  /** The group of each axis in a case. */
  readonly groupAt: (axis: number, index: number) => number;
  readonly example: (index: number) => Example;
  readonly open: readonly string[];
};

export type SpaceInput = { readonly conditions: readonly Ast[]; readonly fields: readonly FieldDef[]; readonly domain: Domain; readonly calendar: Calendar; readonly mostCases?: number };

/** More cases than this are not gone through: chosen by us, some tenths of a second. */
export const mostCases = 100_000;

/** Any day would do: distances from today are understood, the day itself is not. 2025-01-01. */
export const proofDay = 45658;

export function proofInputs(calendar: Calendar): Inputs {
  return { today: proofDay, now: proofDay, me: "me", calendar, dateSystem: 1900 };
}

/** What a part that is not understood may give. */
const outcomes: readonly CellValue[] = [true, false, null, errors.value];

/** Null where there are too many cases. */
export function spaceOf({ conditions, fields, domain, calendar, mostCases: most = mostCases }: SpaceInput): Space | null {
  const inputs = proofInputs(calendar);
  const byId = new Map(fields.map((field) => [field.id, field]));
  const atoms = new Map<string, { readonly leaf: Ast; readonly atom: Atom }>();
  for (const leaf of conditions.flatMap(leavesOf)) {
    const text = printExpression(leaf);
    if (!atoms.has(text)) atoms.set(text, { leaf, atom: understood(atomOf(leaf, inputs.today), byId, domain) });
  }
  keepOneClock(atoms);
  const open = [...atoms].filter(([, { atom }]) => atom.kind === "open").map(([text]) => text);
  const closed = [...atoms.values()].filter(({ atom }) => atom.kind === "points" || atom.kind === "any");
  const names = [...new Set(closed.map(({ leaf }) => fieldsOf(leaf)[0]!))];
  const axes = names.map((name): Axis => {
    const own = closed.filter(({ leaf }) => fieldsOf(leaf)[0] === name);
    const points = own.flatMap(({ atom }) => (atom.kind === "points" ? atom.points : []));
    const field = byId.get(name)!;
    return { field, groups: grouped(cellsOf(field, points, domain, inputs.today), name, own.map(({ leaf }) => leaf), inputs) };
  });
  const sizes = [...axes.map(({ groups }) => groups.length), ...open.map(() => outcomes.length)];
  const size = sizes.reduce((product, count) => product * count, 1);
  if (size > most) return null;
  const strides = sizes.map((_, axis) => sizes.slice(axis + 1).reduce((product, count) => product * count, 1));
  const place = (axis: number, index: number): number => Math.floor(index / strides[axis]!) % sizes[axis]!;
  const columns: Record<string, Columns[string]> = {};
  axes.forEach(({ field, groups }, axis) => { columns[field.id] = columnOf(groups.map((group) => group[0]!.value), size, (index) => place(axis, index)); });
  open.forEach((text, index) => { columns[openName(text)] = columnOf(outcomes, size, (at) => place(axes.length + index, at)); });
  const isOpen = new Set(open);
  const closedOff = conditions.map((condition) => mapLeaves(condition, (leaf) => {
    const text = printExpression(leaf);
    return isOpen.has(text) ? { kind: "field", field: openName(text), type: "boolean", start: leaf.start, end: leaf.end } : leaf;
  }));
  return {
    size, axes, open,
    conditions: closedOff.map((condition) => binder(condition)(columns, inputs)),
    groupAt: place,
    example: (index) => Object.fromEntries(axes.map(({ field, groups }, axis) => [field.id, groups[place(axis, index)]![0]!.value])),
  };
}

/** No field of a template is called this: a column of its own for a part that is not understood. */
function openName(text: string): string {
  return `? ${text}`;
}

function understood(atom: Atom, byId: ReadonlyMap<string, FieldDef>, domain: Domain): Atom {
  if (atom.kind !== "points" && atom.kind !== "any") return atom;
  const field = byId.get(atom.field);
  if (field === undefined) return { kind: "open" };
  const finite = field.fieldType.json === "boolean" || (domain === "valid" && field.fieldType.json === "string" && choicesOf(field) !== null);
  if (finite) return { kind: "any", field: atom.field };
  return atom.kind === "any" ? { kind: "open" } : atom;
}

/** A field that is compared with days of the calendar and with today as well: which comes first depends on the day, so none of it is understood. */
function keepOneClock(atoms: Map<string, { readonly leaf: Ast; readonly atom: Atom }>): void {
  const kinds = new Map<string, Set<boolean>>();
  for (const { atom } of atoms.values()) if (atom.kind === "points" && atom.points.length > 0) kinds.set(atom.field, (kinds.get(atom.field) ?? new Set()).add(atom.relative));
  for (const [text, { leaf, atom }] of atoms) if (atom.kind === "points" && atom.points.length > 0 && kinds.get(atom.field)!.size > 1) atoms.set(text, { leaf, atom: { kind: "open" } });
}

/** Cells about which every part says the same, together. */
function grouped(cells: readonly Cell[], field: string, leaves: readonly Ast[], inputs: Inputs): readonly (readonly Cell[])[] {
  const columns = { [field]: columnOf(cells.map(({ value }) => value), cells.length, (index) => index) };
  const answers = leaves.map((leaf) => binder(leaf)(columns, inputs));
  const groups = new Map<string, Cell[]>();
  cells.forEach((cell, index) => {
    const key = answers.map((answer) => JSON.stringify(answer(index))).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  });
  return [...groups.values()];
}

function columnOf(values: readonly CellValue[], size: number, place: (index: number) => number): { readonly codes: Uint32Array; readonly dictionary: readonly CellValue[] } {
  const codes = new Uint32Array(size);
  for (let index = 0; index < size; index++) { const at = place(index); codes[index] = values[at] === null ? 0 : at + 1; }
  return { codes, dictionary: [null, ...values] };
}

/**
 * Records to try conditions on that the space leaves open: the cells of each field, values close to each other for fields that are compared with one another, and the values
 * given (`more`, by field). Every one is a record; that none shows something proves nothing.
 */
export function triedSpace({ conditions, fields, domain, calendar, mostCases: most = mostCases }: SpaceInput, more: { readonly [field: string]: readonly CellValue[] } = {}): Space {
  const inputs = proofInputs(calendar);
  const names = [...new Set(conditions.flatMap(fieldsOf))].sort();
  const atoms = conditions.flatMap(leavesOf).map((leaf) => atomOf(leaf, inputs.today));
  const axes = names.flatMap((name): readonly Axis[] => {
    const field = fields.find(({ id }) => id === name);
    if (field === undefined) return [];
    const points = atoms.flatMap((atom) => (atom.kind === "points" && atom.field === name ? atom.points : []));
    const values = [...near(field, points, inputs.today), ...cellsOf(field, points, domain, inputs.today).map(({ value }) => value), ...(more[name] ?? [])];
    return [{ field, groups: [...new Set(values)].map((value) => [{ value }]) }];
  });
  // Where that makes too many, the last values of the longest lists go first.
  const lengths = axes.map(({ groups }) => groups.length);
  while (lengths.reduce((product, count) => product * count, 1) > most) lengths[lengths.indexOf(Math.max(...lengths))]!--;
  const cut = axes.map(({ field, groups }, axis) => ({ field, groups: groups.slice(0, lengths[axis]) }));
  const size = lengths.reduce((product, count) => product * count, 1);
  const strides = lengths.map((_, axis) => lengths.slice(axis + 1).reduce((product, count) => product * count, 1));
  const place = (axis: number, index: number): number => Math.floor(index / strides[axis]!) % lengths[axis]!;
  const columns = Object.fromEntries(cut.map(({ field, groups }, axis) => [field.id, columnOf(groups.map((group) => group[0]!.value), size, (index) => place(axis, index))]));
  return {
    size, axes: cut, open: [], groupAt: place,
    conditions: conditions.map((condition) => binder(condition)(columns, inputs)),
    example: (index) => Object.fromEntries(cut.map(({ field, groups }, axis) => [field.id, groups[place(axis, index)]![0]!.value])),
  };
}

/** Values for a field that is compared with others: a middle one and its neighbours. */
function near(field: FieldDef, points: readonly (number | string)[], today: number): readonly CellValue[] {
  if (field.fieldType.json === "string") return [otherText(field, points.map(String))];
  if (field.fieldType.json === "boolean") return [];
  const middle = field.fieldType.isDate === true ? today : Math.max(100, field.limits.minimum ?? 0);
  return [middle, middle + 1, middle - 1].filter((value) => value >= (field.limits.minimum ?? -Infinity) && value <= (field.limits.maximum ?? Infinity));
}
