import type { Expression } from "../../src/expression/expression";
import type { CellValue } from "../../src/records/cellValue";
import type { Row } from "./rows";

/** Expressions on rows, each with each. */
export type Batch = { readonly expressions: readonly Expression[]; readonly rows: readonly Row[] };

/** What a judge says: per expression the answers row by row, or why it has no rendering. An error is any error; unknown is null. */
export type Verdicts = readonly ({ readonly answers: readonly CellValue[] } | { readonly none: string })[];

export type Judge = {
  readonly name: string;
  /** Of a case that it judges otherwise: what the judge is known to do in its own way, so that this says nothing about our rendering. Null = a disagreement. */
  readonly excuse: (expression: Expression, row: Row, expected: CellValue, found: CellValue) => string | null;
  readonly answer: (batch: Batch) => Promise<Verdicts>;
  readonly stop: () => Promise<void>;
};
