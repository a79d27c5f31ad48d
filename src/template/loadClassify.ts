import { type Duration, durationFromIso } from "../records/isoDuration";
import { fieldOfType } from "./fieldOfType";
import { checkWritable } from "./checkFields";
import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawClassify } from "./rawTemplate";
import type { ClassChecks, ClassifyDef, FieldDef, RfmDef, ScheduleDef, TaxonomyDef } from "./template";
import { type Path, quoted } from "./templateProblems";

export function loadClassify(raw: readonly RawClassify[], path: Path, fields: Fields, loading: Loading): readonly ClassifyDef[] {
  loading.unique(raw.map((each) => each.id ?? each.target), (index) => [...path, index], words.classify);
  loading.unique(raw.map((each) => each.target), (index) => [...path, index, "target"], words.target);
  return raw.flatMap((each, index) => loadOne(each, [...path, index], fields, loading));
}

function loadOne(raw: RawClassify, path: Path, fields: Fields, loading: Loading): readonly ClassifyDef[] {
  if (!loading.known(raw.target, fields.ids, [...path, "target"], words.field)) return [];
  const target = fields.byId.get(raw.target)!;
  checkWritable(target, [...path, "target"], loading);
  if (target.fieldType.json !== "string") {
    loading.problems.add([...path, "target"], complaint("not-for-type", `分类写入的是文本，字段 ${target.id} 不是文本。`, `A class is a text, and the field ${target.id} holds none.`, "用 enum 字段作 target。", "Use an enum field as target."));
    return [];
  }
  const classes = classesOf(target);
  const checkClass = (name: string, place: Path): void => { if (classes !== null) loading.known(name, classes, [...path, ...place], words.class); };
  const reads = (fieldsRead: readonly string[], place: Path): void => {
    if (fieldsRead.includes(target.id)) loading.problems.add([...path, ...place], complaint("reads-target", `条件用到了它自己要写的字段 ${target.id}，结果会随次数改变。`, `The condition reads ${target.id}, the field it writes: the class would depend on how often it ran.`, "改用别的字段。", "Use other fields."));
  };
  const condition = (text: string, place: Path, types = fields.types): ClassifyDef["table"][number]["when"] | null => {
    const when = loading.expression(text, [...path, ...place], types, "boolean");
    reads(when?.fields ?? [], place);
    return when;
  };
  const means = (["table", "score", "taxonomy"] as const).filter((keyword) => raw[keyword] !== undefined);
  if (means.length !== 1) {
    loading.problems.add(path, means.length === 0
      ? complaint("missing-keyword", "分类要有 table（决策表）、score（评分卡）或 taxonomy（关键词）。", "A classification needs table (a decision table), score (a scorecard) or taxonomy (words).", "加上其中一个。", "Add one of them.", { keyword: "table" })
      : complaint("one-of", `${means.join("、")} 不能同时用。`, `${means.join(" and ")} cannot stand together.`, "只留一个；或写成几条分类。", "Keep one, or write several classifications."));
  }
  const hit = raw.hit ?? "first";
  if (raw.hit !== undefined && means[0] === "score") loading.problems.add([...path, "hit"], complaint("not-for-score", "hit 不用于评分卡。", "hit is not for scorecards.", "去掉 hit。", "Remove hit."), "key");
  if (means[0] === "taxonomy" && (hit === "unique" || hit === "any")) loading.problems.add([...path, "hit"], complaint("not-for-taxonomy", `关键词分类的 hit 只能是 first 或 collect，这里是 ${hit}。`, `The hit of a taxonomy is first or collect, and this is ${hit}.`, "改成 first 或 collect。", "Use first or collect."));
  if (hit === "collect" && target.fieldType.several !== true) loading.problems.add([...path, "hit"], complaint("not-for-type", `collect 会给出几个类别，字段 ${target.id} 只能存一个。`, `collect gives several classes, and the field ${target.id} holds one.`, "用 multiEnum 或 tags 字段作 target，或改用 first。", "Use a multiEnum or tags field as target, or first."));
  if (raw.rfm !== undefined && raw.table === undefined) loading.problems.add([...path, "rfm"], complaint("not-alone", "rfm 的得分要由 table 的条件来用。", "The scores of rfm are for the conditions of a table.", "加上 table，例如 AND([R]>=4, [F]>=4)。", "Add a table, e.g. AND([R]>=4, [F]>=4)."), "key");
  if (raw.else !== null) checkClass(raw.else, ["else"]);
  const rfm = raw.rfm === undefined ? undefined : loadRfm(raw.rfm, [...path, "rfm"], fields, loading);
  if (rfm !== undefined) reads([rfm.date, rfm.count, rfm.amount], ["rfm"]);
  const readable = rfm === undefined ? fields.types : { ...fields.types, ...Object.fromEntries(rfmScores.map((score) => [score, "number" as const])) };
  const table = (raw.table ?? []).flatMap((row, index) => {
    const place = ["table", index];
    checkClass(row.then, [...place, "then"]);
    const when = condition(row.when, [...place, "when"], readable);
    const explain = row.explain === undefined ? undefined : loading.text(row.explain, [...path, ...place, "explain"]);
    return when === null ? [] : [{ id: row.id ?? String(index + 1), when, then: row.then, ...(explain === undefined ? {} : { explain }) }];
  });
  loading.unique(table.map(({ id }) => id), (index) => [...path, "table", index], { "zh-CN": "决策行", en: "decision row" });
  const bands = raw.score?.bands ?? [];
  bands.forEach(({ then }, index) => checkClass(then, ["score", "bands", index, "then"]));
  loading.unique(bands.map(({ min }) => String(min)), (index) => [...path, "score", "bands", index, "min"], { "zh-CN": "分数线", en: "band from" });
  const factors = (raw.score?.factors ?? []).flatMap((factor, index) => {
    const place = ["score", "factors", index];
    const label = loading.text(factor.label, [...path, ...place, "label"]);
    const when = condition(factor.when, [...place, "when"]);
    const decay = factor.decay === undefined ? undefined : loadDecay(factor.decay, [...path, ...place, "decay"], fields, loading);
    return when === null ? [] : [{ id: factor.id ?? String(index + 1), when, points: factor.points, label, ...(decay === undefined ? {} : { decay }) }];
  });
  loading.unique(factors.map(({ id }) => id), (index) => [...path, "score", "factors", index], { "zh-CN": "评分项", en: "factor" });
  const taxonomy = raw.taxonomy === undefined ? undefined : loadTaxonomy(raw.taxonomy, [...path, "taxonomy"], fields, loading);
  taxonomy?.rules.forEach(({ then }, index) => checkClass(then, ["taxonomy", "rules", index, "then"]));
  reads(taxonomy?.fields ?? [], ["taxonomy", "fields"]);
  return [{
    id: raw.id ?? raw.target,
    target: raw.target,
    kind: means[0] ?? "table",
    hit,
    table,
    ...(rfm === undefined ? {} : { rfm }),
    score: raw.score === undefined ? null : { factors, bands: bands.map(({ min, then }) => ({ min, then })).sort((a, b) => b.min - a.min) },
    ...(taxonomy === undefined ? {} : { taxonomy }),
    ...(raw.checks === undefined ? {} : { checks: loadChecks(raw, [...path, "checks"], loading) }),
    ...(raw.schedule === undefined ? {} : { schedule: loadSchedule(raw, target, [...path, "schedule"], fields, loading) }),
    ...loading.override(raw.override, [...path, "override"]),
    otherwise: raw.else,
  }];
}

/** A check that cannot be made of such a classification is complained about. */
function loadChecks({ checks = {}, taxonomy, rfm, score, hit }: RawClassify, path: Path, loading: Loading): ClassChecks {
  const refuse = (keyword: string, zh: string, en: string): void => loading.problems.add([...path, keyword], complaint("not-for-keyword", zh, en, "去掉它。", "Leave it out."), "key");
  const level = (name: "gaps" | "overlaps" | "unreachable"): Partial<ClassChecks> => (checks[name] === undefined ? {} : { [name]: checks[name] === "off" ? null : checks[name] });
  if (taxonomy !== undefined) for (const keyword of Object.keys(checks)) refuse(keyword, "关键词分类没有可以证明的条件。", "A taxonomy has no conditions to prove anything of.");
  else if (checks.overlaps !== undefined && (score !== undefined || (hit ?? "first") === "first" || hit === "collect")) refuse("overlaps", "只有 hit 为 unique 或 any 的决策表，重叠才是问题。", "Overlaps matter only in decision tables with hit unique or any.");
  if (rfm !== undefined && checks.unstable !== undefined) refuse("unstable", "rfm 的得分没有可以靠近的界线。", "The scores of rfm have no limit to be near to.");
  const { unstable } = checks;
  return { ...level("gaps"), ...level("overlaps"), ...level("unreachable"), ...(unstable === undefined ? {} : { unstable: { within: unstable.within, severity: unstable.severity ?? "info" } }) };
}

function loadSchedule({ schedule = {}, rfm }: RawClassify, target: FieldDef, path: Path, fields: Fields, loading: Loading): ScheduleDef {
  const { on, every, previous, since } = schedule;
  if (on === "change" && typeof rfm?.cuts === "number") loading.problems.add([...path, "on"], complaint("not-for-keyword", "等分的 rfm 要看所有记录，不能随一条记录的改动来算。", "rfm in equal parts looks at all records, so it cannot go with a change of one.", "写固定的分界，或用 every。", "Give fixed limits, or use every."));
  if (on === "change" && every !== undefined) loading.problems.add([...path, "every"], complaint("keywords-differ", "随改动写入的分级总是最新的，every 用不到。", "Classes that are written with each change are always of today: every means nothing.", "只留一个。", "Keep one of them."), "key");
  for (const [keyword, id] of [["previous", previous], ["since", since]] as const) {
    if (id === undefined || !loading.known(id, fields.ids, [...path, keyword], words.field)) continue;
    checkWritable(fields.byId.get(id), [...path, keyword], loading);
    if (id === target.id) loading.problems.add([...path, keyword], complaint("keywords-differ", "这就是分级自己的字段。", "This is the field of the class itself.", "写另一个字段。", "Name another field."));
  }
  const before = previous === undefined ? undefined : fields.byId.get(previous);
  const [own, theirs] = [classesOf(target), before === undefined ? null : classesOf(before)];
  const lacking = theirs === null ? undefined : own === null ? "" : [...own].find((name) => !theirs.has(name));
  if (before !== undefined && before.id !== target.id && (before.fieldType.json !== "string" || lacking !== undefined)) loading.problems.add([...path, "previous"], complaint("type-mismatch", `${before.id} 记不下这些类别。`, `${before.id} cannot take these classes.`, "写文本字段，或有同样选项的字段。", "Name a text field, or one with the same options."));
  if (since !== undefined && fields.ids.has(since)) fieldOfType(since, "date", [...path, "since"], fields, loading);
  return { ...(on === undefined ? {} : { on }), every: loading.duration(every, [...path, "every"]), previous: previous ?? null, since: since ?? null };
}

/** What the conditions of a table call the scores of its rfm. */
const rfmScores = ["R", "F", "M"];

function loadRfm({ date, count, amount, window, cuts }: NonNullable<RawClassify["rfm"]>, path: Path, fields: Fields, loading: Loading): RfmDef | undefined {
  for (const score of rfmScores) if (fields.ids.has(score)) loading.problems.add(path, complaint("not-unique", `字段 ${score} 与 rfm 的得分同名。`, `The field ${score} has the name of a score of rfm.`, "给字段改名。", "Rename the field."));
  const typed = ([["date", date], ["count", count], ["amount", amount]] as const).map(([part, id]) => fieldOfType(id, part === "date" ? "date" : "number", [...path, part], fields, loading));
  const length = window === undefined ? null : duration(window, [...path, "window"], loading);
  if (typeof cuts === "object") {
    for (const part of ["date", "count", "amount"] as const) cuts[part].forEach((limit, index) => {
      if (index > 0 && limit <= cuts[part][index - 1]!) loading.problems.add([...path, "cuts", part, index], complaint("not-rising", `分界要从小到大，${limit} 不大于前一个。`, `Limits rise, and ${limit} is not above the one before.`, "按从小到大排列，每个只写一次。", "Write them from small to large, each once."));
    });
  }
  if (typed.includes(false)) return undefined;
  return { date, count, amount, window: length, cuts: typeof cuts === "number" ? cuts : [cuts.date, cuts.count, cuts.amount] };
}

function loadDecay({ field, halfLife }: { readonly field: string; readonly halfLife: string }, path: Path, fields: Fields, loading: Loading): { readonly field: string; readonly halfLife: number } | undefined {
  const known = fieldOfType(field, "date", [...path, "field"], fields, loading);
  const length = duration(halfLife, [...path, "halfLife"], loading);
  if (length !== null && length.months > 0) loading.problems.add([...path, "halfLife"], complaint("bad-form", "半衰期要用天或周，月和年的天数不固定。", "A half-life is in days or weeks: months and years have no fixed number of days.", "例如 P90D。", "For example P90D."));
  return known && length !== null && length.months === 0 ? { field, halfLife: length.days } : undefined;
}

function loadTaxonomy({ fields: names, rules }: NonNullable<RawClassify["taxonomy"]>, path: Path, fields: Fields, loading: Loading): TaxonomyDef {
  const read = loading.knownAll(names, fields.ids, [...path, "fields"], words.field);
  loading.unique(rules.map(({ id }, index) => id ?? String(index + 1)), (index) => [...path, "rules", index], { "zh-CN": "关键词规则", en: "taxonomy rule" });
  return { fields: read, rules: rules.map((rule, index) => ({ id: rule.id ?? String(index + 1), then: rule.then, words: rule.words, unless: rule.unless ?? [], priority: rule.priority ?? 0 })) };
}

function duration(text: string, path: Path, loading: Loading): Duration | null {
  const length = durationFromIso(text);
  if (length === null) loading.problems.add(path, complaint("bad-form", `${quoted(text)["zh-CN"]}不是时长。`, `${quoted(text).en} is no duration.`, "例如 P90D、P2W、P1Y6M，不能为零。", "For example P90D, P2W or P1Y6M, and not zero."));
  return length;
}

/** The classes a target can take, or null where any text will do. */
function classesOf({ options, limits }: FieldDef): ReadonlySet<string> | null {
  if (options !== undefined) return new Set(options.map(({ code }) => code));
  return limits.enum === undefined ? null : new Set(limits.enum.map(String));
}
