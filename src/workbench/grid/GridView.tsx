import { makeStyles } from "@fluentui/react-components";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Desk, DeskEvent } from "../../taskpane/desk/desk";
import { Spoken } from "../../taskpane/shell/Spoken";
import { type Words, plural } from "../../taskpane/shell/language";
import type { ColumnChoices, Problem, Result, Stage, StageCell, StageEvent } from "../stage/stage";
import { type Grid, createGrid } from "./createGrid";
import { hearKeys } from "./gridKeys";
import { FilterDialog } from "./FilterDialog";
import { headerButtons } from "./headerButtons";
import { SelectionLine } from "./SelectionLine";
import { hearTable } from "./tableMenu";
import { undoElsewhere } from "./gridUndo";
import { gridMarks } from "./gridMarks";
import { type GridStage, gridStage } from "./gridStage";
import { openUnit } from "./openUnit";
import { unitId } from "./ours";
import { typedWords } from "./typedWords";
import type { LoadedPart } from "./rowLoader";

export type GridViewProps = {
  readonly stage: Stage;
  readonly desk: Desk;
  /** Counts up with every file that is opened. */
  readonly file: number;
  readonly events: (listener: (event: StageEvent) => void) => () => void;
  readonly deskEvents: (listener: (event: DeskEvent) => void) => () => void;
  readonly words: Words;
  readonly dark: boolean;
  readonly onRefused: (problems: readonly Problem[]) => void;
  readonly onLoading: (part: LoadedPart | null) => void;
  /** The person wants what was done last to be taken back, or done again. */
  readonly onUndo: (forward: boolean) => void;
  /** The first rows of the file of that count are in the grid, or cannot be shown. */
  readonly onShown: (file: number) => void;
  /** Filled with what ends the typing into a cell. */
  readonly endEdit: RefObject<(() => Promise<void>) | null>;
};

const useStyles = makeStyles({
  // Beside the pane in a small window the zoom would stand over the names of the sheets. No container query: what Univer opens over its cells would be placed by the container.
  place: { flex: "1 1 0", minHeight: 0, width: "100%", "& footer section section": { "@media (max-width: 479px), (max-width: 799px) and (max-height: 479px)": { display: "none" } } },
});

/** How many rows say one of the texts. */
function rowsOf({ choices }: ColumnChoices, texts: readonly string[]): number {
  const chosen = new Set(texts);
  return choices.reduce((sum, { text, count }) => (chosen.has(text) ? sum + count : sum), 0);
}

/** The spreadsheet beside the pane. One for as long as the page stands; files come and go in it. */
export function GridView({ stage, desk, file, events, deskEvents, words, dark, onRefused, onLoading, onShown, onUndo, endEdit }: GridViewProps) {
  const styles = useStyles();
  const { lang } = words;
  const place = useRef<HTMLDivElement>(null);
  const [grid, setGrid] = useState<Grid | null>(null);
  const [loaded, setLoaded] = useState(false);
  const loading = (part: LoadedPart | null): void => {
    setLoaded(part === null);
    onLoading(part);
  };
  const told = useRef({ refused: onRefused, loading, shown: onShown, undo: onUndo });
  told.current = { refused: onRefused, loading, shown: onShown, undo: onUndo };
  /** That is being filtered. */
  const [column, setColumn] = useState<{ readonly cell: StageCell; readonly choices: ColumnChoices } | null>(null);
  const spoken = useRef(words);
  spoken.current = words;

  useEffect(() => {
    let made: Grid | null = null;
    let gone = false;
    void createGrid(place.current!, lang, dark).then((next) => {
      made = next;
      if (gone) next.univer.dispose();
      else setGrid(next);
    });
    return () => {
      gone = true;
      made?.univer.dispose();
    };
  }, []);
  useEffect(() => {
    if (grid === null) return undefined;
    let shown: GridStage | null = null;
    let gone = false;
    const waiting: StageEvent[] = [];
    const stops: (() => void)[] = [];
    const stop = events((event) => { if (shown === null) waiting.push(event); else shown.hear(event); });
    const show = async (): Promise<void> => {
      const book = await stage.book();
      if (gone) return;
      if (!book.ok) {
        told.current.refused(book.problems);
        return told.current.shown(file);
      }
      const workbook = await openUnit(grid, book.value);
      if (gone) return;
      shown = gridStage(grid, workbook, stage, book.value, { refused: (problems) => told.current.refused(problems), loading: (part) => told.current.loading(part), seen: () => told.current.shown(file) });
      endEdit.current = () => shown?.endEdit() ?? Promise.resolve();
      // What came while the file was being read: all of it, once.
      const marks = gridMarks(grid, unitId, workbook, desk, () => spoken.current, shown.redraw);
      const act = (done: Result<unknown>): void => { if (!done.ok) told.current.refused(done.problems); };
      const choose = (cell: StageCell): void => {
        shown?.flush();
        void stage.choices(cell).then((choices) => {
          if (choices.ok) {
            told.current.refused([]);
            setColumn({ cell, choices: choices.value });
          }
          else act(choices);
        });
      };
      const stopTable = hearTable(grid.injector, place.current!, workbook, (doing, cell) => {
        if (doing === "filter") return choose(cell);
        shown?.flush();
        void stage.sort(cell, doing === "sortDown").then(act);
      });
      const stopHeaders = headerButtons(grid, shown.sheet, (cell) => choose(cell));
      const stopUndo = undoElsewhere(grid.injector, (forward) => {
        shown?.flush();
        told.current.undo(forward);
      });
      const typed = typedWords(grid, desk, (problems) => told.current.refused(problems), () => told.current.refused([]));
      const stopDesk = deskEvents(({ kind }) => {
        if (kind !== "changed") return;
        marks.refresh();
        typed.refresh();
      });
      stops.push(marks.stop, typed.stop, stopDesk, stopUndo, stopTable, stopHeaders, hearKeys(grid.injector, place.current!, workbook));
      const missed = waiting.flatMap((event) => (event.kind === "select" || event.kind === "notice" ? [] : event.kind === "sheets" ? event.sheets : [event.sheet]));
      if (missed.length > 0) shown.hear({ kind: "sheets", sheets: missed, moves: book.value.moves });
    };
    void show();
    return () => {
      gone = true;
      stop();
      for (const end of stops) end();
      shown?.close();
    };
  }, [grid, file]);
  useEffect(() => { void grid?.speak(lang); }, [grid, lang]);
  useEffect(() => grid?.darken(dark), [grid, dark]);
  // What was opened over the grid gives the keyboard back to it: nothing that could have it stands where the person was. Dialogs let go of the focus a frame later.
  const asking = column !== null;
  useEffect(() => {
    if (!asking || grid === null) return undefined;
    return () => void requestAnimationFrame(() => requestAnimationFrame(() => { if (document.activeElement === document.body) grid.focus(); }));
  }, [asking, grid]);
  const [said, setSaid] = useState("");
  const inTable = (work: Promise<Result<void>>, told: string): void => {
    setColumn(null);
    setSaid("");
    void work.then((done) => {
      if (done.ok) setSaid(told);
      onRefused(done.ok ? [] : done.problems);
    });
  };
  return (
    <div style={{ height: "100%", width: "100%", display: "flex", flexDirection: "column" }}>
      <div ref={place} className={styles.place} data-testid="grid" data-loaded={loaded} />
      <SelectionLine words={words} />
      {column !== null && <FilterDialog words={words} column={column.choices} onClose={() => setColumn(null)} onSort={(descending) => inTable(stage.sort(column.cell, descending), words.say(`已按“${column.choices.header}”排序`, `Sorted by ${column.choices.header}`))} onFilter={(texts) => inTable(stage.filter(column.cell, texts), texts === null ? words.say(`“${column.choices.header}”全部显示`, `${column.choices.header}: all are shown`) : words.say(`已按“${column.choices.header}”筛选，显示 ${words.count(rowsOf(column.choices, texts))} 行`, `Filtered by ${column.choices.header}: ${plural(rowsOf(column.choices, texts), "row")} shown`))} />}
      <Spoken>{said}</Spoken>
    </div>
  );
}
