import { FluentProvider, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from "react";
import { PaneApp } from "../taskpane/shell/PaneApp";
import { usePreferences } from "../taskpane/shell/PaneFrame";
import { wordsOf } from "../taskpane/shell/language";
import type { PaneMemory, Preferences } from "../taskpane/shell/paneMemory";
import { useTheme } from "../taskpane/shell/theme";
import { arrive } from "./grid/arrive";
import type { Snapshot, SnapshotStore } from "../storage/browserStorage";
import type { LoadedPart } from "./grid/rowLoader";
import type { Problem, Result } from "./stage/stage";
import type { OpenedFile } from "./openedFile";
import { Splitter } from "./Splitter";
import { OpeningCover } from "./OpeningCover";
import { type Message, StageMessage } from "./StageMessage";
import { ownListeners } from "../taskpane/shell/listeners";
import { useBetween } from "./useBetween";
import { useDrop } from "./useDrop";
import { useOpening } from "./useOpening";
import { saveFile } from "./saveFile";
import { useSnapshots } from "./useSnapshots";
import { WorkbenchBar } from "./WorkbenchBar";

/** The spreadsheet is far larger than everything else: the pane does not wait for it. */
const GridView = lazy(async () => ({ default: (await arrive()).GridView }));

const useStyles = makeStyles({
  page: {
    height: "100%", display: "flex", flexDirection: "row", backgroundColor: tokens.colorNeutralBackground1,
    "@media (max-width: 799px)": { flexDirection: "column" },
  },
  stage: { flex: "1 1 0", minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" },
  grid: { flex: "1 1 0", minHeight: 0, position: "relative" },
  wait: { position: "absolute", inset: 0, display: "flex", alignItems: "center", justifyContent: "center" },
  pane: {
    flexShrink: 0, minWidth: 0, minHeight: 0, width: "var(--pane-width)", borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 799px)": { width: "100%", height: "50%", borderLeft: "none", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
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

const panes = { least: 320, most: 640, first: 400 } as const;

export function Workbench({ file, memory, preferences, snapshots }: { readonly file: OpenedFile; readonly memory: PaneMemory; readonly preferences: Preferences; readonly snapshots: SnapshotStore }) {
  const styles = useStyles();
  const pane = usePreferences(file.desk, memory, preferences);
  const { person, theme: themeName } = pane;
  const { theme, shown } = useTheme(themeName);
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
  const { left, settled } = useSnapshots(file, snapshots, () => {
    if (toldNotKept.current) return;
    toldNotKept.current = true;
    setMessage((before) => before ?? { problems: [notKept] });
  });
  useEffect(() => { if (left !== null) setMessage({ left }); }, [left]);
  const [breaks, setBreaks] = useState(0);
  useEffect(() => file.breaks((broke) => {
    setMessage({ broke });
    setLoading(null);
    if (broke.restored === true) setBreaks((before) => before + 1);
  }), [file]);
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
  const restore = async (snapshot: Snapshot): Promise<void> => {
    const { wanted } = await begin(snapshot.name);
    wanted();
    const done = await file.restore(snapshot, person);
    openedNow(done.ok ? { ok: true, value: true } : done);
  };
  /** `before`: what is done first with the file that is open; false: nothing is opened. */
  const open = async (chosen: File, before: () => Promise<boolean> = () => Promise.resolve(true)): Promise<void> => {
    const { wanted } = await begin(chosen.name);
    if (!(await before())) return end();
    if (openedNow(await file.open(chosen.name, new Uint8Array(await chosen.arrayBuffer()), person, wanted))) await settled();
  };
  const openIfSaved = (chosen: File): Promise<void> => open(chosen, async () => {
    const unsaved = await file.unsaved();
    if (unsaved) setMessage({ unsavedBefore: chosen });
    return !unsaved;
  });
  const save = async (): Promise<boolean> => {
    const done = await saveFile(file);
    if (done.ok) {
      await settled();
      setSaved({ name: done.value, at: new Date().toISOString() });
    }
    setMessage(!done.ok ? { problems: done.problems } : (await file.calculated()) ? null : { problems: [stillCalculating] });
    return done.ok;
  };
  const undoKeys = useMemo(() => ownListeners<boolean>(), []);
  const steps = useMemo(() => ({ undo: file.stage.undo, redo: file.stage.redo }), [file]);
  const dropping = useDrop((chosen) => void openIfSaved(chosen));
  useBetween(page);
  useEffect(() => { document.documentElement.lang = person.lang; }, [person.lang]);
  useEffect(() => { document.title = `${name.current} – CRM Sheets`; }, [opened, opening]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => { if (file.touched()) event.preventDefault(); };
    addEventListener("beforeunload", leave);
    return () => removeEventListener("beforeunload", leave);
  }, [file]);

  return (
    <FluentProvider theme={theme} style={{ height: "100%" }} lang={person.lang}>
      <div className={styles.page} ref={page} style={{ ["--pane-width" as string]: `${width}px` }}>
        <div className={styles.stage}>
          <WorkbenchBar words={words} name={name.current} touched={touched} saved={saved} loading={loading} lang={person.lang} onLang={(lang) => pane.onPerson({ ...person, lang })} theme={themeName} onTheme={pane.onTheme} onOpen={(chosen) => void openIfSaved(chosen)} onSave={() => void save()} />
          <StageMessage words={words} message={message} onClose={() => setMessage(null)} onSaveFirst={(chosen) => void open(chosen, save)} onOpenAnyway={(chosen) => void open(chosen)} onRestore={(snapshot) => void restore(snapshot)} onReload={() => location.reload()} onDiscard={(snapshot) => { setMessage(null); void snapshots.remove(snapshot.id); }} />
          <main className={styles.grid} aria-label={say("工作表", "Spreadsheet")}>
            <Suspense fallback={<div className={styles.wait}><Spinner size="small" delay={300} label={say("正在打开工作表", "Opening the sheet")} /></div>}>
              <GridView stage={file.stage} desk={file.desk} file={opened + breaks} events={file.stageEvents} deskEvents={file.events} words={words} dark={shown !== "light"} onRefused={(problems) => setMessage(problems.length === 0 ? null : { problems })} onLoading={setLoading} onUndo={undoKeys.tell} onShown={(shownFile) => { if (shownFile === opened + breaks) end(); }} endEdit={endEdit} />
            </Suspense>
          </main>
        </div>
        <Splitter label={say("面板宽度", "Width of the pane")} width={width} least={panes.least} most={panes.most} onWidth={setWidth} />
        <aside className={styles.pane} aria-label={say("面板", "Pane")} data-testid="pane">
          <PaneApp key={opened} desk={file.desk} events={file.events} memory={memory} steps={steps} undoKeys={undoKeys.listen} {...pane} />
        </aside>
      </div>
      {opening !== null && <OpeningCover words={words} opening={opening} ref={cover} />}
      {dropping && <div className={styles.dropping}>{say("松开就打开", "Drop to open")}</div>}
    </FluentProvider>
  );
}
