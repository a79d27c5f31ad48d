import type { WireClass } from "../wireClass";

/** A collection of things that the model keeps without understanding them: only how many there are can be asked. */
export const countClass = (name: string): WireClass<() => number> => ({ name, methods: { GetCount: (count) => count() } });
