import { ICommandService, type Injector } from "@univerjs/core";
import { IRenderManagerService } from "@univerjs/engine-render";
import { SetScrollOperation, SheetSkeletonManagerService } from "@univerjs/sheets-ui";

/** Many screens full. */
const most = 5_000;

/**
 * The grid keeps of every row it has drawn how its cells look and which texts flow over into empty ones, for as long as the sheet stands. Forgotten in time, only what is seen is laid out anew.
 */
export function shortMemory(injector: Injector, unitId: string): () => void {
  const heard = injector.get(ICommandService).onCommandExecuted(({ id }) => {
    if (id !== SetScrollOperation.id) return;
    const skeleton = injector.get(IRenderManagerService).getRenderById(unitId)?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    if (skeleton != null && Object.keys(skeleton.overflowCache.getMatrix()).length > most) skeleton.resetCache();
  });
  return () => heard.dispose();
}
