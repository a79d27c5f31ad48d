import type { WireClass } from "../wireClass";

/** A collection of things that the model keeps without understanding them: only how many there are can be asked. */
export const countClass: WireClass<{ readonly name: string; readonly count: () => number }> = {
  name: "Collection",
  methods: { GetCount: ({ count }) => count() },
};
