/**
 * test/suites judges the product by data that others have labelled: one file per suite, one line in the list of index.ts. `npm run suites` prints one table of them.
 * A verdict that differs from the suite's own is either wrong, or a disagreement listed in the suite's file with its reason; there is nothing between.
 */

/** One case of a suite: `name` as the suite calls it, `expected` what the suite says, `actual` what we say. Equal = right. */
export type Case = { readonly name: string; readonly expected: string; readonly actual: string };

export type Suite = {
  /** As in the table, sorted. */
  readonly name: string;
  /** Folder or file under the shared data; for a suite that generates its cases, null. */
  readonly path: string | null;
  /** Case names on which we disagree for good, each with the reason in English. A case listed here that is right after all is wrong too: the list never grows stale. */
  readonly disagreements: Readonly<Record<string, string>>;
  /** Disagreements of one kind, where a suite has too many to name each: the reason, a rule that tells them, and how many there are. Another count is wrong. Asked in order, after `disagreements`. */
  readonly groups?: readonly DisagreementGroup[];
  /** `root`: the folder of `path`. `files`: how many files were read. Never throws on data: what a case does wrong is its `actual`. */
  run(root: string): SuiteRun | Promise<SuiteRun>;
};

export type DisagreementGroup = { readonly reason: string; readonly count: number; readonly covers: (one: Case) => boolean };

export type SuiteRun = { readonly files: number; readonly cases: readonly Case[] };

export type SuiteVerdicts = { readonly files: number; readonly right: number; readonly agreed: readonly { readonly case: Case; readonly reason: string }[]; readonly wrong: readonly Case[] };

/** Sorts the cases of a run into right, agreed differences and wrong ones; a listed disagreement that no case shows any more is wrong, and so is a group of another size. */
export function judge({ disagreements, groups = [] }: Pick<Suite, "disagreements" | "groups">, { files, cases }: SuiteRun): SuiteVerdicts {
  const agreed: { case: Case; reason: string }[] = [];
  const wrong: Case[] = [];
  const used = new Set<string>();
  const sizes = groups.map(() => 0);
  let right = 0;
  for (const one of cases) {
    const named = Object.hasOwn(disagreements, one.name) ? disagreements[one.name] : undefined;
    const group = one.expected === one.actual || named !== undefined ? -1 : groups.findIndex(({ covers }) => covers(one));
    if (group >= 0) sizes[group]!++;
    const reason = named ?? groups[group]?.reason;
    if (one.expected === one.actual) right++;
    else if (reason === undefined) wrong.push(one);
    else {
      agreed.push({ case: one, reason });
      used.add(one.name);
    }
  }
  for (const name of Object.keys(disagreements)) if (!used.has(name)) wrong.push({ name, expected: "a disagreement, as listed", actual: "none" });
  groups.forEach(({ reason, count }, index) => {
    if (sizes[index] !== count) wrong.push({ name: reason, expected: `${count} disagreements`, actual: String(sizes[index]) });
  });
  return { files, right, agreed, wrong };
}
