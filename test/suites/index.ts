import type { Suite } from "./suite";
import { xlsxHostileSuite } from "./xlsxHostile.suite";

/** Every suite, sorted by name. */
export const suites: readonly Suite[] = [xlsxHostileSuite];
