import { type GovernedTable, tablesFound } from "../pipeline/locate";
import type { Problem, Result, Session } from "../pipeline/session";

/** The governed table of a sheet; null where no sheet is named. Ids are those of a table: several tables may have the same. Problems: `cli/noTable`, and those of opening. */
export async function tableNamed(session: Session, sheet: string | null): Promise<Result<GovernedTable | null>> {
  if (sheet === null) return { ok: true, value: null };
  const found = await tablesFound(session);
  if (!found.ok) return found;
  const named = found.value.tables.find(({ layout }) => layout.sheet === sheet);
  return named === undefined ? { ok: false, problems: [noTable(sheet)] } : { ok: true, value: named };
}

function noTable(sheet: string): Problem {
  return { code: "cli/noTable", place: sheet, message: { "zh-CN": `工作表“${sheet}”没有规范表。`, en: `The sheet ${sheet} has no governed table.` }, hint: { "zh-CN": "改正 --sheet，或先运行 govern。", en: "Correct --sheet, or run govern first." } };
}
