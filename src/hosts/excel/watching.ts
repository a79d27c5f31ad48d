import type { Area, HostChange, Result, Selection, StopWatching } from "../../workbook/host";
import { parseArea } from "../../workbook/area";
import { ok } from "../../records/problem";
import { HostRefusal, refuse } from "../../workbook/hostProblem";
import { checkInGrid } from "../../workbook/limits";
import { contentsOf, loadContents } from "./cellBlocks";
import type { OwnWrites } from "./ownWrites";
import type { Session } from "./session";

/** One piece of work with the workbook, as the host does it. */
type Run = <T>(work: (session: Session) => Promise<T>) => Promise<Result<T>>;

/** One listener for the whole workbook. Excel's events are only a hint where to look: they come late, twice or not at all, and say nothing of several cells at once. */
export async function watchChanges(run: Run, ownWrites: OwnWrites, tellsNames: boolean, listener: (change: HostChange) => void): Promise<Result<StopWatching>> {
  let stopped = false;
  // Of a sheet that is gone the event knows nothing but its id.
  const known = await run(async (session) => (await session.read(() => session.context.workbook.worksheets.load("items/id,items/name"))).items.map(({ id, name }) => [id, name] as const));
  if (!known.ok) return known;
  const names = new Map(known.value);
  const tell = (sheet: string | undefined, area: Area | null, source: string, formerly?: string): void => {
    if (!stopped && sheet !== undefined) listener({ sheet, area, source: source === "Remote" ? "coauthor" : "user", ...(formerly === undefined ? {} : { formerly }) });
  };
  /** Where an event is late or never comes, the next edit of the sheet tells its name as well. */
  const called = (id: string, name: string, source: string, known = names.get(id)): void => {
    names.set(id, name);
    if (known !== undefined && known !== name) tell(name, null, source, known);
  };
  return listen(run, ({ workbook }) => [
    workbook.worksheets.onChanged.add(async (event) => {
      if (stopped) return;
      const heard = await run(async (session) => {
        const own = await ownWrites.isOwn(event, (area) => read(session, event.worksheetId, area));
        return own ? null : { sheet: await nameOf(session, event.worksheetId) };
      });
      // What cannot be found out is not ours: somebody should look.
      if (!heard.ok || heard.value === null || heard.value.sheet === null) return;
      called(event.worksheetId, heard.value.sheet, event.source);
      tell(heard.value.sheet, event.changeType === "RangeEdited" ? parseArea(event.address) : null, event.source);
    }),
    // What it is called by now: events of two renamings may come in any order.
    ...(tellsNames ? [workbook.worksheets.onNameChanged.add(async ({ worksheetId, nameBefore, source }) => {
      const name = stopped ? null : await run((session) => nameOf(session, worksheetId));
      if (name?.ok === true && name.value !== null) called(worksheetId, name.value, source, names.get(worksheetId) ?? nameBefore);
    })] : []),
    workbook.worksheets.onDeleted.add(async ({ worksheetId, source }) => {
      const name = names.get(worksheetId);
      if (!ownWrites.isOwnDeletion(`sheet ${worksheetId}`)) tell(name, null, source);
      names.delete(worksheetId);
    }),
    workbook.tables.onDeleted.add(async ({ tableName, worksheetId, source }) => {
      if (!ownWrites.isOwnDeletion(`table ${tableName}`)) tell(names.get(worksheetId), null, source);
    }),
  ], () => (stopped = true));
}

export async function watchSelections(run: Run, ownWrites: OwnWrites, listener: (selection: Selection) => void): Promise<Result<StopWatching>> {
  let stopped = false;
  return listen(run, (context) => [
    context.workbook.worksheets.onSelectionChanged.add(async (event) => {
      const area = parseArea(event.address);
      if (stopped || area === null || ownWrites.isOwnSelection(event.worksheetId, event.address)) return;
      const sheet = await run((session) => nameOf(session, event.worksheetId));
      if (!stopped && sheet.ok && sheet.value !== null) listener({ sheet: sheet.value, area });
    })], () => (stopped = true));
}

/** Shows the area: its sheet comes to the front and its cells are selected. */
export async function selectArea(session: Session, ownWrites: OwnWrites, name: string, area: Area): Promise<void> {
  const sheet = await session.read(() => session.context.workbook.worksheets.getItemOrNullObject(name).load("id,name,visibility"));
  if (sheet.isNullObject) refuse("host/noSheet", undefined, { sheet: name });
  checkInGrid(sheet.name, area);
  if (sheet.visibility !== "Visible") refuse("host/hiddenSheet", sheet.name, { sheet: sheet.name });
  ownWrites.expectSelection(sheet.id, area);
  const there = session.context.workbook.worksheets.getItem(sheet.id);
  there.activate();
  there.getRangeByIndexes(area.row, area.column, area.rows, area.columns).select();
  await session.sync();
}

/** Handlers can only be removed through the context that they were added in. */
async function listen(run: Run, add: (context: Excel.RequestContext) => readonly { remove(): void; readonly context: unknown }[], stop: () => void): Promise<Result<StopWatching>> {
  const added = await run(async (session) => {
    const registrations = add(session.context);
    await session.sync();
    return registrations;
  });
  if (!added.ok) return added;
  return ok(async () => {
    stop();
    for (const registration of added.value) registration.remove();
    await (added.value[0]!.context as Excel.RequestContext).sync();
  });
}

async function nameOf(session: Session, id: string): Promise<string | null> {
  const sheet = await session.read(() => session.context.workbook.worksheets.getItemOrNullObject(id).load("name"));
  return sheet.isNullObject ? null : sheet.name;
}

async function read(session: Session, id: string, area: Area): Promise<ReturnType<typeof contentsOf>["values"] | null> {
  try {
    const loaded = await session.read(() => loadContents(session.context.workbook.worksheets.getItem(id), area, false));
    return contentsOf(loaded, id).values;
  } catch (error) {
    if (error instanceof HostRefusal) return null;
    throw error;
  }
}
