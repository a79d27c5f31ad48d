import { maxColumns } from "../../src/workbook/area";
import type { WorkbookModel } from "../../src/workbook/model";
import { fileHost } from "../../src/hosts/file/fileHost";
import type { WorkbookHost } from "../../src/workbook/host";
import { Book } from "./book";
import { rename } from "./objects/worksheet";
import { workbookClass } from "./objects/workbook";
import { type Profile, profiles } from "./profiles";
import { type Action, type Answer, type ObjectPath, type RequestBody, type ResponseBody, WireError, actionType, pathType } from "./wire";
import { Bound, unknownMember } from "./wireClass";

/**
 * What goes wrong with a request. `actions`: how many of its actions are done before it fails (Infinity: all of them, only the answer is lost). `never`: the
 * request is done as far as `actions` says, and no answer ever comes.
 */
export type Fault = { readonly actions: number; readonly code?: string; readonly never?: boolean; /** Before the request is looked at: the whole host refuses. */ readonly statusCode?: number };

/** `n` counts requests from 1; those that only release references do not count. May change the workbook first, as a co-author or the user would. */
export type Plan = (n: number, request: RequestBody) => Fault | void;

/**
 * When a change event reaches the client: `after` so many further answers, each number once, so that `[0, 2]` is told at once and again after two answers, and `[]` never. Excel promises
 * neither that an event comes soon, nor that it comes once, nor that two come in order.
 */
export type EventPlan = (n: number, event: object) => readonly number[];

/** Flag of a request. */
const delayForCellEdit = 64;

export class Emulator {
  readonly book: Book;
  /** Requests so far, without those that only release references, and their bytes. */
  requests = 0;
  bytesIn = 0;
  bytesOut = 0;
  /** Members that were asked for and are not known here: a test that ends with any has failed. */
  readonly unknown: string[] = [];
  plan: Plan = () => undefined;
  eventPlan: EventPlan = () => [0];
  private told = 0;
  private held: { readonly event: object; after: number }[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly afterEdit: (() => void)[] = [];
  send: (message: object) => void = () => undefined;
  private readonly references = new Map<string, Bound>();
  private nextReference = 1;

  constructor(readonly model: WorkbookModel, readonly profile: Profile = profiles[0]!) {
    this.book = new Book(model, profile);
  }

  isSetSupported(set: string, version: string | number = 1.1): boolean {
    return (this.profile.sets[set] ?? 0) >= Number(version);
  }

  /** The user has finished typing into a cell. */
  endCellEdit(): void {
    this.book.cellEditing = false;
    for (const resolve of this.afterEdit.splice(0)) resolve();
  }

  /** Settles when the next request goes unanswered: so long somebody has waited in vain. */
  nextSilence(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private fallSilent(): null {
    for (const resolve of this.waiting.splice(0)) resolve();
    return null;
  }

  /** References that were kept and not released. */
  get openReferences(): number {
    return this.references.size;
  }

  /** What the person at the sheet or a co-author does in the same workbook. Their edits raise events for those who listen. */
  as(actor: "user" | "coauthor"): Pick<WorkbookHost, "apply" | "select"> & { readonly rename: (sheet: string, to: string) => void } {
    const hand = fileHost(this.model, { name: "sample.xlsx", format: "xlsx" }, actor);
    const sheetNamed = (name: string) => this.book.worksheets.find((sheet) => sheet.name === name)!;
    return {
      apply: async (writes) => {
        const [sheets, tables] = [new Map(this.book.worksheets.map((sheet) => [sheet.name, sheet])), new Map(this.book.tables().map((one) => [one.table.name, one]))];
        const done = await hand.apply(writes);
        for (const write of done.ok ? writes : []) {
          if (write.verb === "writeCells") for (const { row, column, values } of write.blocks) this.book.changed(sheetNamed(write.sheet), { row, column, rows: values.length, columns: values[0]!.length }, "RangeEdited", actor === "coauthor", false);
          if (write.verb === "insertCells" || write.verb === "deleteCells") for (const area of write.areas) this.book.changed(sheetNamed(write.sheet), area, `${area.columns === maxColumns ? "Row" : "Cell"}${write.verb === "insertCells" ? "Inserted" : "Deleted"}`, actor === "coauthor", false);
        }
        for (const write of done.ok ? writes : []) {
          const [sheet, table] = [write.verb === "deleteSheet" ? sheets.get(write.name) : undefined, write.verb === "deleteTable" ? tables.get(write.name) : undefined];
          if (sheet !== undefined) this.book.sheetDeleted(sheet, actor === "coauthor");
          if (table !== undefined) this.book.tableDeleted(table.sheet, table.table, actor === "coauthor");
        }
        this.tellEvents();
        return done;
      },
      rename: (name, to) => {
        rename(this.book, sheetNamed(name), to, actor === "coauthor");
        this.tellEvents();
      },
      select: async (name, area) => {
        const done = await hand.select(name, area);
        if (done.ok && actor === "user") this.book.selected(sheetNamed(name), area);
        this.tellEvents();
        return done;
      },
    };
  }

  /** Another client of the same workbook, as a co-author has it: each hears of what the other does. */
  beside(): Emulator {
    const other = new Emulator(this.model, this.profile);
    for (const [from, to] of [[this, other], [other, this]] as const) {
      const [changed, renamed] = [from.book.changed.bind(from.book), from.book.renamed.bind(from.book)];
      const pass = (remote: boolean | undefined, tell: () => void): void => {
        if (remote === true) return;
        to.heard.push(tell);
        setTimeout(() => to.hear());
      };
      from.book.changed = (sheet, area, changeType, remote, own) => {
        changed(sheet, area, changeType, remote, own);
        pass(remote, () => to.book.changed(sheet, area, changeType, true, false));
      };
      from.book.renamed = (sheet, before, remote) => {
        renamed(sheet, before, remote);
        pass(remote, () => to.book.renamed(sheet, before, true));
      };
    }
    return other;
  }

  private readonly heard: (() => void)[] = [];
  private hear(): void {
    for (const tell of this.heard.splice(0)) tell();
    this.tellEvents();
  }

  private tellEvents(): void {
    for (const event of this.book.takeEvents()) for (const after of this.eventPlan(++this.told, event)) this.held.push({ event, after });
    this.tellDue(0);
  }

  /** Tells those that are due, latest first: the order is nobody's promise. */
  private tellDue(by: number): void {
    for (const held of this.held) held.after -= by;
    const due = this.held.filter(({ after }) => after <= 0);
    this.held = this.held.filter(({ after }) => after > 0);
    if (by > 0) due.reverse();
    for (const { event } of due) this.send({ type: 3, message: { entries: [event] } });
  }

  /** Every event that is still held back comes now. */
  tellHeld(): void {
    this.tellDue(Infinity);
  }

  async receive(text: string): Promise<void> {
    const { id, flags, message } = JSON.parse(text) as { id: number; flags: number; message: { body: RequestBody | string } };
    // The client asked to be waited for until the user has finished typing.
    if (this.book.cellEditing && (flags & delayForCellEdit) !== 0) await new Promise<void>((resolve) => this.afterEdit.push(resolve));
    const body = typeof message.body === "string" ? (JSON.parse(message.body) as RequestBody) : message.body;
    const answer = await this.answer(body, new TextEncoder().encode(JSON.stringify(body)).length);
    if (answer === null) return;
    this.send({ id, type: 1, message: { statusCode: answer.statusCode, headers: {}, body: answer.body } });
    this.tellDue(1);
    this.tellEvents();
  }

  private async answer(body: RequestBody, bytes: number): Promise<Answer | null> {
    // What the user or a co-author does meanwhile comes between two requests, never inside one.
    await Promise.resolve();
    const releases = body.Actions.every((action) => action.Name === "_RemoveReference" || (action.ActionType === actionType.instantiate && action.ObjectPathId === this.rootOf(body)));
    let fault: Fault | void = undefined;
    if (!releases) {
      this.requests++;
      fault = this.plan(this.requests, body);
    }
    this.bytesIn += bytes;
    if (this.book.cellEditing) return refused(400, "InvalidOperationInCellEditMode", "Excel is in cell-editing mode.");
    if (fault?.statusCode !== undefined) return refused(fault.statusCode, fault.code ?? "GeneralException", "The host refuses.");
    if (bytes > this.profile.payloadLimit) return refused(400, "RequestPayloadSizeLimitExceeded", `The request has ${bytes} bytes.`);
    const answer = this.process(body, fault ?? null);
    if (fault?.never === true) return this.fallSilent();
    const size = new TextEncoder().encode(JSON.stringify(answer)).length;
    this.bytesOut += size;
    // The writes have happened all the same.
    if (size > this.profile.payloadLimit) return refused(400, "ResponsePayloadSizeLimitExceeded", `The answer has ${size} bytes.`);
    return { statusCode: 200, body: answer };
  }

  private rootOf(body: RequestBody): number {
    return Object.values(body.ObjectPaths).find((path) => path.ObjectPathType === pathType.global)?.Id ?? -1;
  }

  private process(body: RequestBody, fault: Fault | null): ResponseBody {
    const response: ResponseBody = { Results: [], TraceIds: [] };
    const objects = new Map<number, Bound | null>();
    for (const [index, action] of body.Actions.entries()) {
      try {
        if (fault !== null && index >= fault.actions) throw new WireError(fault.code ?? "GeneralException", "There was an internal error while processing the request.");
        const value = this.act(action, body, objects);
        if (action.ActionType === actionType.trace) response.TraceIds.push(action.Id);
        response.Results.push({ ActionId: action.Id, Value: value ?? null });
      } catch (error) {
        return { ...response, Error: this.errorOf(error, index) };
      }
    }
    this.book.endOfRequest();
    if (fault !== null && fault.actions >= body.Actions.length && fault.never !== true) return { Results: [], TraceIds: [], Error: { Code: fault.code ?? "GeneralException", Message: "The answer was lost.", ActionIndex: 0 } };
    return response;
  }

  private errorOf(error: unknown, index: number): NonNullable<ResponseBody["Error"]> {
    this.book.endOfRequest();
    if (!(error instanceof WireError)) {
      // A mistake of the emulator itself must not look like an answer of Excel.
      this.unknown.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return { Code: unknownMember, Message: String(error), ActionIndex: index };
    }
    if (error.code === unknownMember) this.unknown.push(error.message);
    return { Code: error.code, Message: error.message, ...(error.location === undefined ? {} : { Location: error.location }), ActionIndex: index };
  }

  private act(action: Action, body: RequestBody, objects: Map<number, Bound | null>): unknown {
    if (action.ActionType === actionType.trace) return null;
    if (action.ActionType === actionType.instantiate) {
      const object = this.resolve(action.ObjectPathId, body, objects, true);
      if (object === null) return null;
      const reference = [...this.references].find(([, kept]) => kept === object)?.[0];
      return { ...object.identity(), ...(reference === undefined ? {} : { _ReferenceId: reference }) };
    }
    const object = this.resolve(action.ObjectPathId, body, objects);
    if (object === null) return null;
    const args = this.argumentsOf(action.ArgumentInfo, body, objects);
    switch (action.ActionType) {
      case actionType.query: {
        const { Select = [], Expand = [] } = action.QueryInfo ?? {};
        return { ...object.identity(), ...object.load([...Select, ...Expand.map((name) => `${name}/*`)]) };
      }
      case actionType.setProperty:
        object.set(action.Name, args[0]);
        return null;
      case actionType.method: {
        if (action.Name === "_KeepReference") return this.keep(object);
        if (action.Name === "_RemoveReference") return void this.references.delete(args[0] as string);
        const result = object.call(action.Name, args);
        return result instanceof Bound ? result.identity() : result;
      }
      default:
        throw new WireError(unknownMember, `Action type ${action.ActionType} is not known here`);
    }
  }

  private keep(object: Bound): null {
    if (![...this.references.values()].includes(object)) this.references.set(`R${this.nextReference++}`, object);
    return null;
  }

  private resolve(id: number, body: RequestBody, objects: Map<number, Bound | null>, anew = false): Bound | null {
    const known = objects.get(id);
    if (known !== undefined && !(anew && known === null)) return known;
    const path = body.ObjectPaths[String(id)];
    if (path === undefined) throw new WireError("InvalidObjectPath", `There is no path ${id}`);
    const object = this.follow(path, body, objects);
    objects.set(id, object);
    return object;
  }

  private follow(path: ObjectPath, body: RequestBody, objects: Map<number, Bound | null>): Bound | null {
    if (path.ObjectPathType === pathType.global) return Bound.of(workbookClass, this.book);
    if (path.ObjectPathType === pathType.nullObject) return null;
    if (path.ObjectPathType === pathType.referenceId) {
      const kept = this.references.get(path.Name);
      if (kept === undefined) throw new WireError("InvalidReference", "This reference is not valid for the current operation.");
      return kept;
    }
    const parent = this.resolve(path.ParentObjectPathId!, body, objects);
    if (parent === null) return null;
    const args = this.argumentsOf(path.ArgumentInfo, body, objects);
    if (path.ObjectPathType === pathType.property) return parent.navigate(path.Name);
    if (path.ObjectPathType === pathType.indexer) return parent.item(String(args[0]));
    if (path.ObjectPathType !== pathType.method) throw new WireError(unknownMember, `Path type ${path.ObjectPathType} is not known here`);
    const result = parent.call(path.Name, args);
    if (result === null) return null;
    if (!(result instanceof Bound)) throw new WireError(unknownMember, `${parent.className}.${path.Name} gives no object here`);
    return result;
  }

  private argumentsOf(info: ArgumentInfoOf, body: RequestBody, objects: Map<number, Bound | null>): unknown[] {
    const referenced = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((argument, i) => {
      const id = referenced?.[i];
      if (typeof id === "number" && id > 0) return this.resolve(id, body, objects);
      return argument;
    });
  }
}

type ArgumentInfoOf = Action["ArgumentInfo"];

function refused(statusCode: number, code: string, message: string): Answer {
  return { statusCode, body: { error: { code, message } } };
}
