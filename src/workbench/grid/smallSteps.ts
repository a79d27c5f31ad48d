import { LifecycleStages, type Plugin, PluginService, UniverInstanceType } from "@univerjs/core";
import { RenderUnit } from "@univerjs/engine-render";
import { BaseSelectionRenderService } from "@univerjs/sheets-ui";
import { startTransition } from "react";
import { asyncScheduler } from "rxjs";
import { breathe } from "../../taskpane/desk/breathe";

/** Milliseconds after which others have their turn. */
const turn = 8;

type Service = Parameters<RenderUnit["with"]>[0];
type Dependency = Service | readonly [Service, { readonly useClass: Service } | null];
type Unit = {
  readonly _injector: { add(dependency: readonly [Service, { readonly useFactory: () => unknown }]): void; get(service: Service): unknown; createInstance(service: Service, context: unknown): unknown };
  readonly _renderContext: { readonly type: UniverInstanceType };
  _initDependencies(dependencies: readonly Dependency[]): void;
  with(service: Service): unknown;
  isDisposed(): boolean;
};
type Stages = { _runStage(plugins: readonly Plugin[], stage: LifecycleStages): void };

/** The first file only, with the services that are still to be made, in their order: one that comes later is on the stage at once, and whoever is there asks for its services in any order. */
const first = new WeakMap<Unit, Service[]>();
let begun = false;
let waiting: (() => void)[] = [];
let running: Promise<void> | null = null;

/** All that was put off is done. */
export function settled(): Promise<void> {
  return running ?? Promise.resolve();
}

/** The grid is no more, and with it all that was put off. */
export function nothingLeft(): void {
  waiting = [];
  begun = false;
}

/** Does it in a turn that has time for it, behind all that was put off before. */
export function later(step: () => void): void {
  waiting.push(step);
  running ??= run();
}

async function run(): Promise<void> {
  await breathe();
  for (let since = performance.now(), step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    // A bug in one is told as any other, and the rest goes on. What they draw of the grid's own controls is drawn in slices.
    try { startTransition(step); } catch (error) { reportError(error); }
    if (performance.now() - since < turn) continue;
    await breathe();
    since = performance.now();
  }
  running = null;
}

/**
 * The grid, as it comes, makes some sixty services in one go when it begins, and again some thirty when a file comes into it. Nobody waits for them: who needs one has it made then. A few methods are replaced, as they are in 0.25.1.
 */
export function inSmallSteps(): void {
  const units = RenderUnit.prototype as unknown as Unit;
  const { _initDependencies } = units;
  units._initDependencies = function known(this: Unit, dependencies) {
    if (!begun && this._renderContext.type === UniverInstanceType.UNIVER_SHEET) {
      begun = true;
      first.set(this, []);
    }
    const waits = first.get(this);
    if (waits === undefined) return _initDependencies.call(this, dependencies);
    const services = dependencies.map((dependency) => (Array.isArray(dependency) ? dependency : [dependency, null]) as readonly [Service, { readonly useClass: Service } | null]);
    for (const [service, made] of services) this._injector.add([service, { useFactory: () => this._injector.createInstance(made?.useClass ?? service, this._renderContext) }]);
    for (const [service] of services) {
      waits.push(service);
      later(() => { if (!this.isDisposed()) madeUpTo(this, waits, service); });
    }
  };
  const { with: ask } = units;
  units.with = function inOrder(this: Unit, service) {
    // A control that is drawn early asks for one that builds on those before it: the selection on the sheet that it is drawn over.
    madeUpTo(this, first.get(this) ?? [], service);
    return ask.call(this, service);
  };
  selectsNothingYet();
  drawnInSlices();
  const stages = PluginService.prototype as unknown as Stages;
  const { _runStage } = stages;
  stages._runStage = function oneByOne(this: Stages, plugins, stage) {
    if (stage === LifecycleStages.Starting) return _runStage.call(this, plugins, stage);
    for (const plugin of plugins) later(() => _runStage.call(this, [plugin], stage));
  };
}

/** Makes what waits before a service, and itself. */
function madeUpTo(unit: Unit, waits: Service[], service: Service): void {
  for (const next of waits.splice(0, waits.indexOf(service) + 1)) unit._injector.get(next);
}

/** So is what it does after a pause: a moment after a control has come it has its whole frame drawn anew, with the formula bar in it. */
function drawnInSlices(): void {
  const { flush } = asyncScheduler;
  asyncScheduler.flush = function inSlices(...of) { startTransition(() => flush.apply(this, of)); };
}

type Selections = { readonly _skeleton?: unknown; getSelectionDataWithStyle(): readonly unknown[] };

/** A control that is drawn before the sheet is laid out asks what is selected: nothing. The grid, as it comes, would break off there, and all of it would go. */
function selectsNothingYet(): void {
  const selections = BaseSelectionRenderService.prototype as unknown as Selections;
  const { getSelectionDataWithStyle } = selections;
  selections.getSelectionDataWithStyle = function selected(this: Selections) { return this._skeleton === undefined ? [] : getSelectionDataWithStyle.call(this); };
}
