import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, makeStyles, tokens } from "@fluentui/react-components";
import { Fragment, type ReactNode, useState } from "react";
import { plural } from "../shell/language";
import { usePane } from "../shell/paneContext";
import type { FormDef, FormField } from "./recordDesk";

const useStyles = makeStyles({
  panel: { margin: 0, padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM}`, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  header: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
});

/** The lines of a form in the template's sections, or one below the other where it has none. A folded one that holds an error of a saving that was tried is open. */
export function FormSections({ sections, lines, opens, issuesOf, children }: {
  readonly sections: FormDef["sections"];
  readonly lines: readonly FormField[];
  readonly opens: (field: string) => boolean;
  /** Errors of a field: a closed section says how many it holds. */
  readonly issuesOf: (field: string) => number;
  readonly children: (field: FormField) => ReactNode;
}) {
  const styles = useStyles();
  const { say, tell } = usePane();
  const [open, setOpen] = useState<readonly number[]>(() => sections.flatMap(({ folded }, index) => (folded ? [] : [index])));
  if (sections.length === 0) return <>{lines.map((field) => <Fragment key={field.id}>{children(field)}</Fragment>)}</>;
  const fieldsOf = ({ fields }: FormDef["sections"][number]): readonly FormField[] => fields.flatMap((id) => lines.find((line) => line.id === id) ?? []);
  const forced = sections.flatMap((section, index) => (section.fields.some(opens) ? [index] : []));
  const shown = [...new Set([...open, ...forced])];
  return (
    <Accordion multiple collapsible openItems={shown} onToggle={(_, { openItems }) => setOpen(openItems as number[])}>
      {sections.map((section, index) => {
        const fields = fieldsOf(section);
        if (fields.length === 0) return null;
        const errors = fields.reduce((sum, { id }) => sum + issuesOf(id), 0);
        return (
          <AccordionItem key={index} value={index}>
            <AccordionHeader as="h3" size="medium"><span className={styles.header}>{tell(section.title)}{errors > 0 && !shown.includes(index) && <Badge appearance="tint" color="danger" size="small">{say(`错误 ${errors}`, plural(errors, "error"))}</Badge>}</span></AccordionHeader>
            <AccordionPanel className={styles.panel}>{fields.map((field) => <Fragment key={field.id}>{children(field)}</Fragment>)}</AccordionPanel>
          </AccordionItem>
        );
      })}
    </Accordion>
  );
}
