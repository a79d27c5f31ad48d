import { Button, Caption1, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Overflow, OverflowItem, Tab, TabList, makeStyles, tokens, useIsOverflowItemVisible, useOverflowMenu } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons";
import { usePane } from "./paneContext";

const useStyles = makeStyles({
  bar: { display: "flex", minWidth: 0, overflow: "hidden", marginLeft: `-${tokens.spacingHorizontalSNudge}` },
  tab: { flexShrink: 0, paddingInline: tokens.spacingHorizontalSNudge },
  others: { flexShrink: 0, alignSelf: "center" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export type CountedTab<Id extends string> = { readonly id: Id; readonly name: string; /** Null = not told. */ readonly many: number | null };

/** Kinds of things with their counts, on one line: those that do not fit stand in a menu at its end, never the chosen one. `label`: what the kinds are kinds of; `others`: what the menu is called. */
export function CountedTabs<Id extends string>({ label, value, tabs, others, onChange }: { readonly label: string; readonly value: Id; readonly tabs: readonly CountedTab<Id>[]; readonly others?: string; readonly onChange: (id: Id) => void }) {
  const styles = useStyles();
  const { count } = usePane();
  // What fits is measured once: texts of another length are measured anew.
  const texts = tabs.map(({ name, many }) => `${name} ${many === null ? "" : count(many).length}`).join(" ");
  return (
    <Overflow key={texts} minimumVisible={2} padding={0}>
      <div className={styles.bar}>
        <TabList size="small" selectedValue={value} onTabSelect={(_, { value: next }) => onChange(next as Id)} aria-label={label}>
          {tabs.map(({ id, name, many }, index) => (
            <OverflowItem key={id} id={id} priority={id === value ? 100 : tabs.length - index}>
              <Tab value={id} className={styles.tab}>{name}{many !== null && <> <Caption1 className={styles.quiet}>{count(many)}</Caption1></>}</Tab>
            </OverflowItem>
          ))}
        </TabList>
        <Others tabs={tabs} label={others} onChange={onChange} />
      </div>
    </Overflow>
  );
}

function Others<Id extends string>({ tabs, label, onChange }: { readonly tabs: readonly CountedTab<Id>[]; readonly label: string | undefined; readonly onChange: (id: Id) => void }) {
  const styles = useStyles();
  const { say } = usePane();
  const { ref, isOverflowing, overflowCount } = useOverflowMenu<HTMLDivElement>();
  if (!isOverflowing) return null;
  return (
    <div ref={ref} className={styles.others}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle" icon={<ChevronDownRegular />} aria-label={label ?? say(`另外 ${overflowCount} 类`, `${overflowCount} more kinds`)} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>{tabs.map((tab) => <OtherItem key={tab.id} tab={tab} onChange={onChange} />)}</MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

/** In the menu only while its tab is not to be seen. */
function OtherItem<Id extends string>({ tab: { id, name, many }, onChange }: { readonly tab: CountedTab<Id>; readonly onChange: (id: Id) => void }) {
  const { count } = usePane();
  if (useIsOverflowItemVisible(id)) return null;
  return <MenuItem onClick={() => onChange(id)}>{name}{many === null ? "" : ` ${count(many)}`}</MenuItem>;
}
