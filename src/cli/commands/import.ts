import { type ImportChoice, type OutcomeKind, type RowOutcome, importedCells, planImport, profileChoice } from "../../pipeline/importPlan";
import { importRecords, importStamp } from "../../pipeline/importRecords";
import { type View, maskOutcome } from "../../pipeline/masking";
import { viewOf } from "../options";
import { readSource } from "../../pipeline/importSource";
import { stayingLinks } from "../../pipeline/stayingLinks";
import { linksText } from "../linksText";
import { governedTables } from "../../pipeline/locate";
import type { Localized, Problem } from "../../pipeline/session";
import type { Command } from "../command";
import { profileFor } from "../../template/importProfiles";
import { csvText, styleOf } from "../style";

const fates: { readonly [kind in OutcomeKind]: Localized } = {
  new: { "zh-CN": "新增", en: "new" },
  changed: { "zh-CN": "更新", en: "changed" },
  unchanged: { "zh-CN": "没有变化", en: "unchanged" },
  conflict: { "zh-CN": "冲突，没有导入", en: "conflicts, left out" },
  duplicate: { "zh-CN": "疑似重复，没有导入", en: "likely duplicates, left out" },
  alike: { "zh-CN": "疑似重复，请核对，没有导入", en: "perhaps duplicates, to be checked, left out" },
  rejected: { "zh-CN": "不能导入", en: "rejected" },
};

export const importCommand: Command = {
  name: "import",
  summary: { "zh-CN": "把另一个文件的记录并入规范表；不写 -o 就只试算", en: "Brings the records of another file into the governed table; without -o it only says what would happen" },
  usage: "FILE --from SOURCE [-o OUT] [--profile ID] [--mode update|add] [--duplicates skip|add|update] [--alike skip|add|update] [--faulty reject|take] [--sheet NAME] [--answer ID=CHOICE] [--reveal]",
  writes: "optional",
  formats: ["text", "json", "csv"],
  async run({ args, session, system }) {
    if (args.from === null) return { ok: false, problems: [noSource] };
    const tables = await governedTables(session);
    if (!tables.ok) return tables;
    const table = tables.value[0];
    if (table === undefined) return { ok: false, problems: [notGoverned] };
    const bytes = await system.readFile(args.from);
    if (!bytes.ok) return bytes;
    const opened = system.openWorkbook(args.from, bytes.value, { encoding: null, delimiter: null, quote: null, guard: null, memory: args.memory });
    if (!opened.ok) return opened;
    const info = await opened.value.host.info();
    if (!info.ok) return info;
    const profile = args.profile === null ? profileFor(table.def, info.value.name) : (table.def.imports?.find(({ id }) => id === args.profile) ?? null);
    if (args.profile !== null && profile === null) return { ok: false, problems: [noProfile(args.profile, (table.def.imports ?? []).map(({ id }) => id))] };
    const source = await readSource(session, table, { name: info.value.name, host: opened.value.host }, { sheet: args.sheet, answers: args.answers, profile });
    if (!source.ok) return source;
    const [blocking] = source.value.blocking;
    if (blocking !== undefined) return { ok: false, problems: [unanswered((await session.engine.ask({ questions: [blocking] }))[0]!, blocking.id, blocking.choices.map(({ id }) => id))] };
    const agreed: ImportChoice = profile === null ? { mode: "update", faulty: "reject", duplicates: "skip" } : profileChoice(profile);
    const choice: ImportChoice = { ...agreed, ...(args.mode === null ? {} : { mode: args.mode }), ...(args.faulty === null ? {} : { faulty: args.faulty }), ...(args.duplicates === null ? {} : { duplicates: args.duplicates }), ...(args.alike === null ? {} : { alike: args.alike }) };
    const planned = await planImport(session, source.value, table, choice);
    if (!planned.ok) return planned;
    const plan = planned.value;
    const links = await stayingLinks(session, table, importedCells(table, plan));
    if (!links.ok) return links;
    const done = args.output === null && !args.inPlace ? null : await importRecords(session, source.value, table, choice, importStamp(session, table, plan));
    if (done !== null && !done.ok) return done;
    const masked = (outcome: RowOutcome, view: View | null): Pick<RowOutcome, "reasons" | "edits"> => maskOutcome(table, source.value.table, outcome, view);
    const rowOf = ({ index }: RowOutcome): number => source.value.table.records.rows[index]!;
    const recordOf = ({ target, record }: RowOutcome): string | null => (target === null ? record : (table.records.ids[target] ?? null));
    if (args.format === "csv") return { ok: true, text: csvText(["row", "outcome", "record", "changes", "reason"], plan.outcomes.map((outcome) => [rowOf(outcome), outcome.kind, recordOf(outcome), outcome.edits.length, masked(outcome, viewOf(args)).reasons.map((reason) => reason[args.lang]).join(" ")])), exit: 0 };
    const counts = Object.fromEntries((Object.keys(fates) as OutcomeKind[]).map((kind) => [kind, plan.outcomes.filter((outcome) => outcome.kind === kind).length])) as Record<OutcomeKind, number>;
    const change = done?.value.change?.id ?? null;
    if (args.format === "json") {
      const rows = plan.outcomes.map((outcome) => {
        const { edits, reasons } = masked(outcome, viewOf(args));
        return { row: rowOf(outcome), outcome: outcome.kind, record: recordOf(outcome), edits, reasons: reasons.map((reason) => reason[args.lang]) };
      });
      return { ok: true, text: JSON.stringify({ change, profile: profile?.id ?? null, counts, ...(plan.created.length === 0 ? {} : { created: plan.created.map(({ table: of, record }) => ({ table: of, record })) }), leftOut: plan.leftOut, missing: plan.missing, ...(links.value.count === 0 ? {} : { linksThatStay: links.value }), rows }, null, 2) + "\n", exit: 0 };
    }
    const style = styleOf(args.lang, system.color);
    const { say, bold, dim, yellow, count, lang } = style;
    const lines = [bold(say(`${info.value.name} → ${table.def.label["zh-CN"]}`, `${info.value.name} → ${table.def.label.en}`)) + dim(profile === null ? "" : say(`  按约定“${profile.title["zh-CN"]}”`, `  by “${profile.title.en}”`))];
    for (const kind of Object.keys(fates) as OutcomeKind[]) {
      const of = plan.outcomes.filter((outcome) => outcome.kind === kind);
      if (of.length === 0) continue;
      lines.push(`  ${count(of.length)} ${fates[kind][lang]}`);
      for (const outcome of of.filter(({ reasons }) => reasons.length > 0).slice(0, 3)) lines.push(`    ${dim(say(`第 ${rowOf(outcome)} 行`, `row ${rowOf(outcome)}`))} ${masked(outcome, "pane").reasons.map((reason) => reason[lang]).join(" ")}`);
    }
    for (const of of table.template.tables) {
      const made = plan.created.filter((one) => one.table === of.id).length;
      if (made > 0) lines.push(say(`  ${count(made)} 条在“${of.label["zh-CN"]}”里顺带新建，因为有行提到它们`, `  ${count(made)} made in ${of.label.en}, because rows name them`));
    }
    lines.push(...linksText(links.value, style));
    if (plan.leftOut.length > 0) lines.push(dim(say(`没有对应字段的列：${plan.leftOut.join("、")}`, `Columns without a field: ${plan.leftOut.join(", ")}`)));
    for (const { field, count: missing } of plan.missing) lines.push(yellow(say(`  ${count(missing)} 条新记录缺少“${labelOf(field)["zh-CN"]}”`, `  ${count(missing)} new records lack ${labelOf(field).en}`)));
    if (args.alike === null && counts.alike > 0) lines.push(yellow(say(`  ${count(counts.alike)} 行可能已有，核对以后加上 --alike add（照样新增）、update（更新那一条）或 skip（不导入）`, `  ${count(counts.alike)} rows may be there already: check them, then add --alike add, update or skip`)));
    lines.push(done === null ? dim(say("只是试算，没有写入；加上 -o 输出.xlsx 就会写入。", "Nothing was written; add -o OUT.xlsx to write it.")) : change === null ? dim(say("没有要写入的内容。", "There was nothing to write.")) : dim(say(`写入 ${change}，可以撤销。`, `Written as ${change}; it can be undone.`)));
    return { ok: true, text: lines.join("\n") + "\n", exit: 0 };

    function labelOf(id: string): Localized {
      return table!.def.fields.find((field) => field.id === id)!.label;
    }
  },
};

const noSource: Problem = { code: "import/noSource", message: { "zh-CN": "没有说从哪个文件导入。", en: "It is not said from which file." }, hint: { "zh-CN": "加上 --from 来源.csv，.xlsx 也可以。", en: "Add --from SOURCE.csv; an .xlsx will do as well." } };
const notGoverned: Problem = { code: "import/notGoverned", message: { "zh-CN": "这个工作簿还没有规范表，不知道导入到哪里。", en: "This workbook has no governed table to take the records." }, hint: { "zh-CN": "先运行 crm govern。", en: "Run crm govern first." } };

function noProfile(id: string, known: readonly string[]): Problem {
  return { code: "import/noProfile", place: id, message: { "zh-CN": "模板里没有这个导入约定。", en: "The template has no such import profile." }, hint: known.length === 0 ? { "zh-CN": "这张表没有导入约定，去掉 --profile。", en: "This table has none; leave out --profile." } : { "zh-CN": `可用：${known.join("、")}。`, en: `There are ${known.join(", ")}.` } };
}

function unanswered(message: Localized, id: string, choices: readonly string[]): Problem {
  return { code: "import/unanswered", message, hint: { "zh-CN": `用 --answer ${id}=选择 回答，可选：${choices.join("、")}。`, en: `Answer with --answer ${id}=CHOICE, one of ${choices.join(", ")}.` } };
}
