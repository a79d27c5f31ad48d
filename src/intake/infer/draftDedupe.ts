import { fieldTypeOf } from "../../fields/index";
import type { Json } from "../../records/cellValue";

/** How values of a type are compared where their spellings differ; the others say something only where they are the same. */
const methods: { readonly [fieldType: string]: string } = {
  address: "address", companyName: "companyParts", "cn-landline": "phone", "cn-mobile": "phone", email: "email", personName: "personName", phone: "phone", postcode: "edit",
};

/** Numbers that an authority gives to one subject: two different valid ones are never one. */
const official: { readonly [subject in Subject]: readonly string[] } = { organisation: ["cn-uscc", "cn-orgcode"], person: ["cn-id"] };

export type Subject = "organisation" | "person";

/** The field type that names a subject. */
export const subjectName: { readonly [subject in Subject]: string } = { organisation: "companyName", person: "personName" };

/** How values of a field type are compared. */
export function methodOfType(type: string): string {
  return methods[type] ?? "exact";
}

/** One duplicate rule over the fields that tell subjects apart, without weights and blocks: these are learned from the records. None where no field names the subject: sites of one street with one switchboard would become one. Remarks of all records stay, one behind the other. `fields`: id and type of each. */
export function draftDedupe(fields: readonly { readonly id: string; readonly type: string; readonly isRemark: boolean }[], subject: Subject): readonly Json[] {
  const name = subjectName[subject];
  const roleOf = (type: string): string => fieldTypeOf(type)!.matchRole[subject];
  const compared = fields.filter(({ type }) => type === name || roleOf(type) !== "none");
  if (!compared.some(({ type }) => type === name)) return [];
  const gates = compared.filter(({ type }) => official[subject].includes(type)).map(({ id }) => id);
  return [{
    id: subject === "organisation" ? "same-organisation" : "same-person",
    match: compared.map(({ id, type }) => ({ field: id, method: methodOfType(type) })),
    ...(gates.length === 0 ? {} : { mustNotDiffer: gates }),
    survive: { "*": "mostComplete", ...Object.fromEntries(fields.flatMap(({ id, type, isRemark }) => (isRemark && type === "text" ? [[id, "concat"]] : []))) },
  }];
}
