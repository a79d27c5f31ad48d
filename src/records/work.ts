/** How far work has come, in steps of its own. Long work is a generator, so that whoever drives it can tell of it, let others in and stop it. */
export type Work<T> = Generator<Steps, T>;
export type Steps = { readonly done: number; readonly total: number; /** Work done elsewhere, without which this cannot go on. */ readonly wait?: Promise<void> };

/** Does work in one go. @throws Error for work that waits for something done elsewhere */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    if (next.value.wait !== undefined) throw new Error("work that waits is not done in one go");
  }
}

/** The same work, told as a part of something larger: it runs from `from` to `to` of `total`. */
export function* within<T>(work: Work<T>, { from, to, total }: { readonly from: number; readonly to: number; readonly total: number }): Work<T> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    const { done, total: own, wait } = next.value;
    yield { done: from + Math.floor(((to - from) * done) / Math.max(1, own)), total, ...(wait === undefined ? {} : { wait }) };
  }
}

/** Calls `each` for every number below `size`, and is told of every few thousand. */
export function* forEach(size: number, each: (index: number) => void): Work<void> {
  for (const { from, to } of ranges(size, 4096)) {
    for (let index = from; index < to; index++) each(index);
    yield { done: to, total: size };
  }
}

/** Ranges of so many that cover the numbers below `size`. */
export function* ranges(size: number, each: number): Generator<{ readonly from: number; readonly to: number }> {
  for (let from = 0; from < size; from += each) yield { from, to: Math.min(size, from + each) };
}
