import type { Lang } from "../pipeline/session";
import type { Command } from "./command";
import { commands } from "./commands/index";
import { alignColumns } from "./style";

/** The help of the program, or of one command. */
export function helpText(command: Command | null, lang: Lang): string {
  const zh = lang === "zh-CN";
  if (command !== null) {
    return `crm ${command.name} ${command.usage}\n\n${command.summary[lang]}\n\n${zh ? "输出格式" : "Formats"}: ${command.formats.join(", ")}\n`;
  }
  const usage = zh ? "用法：crm 命令 文件 [选项]" : "Usage: crm COMMAND FILE [options]";
  const list = alignColumns(commands.map(({ name, summary }) => [name, summary[lang]]));
  return `${zh ? "CRM Sheets：把杂乱的客户表变成受规则管理的 CRM 表。" : "CRM Sheets: turns a messy customer sheet into a governed CRM table."}\n\n${usage}\n\n${zh ? "命令" : "Commands"}\n${list}\n\n${zh ? "选项" : "Options"}\n${alignColumns(options.map(([option, zhText, en]) => [option, zh ? zhText : en]))}\n\n${exitCodes[lang]}\n`;
}

const options: readonly (readonly [string, string, string])[] = [
  ["-t, --template ID|FILE", "模板：自带模板的名字，或 .crm.json 文件；已建表的工作簿用它自己的模板", "template: the name of a shipped one, or a .crm.json file; a governed workbook uses its own"],
  ["    --sheet NAME", "只处理这张工作表", "only this sheet"],
  ["-o, --output FILE", "写到这个文件；输入文件不动", "write to this file; the input is left alone"],
  ["    --in-place", "直接改输入文件", "change the input itself"],
  ["    --user NAME", "记在修改记录里的名字", "the name on the journal"],
  ["    --format FORMAT", "text、json、csv；check 另有 sarif、junit；template docs 有 md、xlsx", "text, json, csv; check also sarif and junit; template docs has md and xlsx"],
  ["    --lang LANG", "zh-CN 或 en", "zh-CN or en"],
  ["    --today DATE", "规则里的“今天”，写成 2026-01-31；同时固定时间戳", "what rules call today, like 2026-01-31; also fixes time stamps"],
  ["    --answer ID=CHOICE", "回答 govern 提出的问题，可以多次使用；只说一张工作表时写“工作表!ID”", "answer a question of govern; may be given several times; SHEET!ID for one sheet alone"],
  ["    --records A,B", "merge：要合并的记录编号；keep：保留哪些记录的问题；journal：说哪些记录的来历", "merge: the record ids to merge; keep: those whose findings stay; journal: those whose history is told"],
  ["    --rule RULE", "keep：保留哪条规则的问题", "keep: the rule whose findings stay"],
  ["    --reason TEXT", "keep：为什么这样是对的", "keep: why they are right as they are"],
  ["    --keep ID", "merge：保留哪一条", "merge: the record that stays"],
  ["    --keep-names", "govern：引用里写的名称不换成编号", "govern: names in references do not become record ids"],
  ["    --own-values", "merge --all：值不同、要人选的，都用留下那条的，一起合并", "merge --all: where a person would have to choose a value, the record that stays keeps its own"],
  ["    --seen STAMP", "merge --all：照看过的那样合并", "merge --all: merges exactly what was shown"],
  ["    --set FIELD=VALUE", "merge：指定某个字段的值", "merge: the value of a field"],
  ["    --change ID", "undo：要撤销的更改编号", "undo: the id of the change"],
  ["    --from FILE", "import：从哪个文件导入", "import: the file that is brought"],
  ["    --profile ID", "import：按模板里的哪个导入约定；默认按文件名找", "import: the template's profile to read it by; else found by the file's name"],
  ["    --mode MODE", "import：update 按编号和唯一键更新（默认），add 全部新增", "import: update finds records by id and key (unless told), add makes every row a new record"],
  ["    --duplicates CHOICE", "import：疑似重复的新行 skip 不导入（默认）、add 照样新增、update 更新那一条", "import: new rows that are likely duplicates: skip (unless told), add, update"],
  ["    --alike CHOICE", "import：可能已有、要核对的新行 skip 不导入（默认）、add 照样新增、update 更新那一条", "import: new rows that may be there already and need a look: skip (unless told), add, update"],
  ["    --faulty CHOICE", "import：有内容读不懂的行 reject 不导入（默认）、take 按原样导入", "import: rows with cells that cannot be read: reject (unless told), take as written"],
  ["    --clear", "mark：去掉标色", "mark: take the colours off"],
  ["    --all", "undo：全部撤销；merge：合并够得上模板 score.auto 的重复；archive：连带的一起归档；keep：这条规则的全部问题", "undo: everything; merge: what reaches the template's score.auto; archive: what goes along too; keep: all that the rule finds"],
  ["    --mutate", "template check：改动每条规则，看模板的测试能不能发现", "template check: changes each rule and sees whether the tests of the template notice"],
  ["    --least PERCENT", "template check --mutate：测试发现的改动少于百分之多少算没有通过（退出码 1）", "template check --mutate: fails where the tests notice less than so many per cent of the changes (exit code 1)"],
  ["    --explain N", "dedupe --format json：每种结论说明前多少对的依据（默认 1000）", "dedupe --format json: says why of the first so many pairs of each verdict (1000 by default)"],
  ["    --reveal", "json、csv 等输出里不遮盖敏感字段", "json, csv and the like show sensitive fields whole"],
  ["    --overwrite", "classify：人给的等级也按规则改写，默认只填空白、更新以前按规则写入的", "classify: also rewrites classes that somebody gave; unless told it fills blanks and renews what the rules wrote"],
  ["    --strict", "template check：有警告也算没有通过（退出码 1）", "template check: warnings fail too (exit code 1)"],
  ["    --workers N", "查重用几个线程，默认按这台机器的核数；结果与线程数无关", "how many threads share finding duplicates, as many as pay on this machine unless told; what comes out does not depend on it"],
  ["    --memory MIB", "打开的工作簿最多占多少内存，默认 2048；超过就不打开", "how much memory the opened workbook may take, 2048 unless told; one that takes more is not opened"],
  ["    --encoding NAME", "文本文件的编码：utf-8、gbk、gb18030、big5、shift_jis、utf-16le …；默认自动识别。输入是工作簿时指输出的编码", "encoding of a text file: utf-8, gbk, gb18030, big5, shift_jis, utf-16le …; found out unless told. Of the output where the input is a workbook"],
  ["    --output-encoding NAME", "写出的文本文件的编码：utf-8（默认）、utf-16le、gbk、gb18030", "encoding of the text file that is written: utf-8 (unless told), utf-16le, gbk, gb18030"],
  ["    --delimiter CHAR", ".csv 的分隔符：一个字符，或 tab、comma、semicolon、pipe", "delimiter of a .csv: one character, or tab, comma, semicolon, pipe"],
  ["    --quote CHAR", "读 .csv 时的引号字符；none 表示没有引号", "quote of a .csv that is read; none where there is none"],
  ["    --guard on|off", ".csv 里公式符号前的单引号：on 读时去掉、写时加上，off 都不动；默认按文件里的说明", "apostrophes before formula signs in a .csv: on takes them off and puts them on, off does neither; else as the file says"],
  ["    --plan FILE", "clean：清理计划，由 plan FILE -o 计划.json 制定", "clean: the cleaning plan, made with plan FILE -o PLAN.json"],
  ["    --only STEP", "clean：只做这一步或这一类步骤，可以多次使用", "clean: only this step or kind of steps; may be given several times"],
  ["    --without STEP", "clean：不做这一步或这一类步骤", "clean: leave out this step or kind of steps"],
  ["    --seed TEXT", "固定随机数，让同样的输入得到同样的字节", "fixes randomness, so that the same input gives the same bytes"],
  ["-h, --help", "显示用法；crm 命令 --help 看单个命令", "this text; crm COMMAND --help for one command"],
  ["-v, --version", "显示版本", "the version"],
];

const exitCodes = {
  "zh-CN": "退出码：0 没有错误，1 有错误级问题，2 没能运行（原因和下一步在标准错误里）。",
  en: "Exit codes: 0 clean, 1 findings of severity error, 2 could not run (the reason and the next step are on standard error).",
};
