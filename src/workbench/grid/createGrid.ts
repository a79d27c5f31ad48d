/** The spreadsheet itself: Univer in plugin mode, with no more of its own controls than the file can follow. */
import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-data-validation-ui/lib/index.css";
import { DOCS_NORMAL_EDITOR_UNIT_ID_KEY, IContextService, type Injector, IUniverInstanceService, LocaleService, LocaleType, LogLevel, PluginService, ThemeService, Univer, UniverInstanceType } from "@univerjs/core";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { UniverSheetsDataValidationUIPlugin } from "@univerjs/sheets-data-validation-ui";
import { CalculationMode, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsUIPlugin } from "@univerjs/sheets-ui";
import { DISABLE_AUTO_FOCUS_KEY, UniverUIPlugin } from "@univerjs/ui";
import { startTransition } from "react";
import type { Lang } from "../../records/text";
import { breathe, inTurns } from "../../taskpane/desk/breathe";
import { calculateElsewhere, findFormulas } from "./findFormulas";
import { offerOnly } from "./gridMenu";
import { unitId } from "./ours";
import { keepFocusOut } from "./keepFocusOut";
import { moveAfterTyping } from "./moveAfterTyping";
import { quickDrawing } from "./quickDrawing";
import { revealCells } from "./revealCells";
import { sumInSmallSteps } from "./selectionSums";
import { inSmallSteps, nothingLeft, settled } from "./smallSteps";

export type Grid = { readonly univer: Univer; readonly injector: Injector; speak(lang: Lang): Promise<void>; darken(dark: boolean): void; /** Gives it the keyboard. */ focus(): void };

const locales = { "zh-CN": LocaleType.ZH_CN, en: LocaleType.EN_US } as const;

async function texts(lang: Lang) {
  return lang === "zh-CN" ? (await import("./locales/zhCn")).zhCn : (await import("./locales/enUs")).enUs;
}

quickDrawing();
revealCells();
findFormulas();
calculateElsewhere();
inSmallSteps();
sumInSmallSteps();
moveAfterTyping();

export async function createGrid(container: HTMLElement, lang: Lang, dark: boolean): Promise<Grid> {
  const univer = new Univer({ locale: locales[lang], locales: { [locales[lang]]: await texts(lang) }, darkMode: dark, logLevel: LogLevel.ERROR });
  await breathe();
  const injector = univer.__getInjector();
  const starts: readonly (() => void)[] = [
    () => univer.registerPlugin(UniverRenderEnginePlugin),
    () => univer.registerPlugin(UniverFormulaEnginePlugin, { notExecuteFormula: true }),
    () => univer.registerPlugin(UniverUIPlugin, { container, header: true, toolbar: false, footer: true, headerMenu: false }),
    () => univer.registerPlugin(UniverDocsPlugin),
    () => univer.registerPlugin(UniverDocsUIPlugin),
    () => univer.registerPlugin(UniverSheetsPlugin),
    () => univer.registerPlugin(UniverSheetsUIPlugin, { formulaBar: true, footer: { sheetBar: true, statisticBar: false, menus: false, zoomSlider: true, addSheetButtonConfig: { show: false } }, disableForceStringAlert: true, disableForceStringMark: true }),
    () => univer.registerPlugin(UniverSheetsNumfmtPlugin, { disableTextFormatAlert: true, disableTextFormatMark: true }),
    () => univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.NO_CALCULATION }),
    () => univer.registerPlugin(UniverSheetsFormulaUIPlugin),
    () => univer.registerPlugin(UniverDataValidationPlugin),
    () => univer.registerPlugin(UniverSheetsDataValidationPlugin),
    () => univer.registerPlugin(UniverSheetsDataValidationUIPlugin, { showEditOnDropdown: false }),
    // Those for sheets would start with the first of them.
    () => injector.get(PluginService).startPluginsForType(UniverInstanceType.UNIVER_SHEET),
  ];
  // Their controls are drawn in slices.
  await inTurns(starts.map((start) => () => startTransition(start)));
  offerOnly(injector);
  // The grid would take the focus with every selection, also with one that the pane shows: it has it only while the person is in it.
  univer.onDispose(keepFocusOut(container));
  const contexts = injector.get(IContextService);
  const instances = injector.get(IUniverInstanceService);
  const follow = ({ target }: Event): void => {
    contexts.setContextValue(DISABLE_AUTO_FOCUS_KEY, !container.contains(target as Node));
    // From the name box Enter leads to the sheet that was clicked last, and before the first click there is none.
    if (target instanceof Element && target.closest("[data-u-comp=defined-name]") !== null && instances.getUnit(unitId) !== null) instances.focusUnit(unitId);
  };
  contexts.setContextValue(DISABLE_AUTO_FOCUS_KEY, true);
  // The keyboard does not always get to where cells are typed: from the name box, and from a cell that is clicked before any other. The sheet hands it to the document in front, and before the first cell is typed into there is none.
  const focus = (): void => {
    if (instances.getCurrentUnitOfType(UniverInstanceType.UNIVER_DOC) == null && instances.getUnit(DOCS_NORMAL_EDITOR_UNIT_ID_KEY) != null) instances.setCurrentUnitForType(DOCS_NORMAL_EDITOR_UNIT_ID_KEY);
    document.getElementById(`__editor_${DOCS_NORMAL_EDITOR_UNIT_ID_KEY}`)?.focus({ preventScroll: true });
  };
  const onward = (target: EventTarget): void => { if (document.activeElement === target) focus(); };
  container.addEventListener("keydown", ({ key, target }) => { if (key === "Enter" && target instanceof HTMLInputElement && target.closest("[data-u-comp=defined-name]") !== null) setTimeout(() => onward(target)); });
  container.addEventListener("focusin", ({ target }) => { if (target instanceof HTMLCanvasElement) void settled().then(() => onward(target)); });
  for (const event of ["focusin", "pointerdown"]) document.addEventListener(event, follow, true);
  univer.onDispose(nothingLeft);
  univer.onDispose(() => { for (const event of ["focusin", "pointerdown"]) document.removeEventListener(event, follow, true); });
  return {
    univer,
    injector,
    async speak(next) {
      const service = injector.get(LocaleService);
      service.load({ [locales[next]]: await texts(next) });
      service.setLocale(locales[next]);
    },
    focus,
    darken: (next) => injector.get(ThemeService).setDarkMode(next),
  };
}
