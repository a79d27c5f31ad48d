import type { PaneMemory } from "../shell/paneMemory";

/** A template that the person has opened, remembered on this machine; the file stays theirs. */
export type OwnTemplate = { readonly hash: string; readonly text: string };

const name = "templates";
/** More than a person keeps apart; each is at most 1 MiB. */
const most = 20;

/** Newest first; anything that does not look like it is as if it were not there. */
export async function ownTemplates(memory: PaneMemory): Promise<readonly OwnTemplate[]> {
  const kept = await memory.read(name);
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one) => {
    const { hash, text } = (typeof one === "object" && one !== null && !Array.isArray(one) ? one : {}) as { readonly [key: string]: unknown };
    return typeof hash === "string" && typeof text === "string" ? [{ hash, text }] : [];
  });
}

export async function keepTemplate(memory: PaneMemory, template: OwnTemplate): Promise<readonly OwnTemplate[]> {
  return put(memory, [template, ...(await ownTemplates(memory)).filter(({ hash }) => hash !== template.hash)].slice(0, most));
}

export async function dropTemplate(memory: PaneMemory, hash: string): Promise<readonly OwnTemplate[]> {
  return put(memory, (await ownTemplates(memory)).filter((one) => one.hash !== hash));
}

async function put(memory: PaneMemory, templates: readonly OwnTemplate[]): Promise<readonly OwnTemplate[]> {
  await memory.write(name, templates.map(({ hash, text }) => ({ hash, text })));
  return templates;
}
