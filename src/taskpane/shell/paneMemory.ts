import type { Json } from "../../records/cellValue";
import type { Person } from "../desk/desk";
import type { ThemeName } from "./theme";

/** What the pane remembers between visits, on this machine only; the entry chooses where. Losing it loses no record. */
export type PaneMemory = {
  readonly read: (key: string) => Promise<Json | null>;
  readonly write: (key: string, value: Json) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
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

/** The word that tells this machine's pane from those of co-authors: its own column of the journal, its own blocks of numbers. Where the browser keeps nothing it is another one with each visit. */
export async function paneClient(memory: PaneMemory): Promise<string> {
  const kept = await memory.read("client");
  if (typeof kept === "string" && /^pane-[0-9a-f]{12}$/.test(kept)) return kept;
  const client = `pane-${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  await memory.write("client", client);
  return client;
}
