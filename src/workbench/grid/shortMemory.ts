import { ICommandService, type Injector } from "@univerjs/core";
import { IRenderManagerService } from "@univerjs/engine-render";
import { SetScrollOperation, SheetSkeletonManagerService } from "@univerjs/sheets-ui";

/** More rows than any screen shows. */
const most = 250;

/**
 * The grid keeps of every row it has drawn which texts flow over into empty cells, and looks through all of it for each line of a border: the further one scrolls, the slower it draws.
 * Forgotten in time, only what is seen is laid out anew.
 */
export function shortMemory(injector: Injector, unitId: string): () => void {
  const heard = injector.get(ICommandService).onCommandExecuted(({ id }) => {
    if (id !== SetScrollOperation.id) return;
    const skeleton = injector.get(IRenderManagerService).getRenderById(unitId)?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    if (skeleton != null && Object.keys(skeleton.overflowCache.getMatrix()).length > most) skeleton.resetCache();
  });
  return () => heard.dispose();
}
