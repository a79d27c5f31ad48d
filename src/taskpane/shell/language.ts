import type { Lang, Localized } from "../../records/text";

/** Words in one language: every text of the pane stands in both, side by side. */
export type Words = {
  readonly lang: Lang;
  readonly say: (zh: string, en: string) => string;
  readonly tell: (text: Localized) => string;
  readonly count: (value: number) => string;
  readonly percent: (share: number) => string;
  /** A moment (ISO 8601) as people say it: the time today, else the day too. */
  readonly moment: (iso: string, now: Date) => string;
};

export function wordsOf(lang: Lang): Words {
  const count = (value: number): string => (lang === "zh-CN" && value >= 100_000 ? `${numbers.format(Math.round(value / 1_000) / 10)} 万` : numbers.format(value));
  const numbers = new Intl.NumberFormat(lang);
  const shares = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 });
  const time = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hour12: false });
  const day = new Intl.DateTimeFormat(lang, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
  return {
    lang,
    say: (zh, en) => (lang === "zh-CN" ? zh : en),
    tell: (text) => text[lang],
    count,
    // Rounded down, so that 100 % means all of them.
    percent: (share) => shares.format(Math.floor(share * 1000) / 1000),
    moment: (iso, now) => {
      const at = new Date(iso);
      return (at.toDateString() === now.toDateString() ? time : day).format(at);
    },
  };
}

const english = new Intl.NumberFormat("en");

/** English texts only: `1 row`, `2 rows`; `many` where the plural is no mere s. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${english.format(value)} ${value === 1 ? one : many}`;
}

/** English texts only: the verb that goes with so many. */
export function verb(value: number, one: string, many: string): string {
  return value === 1 ? one : many;
}

/** What a long step is called while it goes on. */
export function stepName(step: string, say: Words["say"]): string {
  const names: Readonly<Record<string, readonly [string, string]>> = { read: ["正在读取", "Reading"], check: ["正在检查", "Checking"], dedupe: ["正在查重", "Looking for duplicates"], classify: ["正在分级", "Classifying"], turn: ["另一个面板正在写入这个工作簿，等它写完", "Waiting until another pane has written into this workbook"], undo: ["正在撤销", "Undoing"] };
  const [zh, en] = names[step] ?? ["正在处理", "Working"];
  return say(zh, en);
}

/** What a command of a change set is called in a sentence. */
export function commandName(command: string, say: Words["say"]): string {
  const names: Readonly<Record<string, readonly [string, string]>> = {
    apart: ["标为不是重复", "Not the same"],
    attachments: ["记下附件校验值", "Take down attachments"],
    archive: ["归档", "Archive"],
    blankRows: ["删除空行", "Took out blank rows"],
    classify: ["分级", "Classify"],
    clean: ["清理", "Clean"],
    delete: ["删除记录", "Delete record"],
    export: ["导出问题清单", "Export findings"],
    forget: ["不再管理丢失的表", "Gave up a lost table"],
    filter: ["只显示有问题的行", "Show only rows with findings"],
    fix: ["修复", "Fix"],
    govern: ["整理成规范表", "Make a table"],
    import: ["导入", "Import"],
    keep: ["保留原值", "Keep as it is"],
    mark: ["标出问题单元格", "Mark cells"],
    merge: ["合并重复", "Merge"],
    option: ["增加选项", "Added an option"],
    observed: ["在表里直接修改", "Typed in the sheet"],
    record: ["保存记录", "Save record"],
    report: ["生成报表", "Build reports"],
    reportRemoved: ["删除报表", "Remove a report"],
    reveal: ["查看遮盖的内容", "Saw what is masked"],
    run: ["全部处理", "Run"],
    together: ["重新判断重复", "Let the rules decide"],
    levels: ["采用查重阈值", "Took over levels for duplicates"],
    levelsRefused: ["不采用提议的阈值", "Turned down proposed levels"],
    undo: ["撤销", "Undo"],
    unfilter: ["显示全部行", "Show all rows"],
    unmark: ["取消标色", "Unmark cells"],
  };
  const [zh, en] = names[command] ?? [command, command];
  return say(zh, en);
}
