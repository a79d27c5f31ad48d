/** One disagreement with the meta-schema, as Ajv states it. Names and shapes: https://ajv.js.org/api.html#error-objects */
export type SchemaError = {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  readonly propertyName?: string;
};
export const validate: { (data: unknown): boolean; errors?: readonly SchemaError[] | null };
