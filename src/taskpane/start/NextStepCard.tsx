import { Body1, Button, Caption1, Card, Skeleton, SkeletonItem, makeStyles, tokens } from "@fluentui/react-components";
import { plural, verb } from "../shell/language";
import { type ViewName, usePane } from "../shell/paneContext";
import type { NextStep } from "./health";

const useStyles = makeStyles({
  next: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start", minHeight: "104px" },
  waiting: { width: "100%", display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  // Two lines, whether one is said or none yet: what stands below must not move under the hand.
  text: { minHeight: "40px" },
});

/** The one thing to do next, in a sentence and a button. `step` null: it is being looked for; `meant`: the table that the views speak of. */
export function NextStepCard({ step, meant }: { readonly step: NextStep | null; readonly meant: string }) {
  const styles = useStyles();
  const { say } = usePane();
  return (
    <Card>
      <div className={styles.next} aria-live="polite">
        <Caption1>{say("下一步", "Next")}</Caption1>
        {step === null
          ? <Skeleton className={styles.waiting} aria-label={say("正在看还要做什么", "Looking at what is left to do")}><SkeletonItem size={40} /><SkeletonItem size={32} /></Skeleton>
          : <Step step={step} other={step.table.id !== meant} />}
      </div>
    </Card>
  );
}

function Step({ step: { kind, table }, other }: { readonly step: NextStep; readonly other: boolean }) {
  const styles = useStyles();
  const { say, tell, count, go, desk } = usePane();
  const { records, errors, warnings, notes, fixable, rules, duplicates, unwritten, classFields, reports } = table;
  const open = async (view: ViewName): Promise<void> => {
    if (other) {
      await desk.start.choose(table.id);
      void desk.sheet.open(table.sheet);
    }
    go({ view, isNext: true });
  };
  const found = [errors > 0 ? say(`错误 ${count(errors)}`, plural(errors, "error")) : "", warnings > 0 ? say(`提醒 ${count(warnings)}`, plural(warnings, "warning")) : "", notes > 0 ? say(`提示 ${count(notes)}`, plural(notes, "note")) : ""].filter((text) => text !== "").join(say("，", ", "));
  const named = classFields.map(tell).join(say("、", ", "));
  const steps: Readonly<Record<NextStep["kind"], { readonly text: string; readonly view: ViewName | null; readonly button: string }>> = {
    fix: { view: "findings", button: say("查看并修复", "Show and fix"), text: say(`发现 ${count(errors + warnings + notes)} 处问题：${found}。其中 ${count(fixable)} 处可以自动修复。`, `${plural(errors + warnings + notes, "finding")}: ${found}. ${count(fixable)} can be fixed safely.`) },
    merge: { view: "duplicates", button: say("查看并合并", "Show and merge"), text: say(`${count(duplicates ?? 0)} 组记录是重复的，可以合并。`, `${plural(duplicates ?? 0, "group")} of records ${verb(duplicates ?? 0, "is", "are")} the same and can be merged.`) },
    search: { view: "duplicates", button: say("查找重复", "Look for duplicates"), text: say(`${count(records)} 条记录里有没有重复，还没有找过。`, `Nobody has looked for duplicates among the ${plural(records, "record")} yet.`) },
    classify: { view: "classes", button: say("查看分级", "Show the classes"), text: say(`${named}：按规则可以补上 ${count(unwritten)} 个，人填过的不动。`, `${named}: the rules can fill in ${count(unwritten)}; what people gave stays.`) },
    report: { view: "reports", button: say("生成报表", "Build the reports"), text: say(`模板里有 ${count(reports)} 张报表，还没有生成。`, `The template has ${plural(reports, "report")}, not built yet.`) },
    look: { view: "findings", button: say("去处理", "Look at them"), text: say(`还有 ${count(errors + warnings + notes)} 处需要人工处理：${found}。`, `${plural(errors + warnings + notes, "finding")} ${verb(errors + warnings + notes, "needs", "need")} a person: ${found}.`) },
    done: { view: null, button: "", text: say(`全部 ${count(records)} 条记录都通过了 ${rules} 条规则。`, `All ${plural(records, "record")} ${verb(records, "passes", "pass")} ${plural(rules, "rule")}.`) },
  };
  const { text, view, button } = steps[kind];
  return (
    <>
      <Body1 className={styles.text}>{other && say(`“${table.label["zh-CN"]}”表：`, `${tell(table.label)}: `)}{text}</Body1>
      {view !== null && <Button appearance="primary" onClick={() => void open(view)}>{button}</Button>}
    </>
  );
}
