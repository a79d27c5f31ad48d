import { type Customer, fresh, makeCustomer, makeLandline, newRegistry, type Registry } from "./customers";
import { type DuplicateKind, duplicateKinds, duplicateOf, type LookalikeKind, lookalikeKinds, lookalikeOf } from "./duplicates";
import type { Random } from "./random";

/** One row to come. `copyOf`: its cells are those of another draft, typed twice. */
export type Draft = { readonly customer: Customer; readonly copyOf: Draft | null };
export type Plan = {
  /** In sheet order. */
  readonly drafts: readonly Draft[];
  readonly duplicates: readonly { readonly kind: DuplicateKind; readonly drafts: readonly [Draft, Draft] }[];
  readonly lookalikes: readonly { readonly kind: LookalikeKind; readonly drafts: readonly [Draft, Draft] }[];
};

/** Share of rows that are a second entry of each kind of duplicate, and of each kind of lookalike. */
const share = 0.0125;

/** `rows` customers' rows, duplicates and lookalikes among them at random places. */
export function planRows(random: Random, rows: number): Plan {
  const registry = newRegistry();
  const each = Math.max(1, Math.round(rows * share));
  const extra = each * (duplicateKinds.length + lookalikeKinds.length);
  const originals: Draft[] = [];
  for (let i = 0; i < rows - extra; i++) originals.push({ customer: foreigner(random, makeCustomer(random, registry, `K${String(i + 1).padStart(6, "0")}`)), copyOf: null });

  const placed: { readonly draft: Draft; readonly at: number }[] = originals.map((draft, i) => ({ draft, at: i }));
  const place = (draft: Draft): void => void placed.push({ draft, at: random.next() * originals.length });
  const duplicates: { kind: DuplicateKind; drafts: [Draft, Draft] }[] = [];
  const lookalikes: { kind: LookalikeKind; drafts: [Draft, Draft] }[] = [];
  const used = new Set<Draft>();
  /** An original that no other pair uses (a tenth may have a second duplicate), from which `make` can make what is asked. */
  const pair = (again: boolean, make: (original: Customer) => Customer | null): [Draft, Customer] => {
    for (;;) {
      const original = random.pick(originals);
      if (used.has(original) && !(again && random.chance(0.1))) continue;
      if (original.customer.name === original.customer.english) continue;
      const other = make(original.customer);
      if (other === null) continue;
      used.add(original);
      return [original, other];
    }
  };
  for (const kind of duplicateKinds) {
    for (let i = 0; i < each; i++) {
      const [original, other] = pair(true, (customer) => duplicateOf(random, registry, kind, customer));
      const draft: Draft = { customer: other, copyOf: kind === "exact" ? original : null };
      place(draft);
      duplicates.push({ kind, drafts: [original, draft] });
    }
  }
  for (const kind of lookalikeKinds) {
    for (let i = 0; i < each; i++) {
      const [original, other] = pair(false, (customer) => lookalikeOf(random, registry, kind, customer, `L${kind}${i}`));
      const draft: Draft = { customer: withPhone(random, registry, other), copyOf: null };
      place(draft);
      lookalikes.push({ kind, drafts: [original, draft] });
    }
  }
  placed.sort((a, b) => a.at - b.at);
  return { drafts: placed.map(({ draft }) => draft), duplicates, lookalikes };
}

/** One customer in thirty is a foreign one that the sheet knows by its English names only. */
function foreigner(random: Random, customer: Customer): Customer {
  return random.chance(1 / 30) ? { ...customer, name: customer.english, contact: customer.contactEnglish, legalId: null } : customer;
}

function withPhone(random: Random, registry: Registry, customer: Customer): Customer {
  return customer.phone === null && random.chance(0.4) ? { ...customer, phone: fresh(registry, () => makeLandline(random, customer.place)) } : customer;
}
