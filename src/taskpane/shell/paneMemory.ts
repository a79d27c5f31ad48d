import type { Json } from "../../records/cellValue";
import type { Person } from "../desk/desk";
import type { ThemeName } from "./theme";

/** What the pane remembers between visits, on this machine only; the entry chooses where. Losing it loses no record. */
export type PaneMemory = {
  readonly read: (key: string) => Promise<Json | null>;
  readonly write: (key: string, value: Json) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** What stands under keys that begin so. */
  readonly list: (prefix: string) => Promise<ReadonlyMap<string, Json>>;
  /** This page among those of this browser. */
  readonly page: string;
  /** Whether this page has the name as long as it lives; false where another one has it. */
  readonly hold: (name: string) => Promise<boolean>;
  /** Names that any page has, the pages themselves among them. */
  readonly held: () => Promise<ReadonlySet<string>>;
  /** Hears, once, that nothing outlives the page; where that is known already, at once. Gives how to stop hearing. */
  readonly onRefused: (listener: () => void) => () => void;
};

export type Preferences = { readonly person: Person; readonly theme: ThemeName };

const themes: readonly ThemeName[] = ["host", "light", "dark", "contrast"];

/** What was chosen last time; anything that does not look like it is as if nothing had been. */
export async function readPreferences(memory: PaneMemory, first: Preferences): Promise<Preferences> {
  const kept = await memory.read("preferences");
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return first;
  const { user, lang, theme } = kept as { readonly [name: string]: Json };
  return {
    person: { user: typeof user === "string" ? user : first.person.user, lang: lang === "zh-CN" || lang === "en" ? lang : first.person.lang },
    theme: themes.find((name) => name === theme) ?? first.theme,
  };
}

export async function writePreferences(memory: PaneMemory, { person, theme }: Preferences): Promise<void> {
  await memory.write("preferences", { user: person.user, lang: person.lang, theme });
}

const isClient = (word: Json): word is string => typeof word === "string" && /^pane-[0-9a-f]{12}$/.test(word);

/**
 * The word that tells this pane from those of co-authors: its own column of the journal, its own blocks of numbers. It is the same with each visit, but that no two panes have it at once: where one
 * workbook is open in two of them, both would write into the same cells. Where the browser keeps nothing it is another one with each visit.
 */
export async function paneClient(memory: PaneMemory): Promise<string> {
  const kept = await memory.read("client");
  const words = (Array.isArray(kept) ? kept : [kept]).filter(isClient);
  for (const word of words) if (await memory.hold(word)) return word;
  const client = `pane-${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  await memory.hold(client);
  await memory.write("client", [...words, client]);
  return client;
}
