/** How far work has come, in steps of its own. Long work is a generator, so that whoever drives it can tell of it, let others in and stop it. */
export type Work<T> = Generator<Steps, T>;
export type Steps = { readonly done: number; readonly total: number };

/** Does work in one go. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

/** The same work, told as a part of something larger: it runs from `from` to `to` of `total`. */
export function* within<T>(work: Work<T>, { from, to, total }: { readonly from: number; readonly to: number; readonly total: number }): Work<T> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    yield { done: from + Math.floor(((to - from) * next.value.done) / Math.max(1, next.value.total)), total };
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
