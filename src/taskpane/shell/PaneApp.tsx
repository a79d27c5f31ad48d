import { FluentProvider, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { problemMessage } from "../../i18n/problemText";
import type { Problem, Result } from "../../pipeline/session";
import type { Desk, DeskEvent, Person } from "../desk/desk";
import { ownTemplates } from "../governing/ownTemplates";
import { BugEdge } from "./BugEdge";
import { NeedsTable } from "./NeedsTable";
import { NothingKept } from "./NothingKept";
import { PaneHeader } from "./PaneHeader";
import { Problems, isStopped } from "./Problems";
import { CellNote, StrayNote } from "./CellNote";
import { FigureNote } from "./FigureNote";
import { QuietBar } from "./QuietBar";
import { type Words, commandName, plural, stepName, wordsOf } from "./language";
import { type Busy, type Done, type Pane, PaneProvider, type Place } from "./paneContext";
import type { PaneMemory } from "./paneMemory";
import { type Steps, didText, historySteps } from "./steps";
import { type ThemeName, useTheme } from "./theme";
import { useKeptFocus } from "./useKeptFocus";
import { fetchAll } from "./lateView";
import { views } from "./views";

const useStyles = makeStyles({
  pane: {
    height: "100%", minWidth: 0, display: "flex", flexDirection: "column", backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1,
    "& h1, & h2, & h3": { margin: 0 },
    // At 320 px every pixel beside the text counts: what folds begins where other text begins.
    "& .fui-AccordionHeader__button": { paddingInline: 0 },
    "& .fui-AccordionPanel": { marginInline: 0 },
    // What is typed into is no wider than the pane, however large the text.
    "& .fui-Input, & .fui-Dropdown, & .fui-Select": { minWidth: 0 },
    "& .fui-Input__input, & .fui-Dropdown__button": { minWidth: 0, width: "100%" },
    // Without colours a link is told by its line, and how far a bar goes by its own colour.
    "@media (forced-colors: active)": {
      "& .fui-Link": { textDecorationLine: "underline" },
      "& .fui-ProgressBar": { outline: "1px solid CanvasText", backgroundColor: "Canvas", forcedColorAdjust: "none" },
      "& .fui-ProgressBar__bar": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
    },
  },
  body: { flexGrow: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden", padding: tokens.spacingHorizontalM, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  // Who has scrolled down a long list would press a button in vain, as it seems.
  refused: { position: "sticky", top: 0, zIndex: 2, flexShrink: 0, ":empty": { display: "none" } },
});

/** Milliseconds without another change until a sheet that is not governed is looked at anew. */
const pauseBeforeLooking = 1_000;

export type PaneProps = {
  readonly desk: Desk;
  readonly memory: PaneMemory;
  /** Hears what the desk tells; gives how to stop hearing. */
  readonly events: (listener: (event: DeskEvent) => void) => () => void;
  readonly person: Person;
  readonly onPerson: (person: Person) => void;
  readonly theme: ThemeName;
  readonly onTheme: (theme: ThemeName) => void;
  /** Places that something outside asks for: a ribbon button, the workbench. */
  readonly places?: (listener: (place: Place) => void) => () => void;
  /** The way back where the sheet beside the pane has none of its own: through what was done in both. */
  readonly steps?: Steps;
  /** The person asks there for a step back, or forward. */
  readonly undoKeys?: (listener: (forward: boolean) => void) => () => void;
  /** Hears when a command begins, and when it is over. */
  readonly onBusy?: (busy: boolean) => void;
};

/** The pane: a header, one view, and the quiet bar with what was done last. Beside a sheet in Excel and in the workbench it is the same. */
export function PaneApp({ desk, memory, events, person, onPerson, theme: themeName, onTheme, places, steps: sheetSteps, undoKeys, onBusy }: PaneProps) {
  const styles = useStyles();
  const { theme, shown } = useTheme(themeName);
  const [trail, setTrail] = useState<readonly Place[]>([{ view: "start" }]);
  const [version, setVersion] = useState(0);
  const [others, setOthers] = useState(0);
  const [acts, setActs] = useState(0);
  const [touched, setTouched] = useState(0);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [selected, setSelected] = useState<Pane["selected"]>(null);
  const [busy, setBusy] = useState<Busy | null>(null);
  const [looking, setLooking] = useState<(Omit<Busy, "text"> & { readonly step: string }) | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null);
  const words = useMemo(() => wordsOf(person.lang), [person.lang]);
  const place = trail.at(-1)!;
  const body = useRef<HTMLElement>(null);
  useKeptFocus(body);
  const isBusy = busy !== null;
  useEffect(() => onBusy?.(isBusy), [onBusy, isBusy]);

  const working = useRef(false);
  const spokenWords = useRef(words);
  spokenWords.current = words;
  useEffect(() => events((event) => {
    switch (event.kind) {
      case "changed":
        setVersion((before) => before + 1);
        // What somebody types is a change of its own: the button beside an older one would not take it back.
        if (event.by === "user" && event.quiet !== true && event.echo !== true && !working.current) setDone(event.gone === undefined ? null : { text: goneText(event.gone, spokenWords.current), change: null, undo: true });
        if (event.by !== "us") setOthers((before) => before + 1);
        break;
      case "touched":
        clearTimeout(pause.current);
        pause.current = setTimeout(() => { setOthers((before) => before + 1); setTouched((before) => before + 1); }, pauseBeforeLooking);
        break;
      case "selected": setSelected(event); break;
      case "progress":
        setBusy((before) => (before === null ? null : { ...before, done: event.done, total: event.total, waits: event.step === "turn" && event.done < event.total }));
        // What a view asks for may take long too, without the person having begun anything.
        setLooking((before) => (event.done >= event.total || event.step === "turn" ? null : { step: event.step, done: event.done, total: event.total, since: before?.since ?? Date.now() }));
        break;
      case "problem": setProblems(event.problems); break;
    }
  }), [events]);
  useEffect(() => () => clearTimeout(pause.current), []);
  useEffect(() => fetchAll(views, (work) => { if ("requestIdleCallback" in globalThis) requestIdleCallback(work); else setTimeout(work, 200); }), []);

  const [forgets, setForgets] = useState(false);
  useEffect(() => memory.onRefused(() => setForgets(true)), [memory]);

  // Templates that the person has opened before are there again.
  useEffect(() => {
    void ownTemplates(memory).then(async (own) => {
      if (own.length === 0) return;
      await desk.governing.offer(own.map(({ text }) => text));
      setVersion((before) => before + 1);
    });
  }, [desk, memory]);

  // From now on the pane knows what is selected beside it.
  useEffect(() => { void desk.sheet.follow().then((followed) => { if (!followed.ok) setProblems(followed.problems); }); }, [desk]);

  // What was said of it was said in the other language.
  const spoken = useRef(person.lang);
  useEffect(() => {
    if (spoken.current === person.lang) return;
    spoken.current = person.lang;
    setDone((before) => (before === null ? null : { ...before, text: words.say("上一次更改", "The last change") }));
  }, [person.lang, words]);

  const go = useCallback((next: Place) => {
    setProblems([]);
    setTrail((before) => (next.view === "start" ? [next] : before.at(-1)!.view === next.view ? [...before.slice(0, -1), next] : [...before, next]));
  }, []);
  const back = useCallback(() => {
    setProblems([]);
    setTrail((before) => (before.length > 1 ? before.slice(0, -1) : before));
  }, []);
  useEffect(() => places?.(go), [places, go]);
  // A new view starts at its top, and a screen reader hears of it.
  useEffect(() => { body.current?.scrollTo(0, 0); body.current?.focus({ preventScroll: true }); }, [place.view]);

  const act = useCallback(async <T,>(text: string, work: () => Promise<Result<T>>, said?: (value: T) => Done | null): Promise<T | null> => {
    if (working.current) return null;
    working.current = true;
    setProblems([]);
    setBusy({ text, done: 0, total: 0, since: Date.now() });
    try {
      const result = await work();
      if (!result.ok) {
        // Who stopped it knows why nothing happened.
        if (isStopped(result.problems)) setDone({ text: problemMessage(result.problems[0]!, words.lang), change: null });
        else setProblems(result.problems);
        return null;
      }
      setActs((before) => before + 1);
      const next = said?.(result.value) ?? null;
      if (next !== null) setDone(next);
      return result.value;
    } catch (error) {
      setBug({ error });
      return null;
    } finally {
      working.current = false;
      setBusy(null);
    }
  }, [words]);
  const steps = useMemo(() => sheetSteps ?? historySteps(desk), [sheetSteps, desk]);
  const step = useCallback((forward: boolean) => {
    const { say } = words;
    void act(forward ? say("正在重做", "Redoing") : say("正在撤销", "Undoing"), forward ? steps.redo : steps.undo, (taken) => {
      if (taken === null) return { text: forward ? say("没有可以重做的操作", "There is nothing to redo") : say("没有可以撤销的操作了", "There is nothing left to undo"), change: null, redo: !forward };
      if (taken.leftAlone !== null) setProblems([taken.leftAlone]);
      const what = didText(taken.did, words);
      return { text: forward ? say(`已重做：${what}`, `Redone: ${what}`) : say(`已撤销：${what}`, `Undone: ${what}`), change: null, undo: taken.undo, redo: taken.redo };
    });
  }, [act, steps, words]);
  useEffect(() => undoKeys?.(step), [undoKeys, step]);
  const undoChange = useCallback((change: string, forward: boolean) => {
    const { say } = words;
    void act(forward ? say("正在重做", "Redoing") : say("正在撤销", "Undoing"), () => desk.history.undo(change), ({ command, by, leftAlone }) => {
      if (leftAlone !== null) setProblems([leftAlone]);
      const what = commandName(command, say);
      return forward ? { text: say("已重做", "Redone"), change: by } : { text: say(`已撤销：${what}`, `Undone: ${what}`), change: null, ...(by === null ? {} : { redoes: by }) };
    });
  }, [act, desk, words]);
  // Where there is one way back through both, what the bar tells of is the last thing on it.
  const undo = (change: string | null): void => (change === null || sheetSteps !== undefined ? step(false) : undoChange(change, false));
  const redo = (by: string | null): void => (by === null ? step(true) : undoChange(by, true));

  const pane: Pane = { ...words, desk, memory, person, become: onPerson, place, go, back, version, others, acts, touched, selected, busy, act };
  const view = views.find((one) => one.view === place.view) ?? views[0]!;
  const { Component } = view.late;
  return (
    <FluentProvider theme={theme} style={{ height: "100%", colorScheme: shown === "light" ? "light" : "dark" }} data-theme={shown} lang={person.lang}>
      <PaneProvider value={pane}>
        <div className={styles.pane} onKeyDown={(event) => {
          const typing = event.target instanceof HTMLTextAreaElement || (event.target instanceof HTMLInputElement && !["radio", "checkbox"].includes(event.target.type));
          const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : "";
          if ((key === "z" || key === "y") && !typing) {
            event.preventDefault();
            step(key === "y" || event.shiftKey);
          } else if (event.key === "Escape" && !event.defaultPrevented && !typing) back();
        }}>
          <PaneHeader title={words.tell(view.title)} views={views.map(({ view: name, title }) => ({ view: name, title: words.tell(title) }))} theme={themeName} onTheme={onTheme} />
          <main className={styles.body} ref={body} tabIndex={-1} aria-label={words.tell(view.title)} style={{ outline: "none" }}>
            <BugEdge key={place.view} words={words} onAgain={() => { setBug(null); setVersion((before) => before + 1); }}>
              <Thrown bug={bug} />
              <div className={styles.refused}><Problems problems={problems} /></div>
              {forgets && <NothingKept onClose={() => setForgets(false)} />}
              <Suspense fallback={<Spinner size="small" delay={300} label={words.say("正在打开", "Opening")} />}>
                {view.shows === null ? <Component /> : <NeedsTable shows={words.tell(view.shows)}><Component /></NeedsTable>}
              </Suspense>
            </BugEdge>
          </main>
          <StrayNote />
          <FigureNote />
          <CellNote />
          <QuietBar done={done} busy={busy?.waits === true ? { ...busy, text: stepName("turn", words.say) } : busy ?? (looking === null ? null : { ...looking, text: stepName(looking.step, words.say) })} onUndo={undo} onRedo={redo} onStop={() => void desk.stop()} />
        </div>
      </PaneProvider>
    </FluentProvider>
  );
}

function goneText({ count: many, names }: NonNullable<Extract<DeskEvent, { readonly kind: "changed" }>["gone"]>, { say, count }: Words): string {
  const named = names.filter((name) => name !== "").slice(0, 3).join(say("、", ", "));
  const more = many > 3 ? say(" 等", " …") : "";
  return say(`已删除 ${count(many)} 行${named === "" ? "" : `：${named}${more}`}`, `${many === 1 ? "Row" : plural(many, "row")} deleted${named === "" ? "" : `: ${named}${more}`}`);
}

/** Lets a bug of an action end where bugs of drawing end. */
function Thrown({ bug }: { readonly bug: { readonly error: unknown } | null }): null {
  if (bug !== null) throw bug.error;
  return null;
}
