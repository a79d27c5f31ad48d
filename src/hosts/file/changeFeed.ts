import type { HostChange, HostOp, HostWrite, Selection, StopWatching, TakenRows } from "../../workbook/host";
import type { CellsImage } from "./verbs/moves";
import type { WorkbookModel } from "../../workbook/model";

/** Whose writes a host makes: ours, those of the person at the sheet, the steps by which the sheet takes those back or does them again, or those of somebody else in the same workbook. */
export type Actor = "addin" | "user" | "steps" | "coauthor";

/** What the hosts on one model tell each other; nobody hears of what it did itself. */
class ChangeFeed {
  private readonly changes = new Map<object, (change: HostChange) => void>();
  private readonly selections = new Map<object, (selection: Selection) => void>();

  watch(host: object, listener: (change: HostChange) => void): StopWatching {
    return joined(this.changes, host, listener);
  }

  watchSelection(host: object, listener: (selection: Selection) => void): StopWatching {
    return joined(this.selections, host, listener);
  }

  /** Tells the others, once the writes are done. The places are those before the writes: a table that is deleted was somewhere. */
  changing(host: object, actor: Actor, model: WorkbookModel, writes: readonly HostWrite[]): (done: readonly HostOp[]) => void {
    const others = this.othersThan(host, this.changes);
    if (others.length === 0) return () => undefined;
    const places = writes.map((write) => placesOf(model, [write]));
    const source = actor === "user" || actor === "steps" ? "user" : "coauthor";
    const echo = actor === "steps" ? { echo: true as const } : {};
    return (done) => {
      places.forEach((of, index) => {
        const taken = takenBy(done[index]!);
        for (const place of of) for (const tell of others) tell({ ...place, source, ...echo, ...(taken === null ? {} : { taken }) });
      });
    };
  }

  /** What no host has written, such as results of formulas: all of them hear of it. */
  changed(changes: readonly HostChange[]): void {
    for (const change of changes) for (const tell of [...this.changes.values()]) tell(change);
  }

  selected(host: object, selection: Selection): void {
    for (const tell of this.othersThan(host, this.selections)) tell(selection);
  }

  private othersThan<T>(host: object, listeners: ReadonlyMap<object, T>): readonly T[] {
    return [...listeners].flatMap(([key, listener]) => ((key as { readonly host: object }).host === host ? [] : [listener]));
  }
}

function joined<T>(listeners: Map<object, T>, host: object, listener: T): StopWatching {
  const key = { host };
  listeners.set(key, listener);
  return async () => void listeners.delete(key);
}

const feeds = new WeakMap<WorkbookModel, ChangeFeed>();

export function feedOf(model: WorkbookModel): ChangeFeed {
  let feed = feeds.get(model);
  if (feed === undefined) feeds.set(model, (feed = new ChangeFeed()));
  return feed;
}

function takenBy({ write, undo }: HostOp): TakenRows | null {
  const image = write.verb === "deleteCells" ? undo.find(({ verb }) => verb === "restoreCells") : undefined;
  if (image?.verb !== "restoreCells") return null;
  const { blocks } = image.before as unknown as CellsImage;
  return { column: blocks[0]?.column ?? 0, rows: new Map(blocks.flatMap(({ row, values }) => values.map((line, r) => [row + r, line] as const))), before: image.before };
}

/** Where writes change what cells say, or where they stand. Looks alone are no change. */
function placesOf(model: WorkbookModel, writes: readonly HostWrite[]): readonly Omit<HostChange, "source">[] {
  return writes.flatMap((write): readonly Omit<HostChange, "source">[] => {
    switch (write.verb) {
      case "formatCells": case "restoreStyles": case "setColumns": case "setConditionalFormats": case "setValidations": case "freezePanes": case "filterTable": case "setSheetVisibility": case "restoreReferences": return [];
      case "writeCells": return write.blocks.map(({ row, column, values }) => ({ sheet: write.sheet, area: { row, column, rows: values.length, columns: Math.max(1, ...values.map((line) => line.length)) } }));
      case "resizeTable": case "deleteTable": return model.sheets.filter(({ tables }) => tables.some(({ name }) => name.toLowerCase() === write.name.toLowerCase())).map(({ name }) => ({ sheet: name, area: null }));
      case "addPivot": return [{ sheet: write.pivot.sheet, area: null }];
      case "addSheet": case "deleteSheet": case "restoreSheet": return [{ sheet: write.name, area: null }];
      default: return [{ sheet: write.sheet, area: null }];
    }
  });
}
