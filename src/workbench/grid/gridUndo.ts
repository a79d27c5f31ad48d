import { CustomCommandExecutionError, ICommandService, IUniverInstanceService, type Injector, RedoCommand, UndoCommand } from "@univerjs/core";
import { IEditorBridgeService } from "@univerjs/sheets-ui";
import { unitId } from "./ours";

/** The grid's own undo ends where rows move, and knows nothing of the pane: where the file is there is one for both. Within a cell that is being typed the grid's stays. */
export function undoElsewhere(injector: Injector, ask: (forward: boolean) => void): () => void {
  const heard = injector.get(ICommandService).beforeCommandExecuted(({ id }) => {
    if (id !== UndoCommand.id && id !== RedoCommand.id) return;
    if (injector.get(IEditorBridgeService).isVisible().visible || injector.get(IUniverInstanceService).getFocusedUnit()?.getUnitId() !== unitId) return;
    ask(id === RedoCommand.id);
    throw new CustomCommandExecutionError("Undone where the file is.");
  });
  return () => heard.dispose();
}
