import { Button, Caption1, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Overflow, OverflowItem, Tab, TabList, makeStyles, tokens, useIsOverflowItemVisible, useOverflowMenu } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons";
import { usePane } from "../shell/paneContext";
import type { FindingsFilter, FindingsList } from "./findingsDesk";

const useStyles = makeStyles({
  bar: { display: "flex", flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0, overflow: "hidden", marginLeft: `-${tokens.spacingHorizontalSNudge}` },
  tab: { flexShrink: 0, paddingInline: tokens.spacingHorizontalSNudge },
  others: { flexShrink: 0, alignSelf: "center" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type FilterTab = { readonly filter: FindingsFilter; readonly name: string; readonly many: string };

/** The kinds of findings with their counts, on one line: those that do not fit stand in a menu at its end, never the chosen one. */
export function FilterTabs({ value, counts, onChange }: { readonly value: FindingsFilter; readonly counts: FindingsList["counts"]; readonly onChange: (filter: FindingsFilter) => void }) {
  const styles = useStyles();
  const { say, count } = usePane();
  const names: readonly (readonly [FindingsFilter, string])[] = [["all", say("全部", "All")], ["error", say("错误", "Errors")], ["warning", say("提醒", "Warnings")], ["info", say("提示", "Notes")], ["kept", say("已保留", "Kept")]];
  const tabs = names.filter(([filter]) => filter === "all" || filter === value || counts[filter] > 0).map(([filter, name]): FilterTab => ({ filter, name, many: count(counts[filter]) }));
  return (
    <Overflow minimumVisible={2} padding={0}>
      <div className={styles.bar}>
        <TabList size="small" selectedValue={value} onTabSelect={(_, { value: next }) => onChange(next as FindingsFilter)} aria-label={say("问题的类别", "Kinds of findings")}>
          {tabs.map(({ filter, name, many }, index) => (
            <OverflowItem key={filter} id={filter} priority={filter === value ? 100 : tabs.length - index}>
              <Tab value={filter} className={styles.tab}>{name} <Caption1 className={styles.quiet}>{many}</Caption1></Tab>
            </OverflowItem>
          ))}
        </TabList>
        <Others tabs={tabs} onChange={onChange} />
      </div>
    </Overflow>
  );
}

function Others({ tabs, onChange }: { readonly tabs: readonly FilterTab[]; readonly onChange: (filter: FindingsFilter) => void }) {
  const styles = useStyles();
  const { say } = usePane();
  const { ref, isOverflowing, overflowCount } = useOverflowMenu<HTMLDivElement>();
  if (!isOverflowing) return null;
  return (
    <div ref={ref} className={styles.others}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle" icon={<ChevronDownRegular />} aria-label={say(`另外 ${overflowCount} 类`, `${overflowCount} more kinds`)} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>{tabs.map((tab) => <OtherItem key={tab.filter} tab={tab} onChange={onChange} />)}</MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

/** In the menu only while its tab is not to be seen. */
function OtherItem({ tab: { filter, name, many }, onChange }: { readonly tab: FilterTab; readonly onChange: (filter: FindingsFilter) => void }) {
  if (useIsOverflowItemVisible(filter)) return null;
  return <MenuItem onClick={() => onChange(filter)}>{name} {many}</MenuItem>;
}
