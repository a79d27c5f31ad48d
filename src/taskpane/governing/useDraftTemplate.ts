import { usePane } from "../shell/paneContext";
import type { DraftedTemplate } from "./governingDesk";
import { keepTemplate } from "./ownTemplates";

/** Drafts a template of a sheet (null: of the best table of the workbook), keeps it among those that the person has opened, and gives it; null where nothing could be drafted, which is said. */
export function useDraftTemplate(sheet: string | null): () => Promise<DraftedTemplate | null> {
  const { say, desk, memory, act } = usePane();
  return async () => {
    const draft = await act(say("正在按这张表起草模板", "Drafting a template from the sheet"), () => desk.governing.draft(sheet));
    if (draft !== null) await desk.governing.offer((await keepTemplate(memory, draft)).map(({ text }) => text));
    return draft;
  };
}
