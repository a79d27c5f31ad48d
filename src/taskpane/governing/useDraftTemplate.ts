import { usePane } from "../shell/paneContext";
import type { DraftedTemplate } from "./governingDesk";
import { ownTemplates } from "./ownTemplates";

/** Drafts a template of a sheet (null: of the best table of the workbook), offers it for this file, and gives it; null where nothing could be drafted, which is said. Other files are not measured by it before a table was made by it. */
export function useDraftTemplate(sheet: string | null): () => Promise<DraftedTemplate | null> {
  const { say, desk, memory, act } = usePane();
  return async () => {
    const draft = await act(say("正在按这张表起草模板", "Drafting a template from the sheet"), () => desk.governing.draft(sheet));
    if (draft !== null) await desk.governing.offer([draft, ...(await ownTemplates(memory))].map(({ text }) => text));
    return draft;
  };
}
