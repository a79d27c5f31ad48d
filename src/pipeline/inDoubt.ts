import type { DuplicateResult } from "../engine/engine";
import type { TableDef } from "../template/template";
import type { GovernedTable } from "./locate";
import type { Session } from "./session";

/** Evidence of so many bits against is no slip of the pen: a name that is another one. */
const clearlyAgainst = -2;
/** Two other fields that speak against at all, such as the telephone and the street: a branch of the company, or its neighbour of the same name. */
const against = -0.5, severalFields = 2;

/** Why a group that is one by the rules is looked at by somebody: the names clearly differ, or several other fields do. */
export type Doubt = "name" | "several";

/** What a subject is called by: another name may be a renamed company, or another company with the same telephone. */
const nameTypes: { readonly [subject in TableDef["subject"]]: string } = { organisation: "companyName", person: "personName" };

/** How a group is told from those of other rules. */
export function groupId(rule: string, cluster: { readonly id: string | number }): string {
  return `${rule} ${cluster.id}`;
}

/** Groups (by `groupId`) in which two records that were taken for one clearly differ by name, or in several other fields: merging all leaves them, somebody looks at each. */
export async function groupsInDoubt(session: Session, { def, input }: GovernedTable, results: readonly DuplicateResult[]): Promise<ReadonlyMap<string, Doubt>> {
  const doubtful = new Map<string, Doubt>();
  for (const result of results) {
    const names = new Set((def.dedupe.find(({ id }) => id === result.rule)?.match ?? []).map(({ field }) => field).filter((id) => def.fields.some((field) => field.id === id && field.type === nameTypes[def.subject])));
    if (result.clusters.length === 0) continue;
    const clusterOf = new Map(result.clusters.flatMap((cluster) => cluster.records.map((record) => [record, cluster] as const)));
    const pairs = result.pairs.filter(({ a, b }) => clusterOf.get(a) !== undefined && clusterOf.get(a) === clusterOf.get(b));
    for (const { a, evidence } of await session.engine.evidence({ ...input, rule: result.rule, pairs })) {
      const key = groupId(result.rule, clusterOf.get(a)!);
      const fields = evidence.flatMap(({ field, bits }) => (field !== null && bits <= against ? [{ isName: names.has(field), bits }] : []));
      if (fields.some(({ isName, bits }) => isName && bits <= clearlyAgainst)) doubtful.set(key, "name");
      else if (fields.filter(({ isName }) => !isName).length >= severalFields && !doubtful.has(key)) doubtful.set(key, "several");
    }
  }
  return doubtful;
}
