import type { Area, HostChange, HostWrite, Selection, StopWatching } from "../../workbook/host";
import type { WorkbookModel } from "../../workbook/model";

/** Whose writes a host makes: ours, those of the person at the sheet, or those of somebody else in the same workbook. */
export type Actor = "addin" | "user" | "coauthor";

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

  changed(host: object, actor: Actor, writes: readonly HostWrite[]): void {
    const source = actor === "user" ? "user" : "coauthor";
    const others = this.othersThan(host, this.changes);
    if (others.length === 0) return;
    for (const { sheet, area } of placesOf(writes)) for (const tell of others) tell({ sheet, area, source });
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

/** Where writes change what cells say, or where they stand. Looks alone are no change. */
function placesOf(writes: readonly HostWrite[]): readonly { readonly sheet: string; readonly area: Area | null }[] {
  return writes.flatMap((write): readonly { readonly sheet: string; readonly area: Area | null }[] => {
    if (looks.has(write.verb)) return [];
    if (write.verb === "writeCells") return write.blocks.map(({ row, column, values }) => ({ sheet: write.sheet, area: { row, column, rows: values.length, columns: values[0]?.length ?? 0 } }));
    if (write.verb === "addPivot") return [{ sheet: write.pivot.sheet, area: null }];
    return [{ sheet: "sheet" in write ? write.sheet : write.name, area: null }];
  });
}

const looks: ReadonlySet<HostWrite["verb"]> = new Set(["formatCells", "restoreStyles", "setColumns", "setConditionalFormats", "setValidations", "freezePanes", "setSheetVisibility"]);
