import { FluentProvider, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { PaneApp } from "../taskpane/shell/PaneApp";
import { usePreferences } from "../taskpane/shell/PaneFrame";
import { wordsOf } from "../taskpane/shell/language";
import type { PaneMemory, Preferences } from "../taskpane/shell/paneMemory";
import { Spoken } from "../taskpane/shell/Spoken";
import { useTheme } from "../taskpane/shell/theme";
import { arrive } from "./grid/arrive";
import type { Snapshot, SnapshotStore } from "../storage/browserStorage";
import type { LoadedPart } from "./grid/rowLoader";
import type { Problem, Result } from "./stage/stage";
import type { OpenedFile } from "./openedFile";
import { Splitter, narrow } from "./Splitter";
import { OpeningCover } from "./OpeningCover";
import { type Instead, type Message, StageMessage } from "./StageMessage";
import { ownListeners } from "../taskpane/shell/listeners";
import { useAfter, useBetween } from "./useBetween";
import { useDrop } from "./useDrop";
import { useOpening } from "./useOpening";
import { saveFile } from "./saveFile";
import { useSnapshots } from "./useSnapshots";
import { WorkbenchBar } from "./WorkbenchBar";

/** The spreadsheet is far larger than everything else: the pane does not wait for it. */
const GridView = lazy(async () => ({ default: (await arrive()).GridView }));

const panes = { least: 320, most: 640, first: 400 } as const;

const useStyles = makeStyles({
  page: {
    height: "100%", display: "flex", flexDirection: "row", backgroundColor: tokens.colorNeutralBackground1,
    [narrow]: { flexDirection: "column" },
  },
  stage: { flex: "1 1 0", minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" },
  grid: { flex: "1 1 0", minHeight: 0, position: "relative" },
  wait: { position: "absolute", inset: 0, display: "flex", alignItems: "center", justifyContent: "center" },
  pane: {
    flexShrink: 0, minWidth: 0, minHeight: 0, width: `min(var(--pane-width), max(${panes.least}px, 50%))`, borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { width: "100%", height: "50%", borderLeft: "none", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  dropping: { position: "fixed", inset: 0, zIndex: 1000, pointerEvents: "none", display: "flex", alignItems: "center", justifyContent: "center", border: `3px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBackgroundOverlay, color: tokens.colorNeutralForegroundOnBrand, fontSize: tokens.fontSizeBase600 },
});

const stillCalculating: Problem = {
  code: "workbench/stillCalculating",
  message: { "zh-CN": "文件已保存，但有些公式还没算完，里面是旧的结果。", en: "The file is saved, but some formulas are still being calculated and have their old results in it." },
  hint: { "zh-CN": "用 Excel 打开会自动重算；也可以过一会儿再保存一次。", en: "Excel calculates them when it opens the file. Or save again in a while." },
};

const notKept: Problem = {
  code: "workbench/notKept",
  message: { "zh-CN": "浏览器不让留底，或者空间满了：没保存的修改只在这个页面里，关掉就没有了。", en: "The browser keeps no copy, or has no room: unsaved changes are on this page only and go when it is closed." },
  hint: { "zh-CN": "做完一段就点“存为 .xlsx”。", en: "Save as .xlsx whenever you have done a piece of work." },
};

export function Workbench({ file, memory, preferences, snapshots }: { readonly file: OpenedFile; readonly memory: PaneMemory; readonly preferences: Preferences; readonly snapshots: SnapshotStore }) {
  const styles = useStyles();
  const pane = usePreferences(file.desk, memory, preferences);
  const { person, theme: themeName } = pane;
  const { theme, shown: look } = useTheme(themeName);
  const words = useMemo(() => wordsOf(person.lang), [person.lang]);
  const { say } = words;
  const [opened, setOpened] = useState(0);
  const [message, setMessage] = useState<Message | null>(null);
  const [loading, setLoading] = useState<LoadedPart | null>(null);
  const [width, setWidth] = useState<number>(panes.first);
  const page = useRef<HTMLDivElement>(null);

  const [saved, setSaved] = useState<{ readonly name: string; readonly at: string } | null>(null);
  const [touched, setTouched] = useState(file.touched());
  useEffect(() => file.touches(setTouched), [file]);
  useEffect(() => setSaved(null), [opened]);
  const toldNotKept = useRef(false);
  const busy = useRef(false);
  const onBusy = useCallback((now: boolean): void => { busy.current = now; }, []);
  const { left, put: putAside, over, settled } = useSnapshots(file, snapshots, () => {
    if (toldNotKept.current) return;
    toldNotKept.current = true;
    setMessage((before) => before ?? { problems: [notKept] });
  });
  const [breaks, setBreaks] = useState(0);
  useEffect(() => file.breaks((broke) => {
    setMessage({ broke });
    setLoading(null);
    if (broke.restored === true) setBreaks((before) => before + 1);
  }), [file]);
  /** What is said of a worker that broke off stands until the file is back: that the grid gets no answer meanwhile says nothing more. */
  const refused = (problems: readonly Problem[]): void => setMessage((before) => (before !== null && "broke" in before && before.broke.restored !== true ? before : problems.length === 0 ? null : { problems }));
  const cover = useRef<HTMLDivElement>(null);
  const endEdit = useRef<(() => Promise<void>) | null>(null);
  const { opening, begin, end } = useOpening({ hold: file.hold, endEdit, cover });
  const name = useRef(file.name());
  if (opening === null) name.current = file.name();
  /** `result`: false where it was cancelled. The page stays covered until the sheets of what was opened are there. */
  const openedNow = (result: Result<boolean>): boolean => {
    const isOpen = result.ok && result.value;
    if (!isOpen) end();
    if (!result.ok) setMessage({ problems: result.problems });
    else if (isOpen) {
      setMessage(null);
      setLoading(null);
      setOpened((before) => before + 1);
    }
    return isOpen;
  };
  /** Opens something in the place of the open file. `before`: what is done first with that one; false: nothing is opened. */
  const instead = async (next: Instead, before: () => Promise<boolean> = () => Promise.resolve(true)): Promise<void> => {
    const { wanted } = await begin(next.name);
    if (await before()) await next.open(wanted);
    else end();
  };
  /** The same, where nothing of it is unsaved; otherwise that is asked. */
  const ifSaved = (next: Instead): Promise<void> => instead(next, async () => {
    const unsaved = await file.unsaved();
    if (unsaved) setMessage({ unsavedBefore: next });
    return !unsaved;
  });
  const open = (chosen: File): Promise<void> => ifSaved({ name: chosen.name, open: async (wanted) => {
    if (openedNow(await file.open(chosen.name, new Uint8Array(await chosen.arrayBuffer()), person, wanted))) await settled();
  } });
  const restore = (snapshot: Snapshot): Promise<void> => ifSaved({ name: snapshot.name, open: async (wanted) => {
    wanted();
    const done = await file.restore(snapshot, person);
    if (openedNow(done.ok ? { ok: true, value: true } : done)) await over(snapshot);
  } });
  const save = async (): Promise<boolean> => {
    // What has just been typed is on its way into the file.
    await endEdit.current?.();
    const done = await saveFile(file);
    if (done.ok) {
      await settled();
      setSaved({ name: done.value, at: new Date().toISOString() });
    }
    setMessage(!done.ok ? { problems: done.problems } : (await file.calculated()) ? null : { problems: [stillCalculating] });
    return done.ok;
  };
  const undoKeys = useMemo(() => ownListeners<boolean>(), []);
  const steps = useMemo(() => {
    // What was said of the step that is taken back is said no more.
    const closing = (step: typeof file.stage.undo) => async () => {
      const done = await step();
      if (done.ok) setMessage((before) => (before !== null && "problems" in before ? null : before));
      return done;
    };
    return { undo: closing(file.stage.undo), redo: closing(file.stage.redo) };
  }, [file]);
  const dropping = useDrop((chosen) => void open(chosen));
  /** Who turns to the pane has typed to the end: what stands in the cell is written before the pane does anything, and where the cell is then. */
  const leaveCell = (): void => void endEdit.current?.();
  useBetween(page);
  const shown = message ?? (left === null ? null : { left });
  useAfter(page, shown !== null);
  useEffect(() => { document.documentElement.lang = person.lang; }, [person.lang]);
  useEffect(() => { document.title = `${touched ? "● " : ""}${name.current} – CRM Sheets`; }, [opened, opening, touched]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => { if (file.touched() || busy.current) event.preventDefault(); };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [file]);

  return (
    <FluentProvider theme={theme} style={{ height: "100%" }} lang={person.lang}>
      <div className={styles.page} ref={page} style={{ ["--pane-width" as string]: `${width}px` }}>
        <div className={styles.stage}>
          <WorkbenchBar words={words} name={name.current} touched={touched} saved={saved} loading={loading} lang={person.lang} onLang={(lang) => pane.onPerson({ ...person, lang })} theme={themeName} onTheme={pane.onTheme} onOpen={(chosen) => void open(chosen)} onSave={() => void save()} />
          <StageMessage words={words} message={shown} onClose={() => { if (message === null) putAside(); else setMessage(null); }} onSaveFirst={(next) => void instead(next, save)} onOpenAnyway={(next) => void instead(next)} onRestore={(snapshot) => void restore(snapshot)} onReload={() => location.reload()} onGiveUp={toldNotKept.current ? null : file.giveUp} onDiscard={(snapshot) => void snapshots.remove(snapshot.id).then(() => over(snapshot))} />
          <main className={styles.grid} aria-label={say("工作表", "Spreadsheet")}>
            <Suspense fallback={<div className={styles.wait}><Spinner size="small" delay={300} label={say("正在打开工作表", "Opening the sheet")} /></div>}>
              <GridView stage={file.stage} desk={file.desk} file={opened + breaks} events={file.stageEvents} deskEvents={file.events} words={words} dark={look !== "light"} onRefused={refused} onLoading={setLoading} onUndo={undoKeys.tell} onShown={(shownFile) => { if (shownFile === opened + breaks) end(); }} endEdit={endEdit} />
            </Suspense>
          </main>
        </div>
        <Splitter label={say("面板宽度", "Width of the pane")} width={width} least={panes.least} most={panes.most} onWidth={setWidth} />
        <aside className={styles.pane} aria-label={say("面板", "Pane")} data-testid="pane" onPointerDownCapture={leaveCell} onKeyDownCapture={leaveCell}>
          <PaneApp key={opened} desk={file.desk} events={file.events} memory={memory} onBusy={onBusy} steps={steps} undoKeys={undoKeys.listen} {...pane} />
        </aside>
      </div>
      <Spoken>{opened === 0 ? "" : say(`已打开“${name.current}”`, `“${name.current}” is open`)}</Spoken>
      {opening !== null && <OpeningCover words={words} opening={opening} ref={cover} />}
      {dropping && <div className={styles.dropping}>{say("松开就打开", "Drop to open")}</div>}
    </FluentProvider>
  );
}
