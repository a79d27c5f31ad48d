import { attachmentParts } from "../../fields/attachmentField";
import { type Attachment, attachmentsOf, writeDigests } from "../../pipeline/attachments";
import { openTables } from "../../pipeline/locate";
import { type View, maskedValue } from "../../pipeline/masking";
import { labelOf } from "../../pipeline/shownValue";
import type { Localized } from "../../pipeline/session";
import type { Command } from "../command";
import { openOptions, viewOf } from "../options";
import { csvText, styleOf } from "../style";

/** `same`: as when it was taken down; `changed`: another one; `missing`: not there; `new`: nobody has taken it down; `address`: not on this machine, not looked at. */
type State = "address" | "changed" | "missing" | "new" | "same";

const words: { readonly [state in State]: Localized } = {
  changed: { "zh-CN": "变了", en: "changed" },
  missing: { "zh-CN": "找不到", en: "missing" },
  new: { "zh-CN": "还没有记下校验值", en: "not taken down yet" },
  same: { "zh-CN": "没有变", en: "the same" },
  address: { "zh-CN": "网址，没有查看", en: "an address, not looked at" },
};

/** Where a link leads: to an address, which nobody fetches here, or to a file. */
function leadsToAddress(link: string): boolean {
  return /^(?!file:)[a-z][a-z\d+.-]+:\/\//i.test(link);
}

export const attachmentsCommand: Command = {
  name: "attachments",
  summary: { "zh-CN": "核对附件文件有没有变、在不在；-o 把还没有的校验值记到单元格里（--all 也更新变了的）", en: "Tells which attached files have changed or are missing; -o takes down those that are new (--all: the changed ones too)" },
  usage: "FILE [-o OUT] [--all] [--sheet NAME] [--reveal]",
  writes: "optional",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { args, session, system, file } = context;
    const opened = await openTables(session, openOptions(context));
    if (!opened.ok) return opened;
    const found: { readonly of: Attachment; readonly state: State; readonly sha256: string | null }[] = [];
    const known = new Map<string, string | null>();
    for (const of of opened.value.flatMap((table) => attachmentsOf(table, attachmentParts))) {
      if (leadsToAddress(of.link)) { found.push({ of, state: "address", sha256: null }); continue; }
      if (!known.has(of.link)) known.set(of.link, await system.digestFile(file, of.link));
      const sha256 = known.get(of.link)!;
      found.push({ of, sha256, state: sha256 === null ? "missing" : of.sha256 === null ? "new" : of.sha256 === sha256 ? "same" : "changed" });
    }
    const writing = args.output !== null || args.inPlace;
    const wanted = found.flatMap(({ of, state, sha256 }) => (sha256 !== null && (state === "new" || (args.all && state === "changed")) ? [{ of, sha256 }] : []));
    const written = writing ? await writeDigests(session, wanted) : null;
    if (written !== null && !written.ok) return written;
    const bad = found.some(({ state }) => state === "missing" || (state === "changed" && !(writing && args.all)));
    const exit = bad ? 1 : 0;
    const row = ({ of }: { readonly of: Attachment }): number => of.table.records.rows[of.index]!;
    const link = ({ of }: { readonly of: Attachment }, view: View | null): string => { const shown = maskedValue(of.table, of.field, of.link, view); return typeof shown === "string" ? shown : ""; };
    const record = ({ of }: { readonly of: Attachment }): string | null => of.table.records.ids[of.index] ?? null;
    if (args.format === "json") return { ok: true, exit, text: JSON.stringify({ change: written?.value.change?.id ?? null, written: written?.value.written ?? 0, attachments: found.map((one) => ({ table: one.of.table.def.id, record: record(one), row: row(one), field: one.of.field, link: link(one, viewOf(args)), state: one.state, sha256: one.sha256 })) }, null, 2) + "\n" };
    if (args.format === "csv") return { ok: true, exit, text: csvText(["table", "record", "row", "field", "link", "state", "sha256"], found.map((one) => [one.of.table.def.id, record(one), row(one), one.of.field, link(one, viewOf(args)), one.state, one.sha256])) };
    const { say, bold, dim, red, count, lang } = styleOf(args.lang, system.color);
    const lines = [bold(say(`${count(found.length)} 个附件`, `${count(found.length)} ${found.length === 1 ? "attachment" : "attachments"}`))];
    for (const state of Object.keys(words) as State[]) {
      const of = found.filter((one) => one.state === state);
      if (of.length === 0) continue;
      const line = `  ${count(of.length)} ${words[state][lang]}`;
      lines.push(state === "missing" || state === "changed" ? red(line) : line);
      if (state !== "same") for (const one of of.slice(0, 10)) lines.push(`    ${dim(say(`“${one.of.table.layout.sheet}”第 ${row(one)} 行 ${labelOf(one.of.table.def, one.of.field, lang)}`, `${one.of.table.layout.sheet}, row ${row(one)}, ${labelOf(one.of.table.def, one.of.field, lang)}`))} ${link(one, "pane")}`);
    }
    if (written !== null) lines.push(dim(written.value.change === null ? say("没有要记下的校验值。", "There was nothing to take down.") : say(`记下 ${count(written.value.written)} 个校验值，写入 ${written.value.change.id}，可以撤销。`, `${count(written.value.written)} taken down as ${written.value.change.id}; it can be undone.`)));
    return { ok: true, exit, text: lines.join("\n") + "\n" };
  },
};
