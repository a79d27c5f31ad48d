import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useLayoutEffect, useState } from "react";
import { CountedTabs } from "../shell/CountedTabs";
import { plural } from "../shell/language";
import { usePane } from "../shell/paneContext";
import type { FormField, FormLayout, FormSection } from "./recordDesk";

const useStyles = makeStyles({
  lines: { display: "flex", flexWrap: "wrap", gap: tokens.spacingVerticalM },
  panel: { margin: 0, padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM}` },
  full: { flex: "1 1 100%", minWidth: 0 },
  // Two beside each other from a pane of about 400 px on; one below the other before that.
  half: { flex: "1 1 168px", minWidth: 0, "& .fui-Input, & .fui-Input__input": { minWidth: 0, width: "100%" }, "& .fui-Input__contentAfter": { whiteSpace: "nowrap" } },
  header: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
});

type Parts = {
  readonly layout: FormLayout;
  readonly lines: readonly FormField[];
  /** What holds an error of a saving that was tried is opened. */
  readonly opens: (field: string) => boolean;
  /** Errors of a field: a closed section, and a page, says how many it holds. */
  readonly issuesOf: (field: string) => number;
  /** Pages say how many errors they hold: not before a new record has been filled in. */
  readonly counts: boolean;
  readonly children: (field: FormField) => ReactNode;
};

/** The lines of a form in the layout's pages and sections, or one below the other where it has none. */
export function FormSections({ layout, lines, opens, issuesOf, counts, children }: Parts) {
  const { say, tell } = usePane();
  const [at, setAt] = useState(0);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const there = new Set(lines.map(({ id }) => id));
  const pages = layout.tabs.flatMap(({ title, sections }) => { const left = sections.filter(({ fields }) => fields.some((id) => there.has(id))); return left.length === 0 ? [] : [{ title, sections: left, fields: left.flatMap(({ fields }) => fields) }]; });
  const page = Math.max(0, Math.min(at, pages.length - 1));
  const wanted = pages.findIndex(({ fields }) => fields.some(opens));
  const isHere = pages[page]?.fields.some(opens) === true;
  // Before anything is painted: the first error is then given the focus.
  useLayoutEffect(() => { if (wanted >= 0 && !isHere) setAt(wanted); }, [wanted, isHere]);
  if (pages.length === 0) return <Lines half={layout.half} lines={lines}>{children}</Lines>;
  const { sections } = pages[page]!;
  const all = <Sections sections={sections} half={layout.half} lines={lines} opens={opens} issuesOf={issuesOf} turned={turned} onTurn={setTurned}>{children}</Sections>;
  if (pages.length === 1) return all;
  const tabs = pages.map(({ title, fields }, index) => { const errors = sum(fields, issuesOf); return { id: String(index), name: title === null ? "" : tell(title), many: errors === 0 || !counts ? null : errors }; });
  return (
    <>
      <CountedTabs label={say("表单的页", "Pages of the form")} value={String(page)} tabs={tabs} others={say("其他页", "More pages")} onChange={(next) => setAt(Number(next))} />
      <div role="tabpanel" aria-label={tabs[page]!.name}>{all}</div>
    </>
  );
}

function Sections({ sections, half, lines, opens, issuesOf, turned, onTurn, children }: Omit<Parts, "layout" | "counts"> & {
  readonly sections: readonly FormSection[];
  readonly half: FormLayout["half"];
  /** Names of the sections that somebody opened or closed. */
  readonly turned: ReadonlySet<string>;
  readonly onTurn: (turned: ReadonlySet<string>) => void;
}) {
  const styles = useStyles();
  const { say, tell } = usePane();
  // By place and title: two may be called the same, and another layout has others in the place.
  const named = sections.map((section, index) => ({ ...section, name: `${index} ${section.title.en}` }));
  const shown = named.filter(({ name, folded, fields }) => fields.some(opens) || folded === turned.has(name)).map(({ name }) => name);
  // What was opened for a field stays open when that is over.
  const opened = named.filter(({ name, folded, fields }) => folded && !turned.has(name) && fields.some(opens)).map(({ name }) => name).join("\n");
  useEffect(() => { if (opened !== "") onTurn(new Set([...turned, ...opened.split("\n")])); }, [opened, turned, onTurn]);
  const turn = (open: readonly string[]): void => onTurn(new Set([...turned].filter((name) => !named.some((section) => section.name === name)).concat(named.filter(({ name, folded }) => open.includes(name) === folded).map(({ name }) => name))));
  return (
    <Accordion multiple collapsible openItems={shown} onToggle={(_, { openItems }) => turn(openItems as string[])}>
      {named.map(({ name, title, fields }) => {
        const errors = sum(fields, issuesOf);
        return (
          <AccordionItem key={name} value={name}>
            <AccordionHeader as="h3" size="medium"><span className={styles.header}>{tell(title)}{errors > 0 && !shown.includes(name) && <Badge appearance="tint" color="danger" size="small">{say(`错误 ${errors}`, plural(errors, "error"))}</Badge>}</span></AccordionHeader>
            <AccordionPanel className={styles.panel}><Lines half={half} lines={fields.flatMap((id) => lines.find((line) => line.id === id) ?? [])}>{children}</Lines></AccordionPanel>
          </AccordionItem>
        );
      })}
    </Accordion>
  );
}

function Lines({ half, lines, children }: { readonly half: FormLayout["half"]; readonly lines: readonly FormField[]; readonly children: (field: FormField) => ReactNode }) {
  const styles = useStyles();
  return <div className={styles.lines}>{lines.map((field) => <div key={field.id} className={half.includes(field.id) ? styles.half : styles.full}>{children(field)}</div>)}</div>;
}

function sum(fields: readonly string[], of: (field: string) => number): number {
  return fields.reduce((total, field) => total + of(field), 0);
}
