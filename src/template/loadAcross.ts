import { type Fields, type Loading, complaint, expressionType, words } from "./loading";
import { withLexicon } from "./loadLexicon";
import { loadMatching } from "./loadMatching";
import type { RawDedupe, RawTable } from "./rawTemplate";
import type { AcrossDef, DedupeDef } from "./template";
import type { Path } from "./templateProblems";

/** The other tables of a duplicate rule; one with a complaint is left out. What could never bring two records together, or never take them for one, is refused: it would find nothing and say nothing. */
export function loadAcross(raw: RawDedupe, rule: DedupeDef, subject: RawTable["subject"], path: Path, fields: Fields, loading: Loading): readonly AcrossDef[] {
  const stated = raw.across ?? [];
  loading.unique(stated.map(({ table }) => table), (index) => [...path, index, "table"], words.table);
  return stated.flatMap(({ table, fields: named, block, match, score, action = "link" }, index): readonly AcrossDef[] => {
    const place = [...path, index];
    const own = loadMatching({ match: match ?? [], ...(block === undefined ? {} : { block }), ...(score === undefined ? {} : { score }) }, place, fields, loading);
    const across = { table, fields: named, rule: withLexicon({ ...rule, ...(block === undefined ? {} : { block: own.block }), ...(match === undefined ? {} : { match: own.match }), ...(score === undefined ? {} : { score: own.score }), action }, raw, loading) };
    return isSound(across, subject, place, fields, loading) ? [across] : [];
  });
}

function isSound({ table, fields: named, rule }: AcrossDef, subject: RawTable["subject"], path: Path, fields: Fields, loading: Loading): boolean {
  const { tables } = loading.around;
  if (!loading.known(table, new Set(Object.keys(tables)), [...path, "table"], words.table)) return false;
  if (table === loading.table) {
    loading.problems.add([...path, "table"], complaint("own-table", "这就是规则自己的表，同一张表里的记录本来就互相比较。", "This is the rule's own table, whose records are compared with each other anyway.", "写另一张表，或去掉这一项。", "Name another table, or leave this entry out."));
    return false;
  }
  const read = new Set([...rule.block.flatMap(({ field, and }) => [field, ...(and === undefined ? [] : [and.field])]), ...rule.match.map(({ field }) => field), ...rule.mustMatch, ...rule.mustNotDiffer]);
  const theirs = loading.fieldsOf(table);
  const good = Object.entries(named).map(([own, other]) => {
    const place = [...path, "fields", own];
    if (!loading.known(own, fields.ids, place, words.field) || !loading.known(other, theirs, place, words.field)) return false;
    const wrong = !read.has(own)
      ? complaint("unread-field", `规则 ${rule.id} 不看字段 ${own}，对上了也没有用。`, `The rule ${rule.id} does not read the field ${own}, so what stands for it counts nothing.`, "在 match 里比较它，或去掉这一行。", "Compare it under match, or leave it out.")
      : tables[table]!.fields[other] !== expressionType(fields.byId.get(own)!)
        ? complaint("type-mismatch", `${table} 的 ${other} 和 ${own} 不是一类内容，不能比较。`, `${other} of ${table} is not of the kind of ${own}, so the two cannot be compared.`, "对应一个同为文本、数字或日期的字段。", "Name a field that holds text, numbers or dates as this one does.")
        : null;
    if (wrong !== null) loading.problems.add(place, wrong);
    return wrong === null;
  });
  if (!good.every(Boolean)) return false;
  const stands = (field: string): boolean => Object.hasOwn(named, field);
  const lacking = rule.mustMatch.find((field) => !stands(field));
  const isOwn = ({ field }: { readonly field: string }): boolean => { const { matchRole, fieldType } = fields.byId.get(field)!; return (matchRole ?? fieldType.matchRole[subject]) !== "group"; };
  const wrong = lacking !== undefined
    ? complaint("gate-closed", `${lacking} 必须相同，${table} 里却没有对应的字段，什么都对不上。`, `${lacking} must agree, and ${table} has no field for it: nothing would ever match.`, `在 fields 里加上 ${lacking}，或另写一条规则。`, `Add ${lacking} to fields, or write a rule of its own.`)
    : rule.block.length > 0 && !rule.block.some(({ field, and }) => stands(field) && (and === undefined || stands(and.field)))
      ? complaint("nothing-compared", "block 里的字段在另一张表里都没有对应，什么都不会放到一起比较。", "No field under block has one in the other table: nothing would ever be compared.", "在 fields 里加上 block 用到的字段。", "Add a field that block reads to fields.")
      : !rule.match.some((line) => stands(line.field) && isOwn(line))
        ? complaint("nothing-own", "对上的都只是同一家单位或家庭共有的内容，不能说明是同一个。", "Nothing named here is a record's own, only what a company or household shares: nothing would ever be the same.", "在 fields 里加上姓名、手机这样的内容；要按公司来认，把规则写在以公司为主体的那张表里。", "Add what is a record's own, such as a name or mobile. To go by company, write the rule in the table whose subject is an organisation.")
        : null;
  if (wrong !== null) loading.problems.add([...path, "fields"], wrong);
  return wrong === null;
}
