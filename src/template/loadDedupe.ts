import { originWords } from "../fields/systemField";
import { loadAcross } from "./loadAcross";
import { loadLexicon, withLexicon } from "./loadLexicon";
import { loadMatching } from "./loadMatching";
import { checkWritable } from "./checkFields";
import { type Fields, type Loading, complaint, words } from "./loading";
import type { RawDedupe, RawSurvivorship, RawTable } from "./rawTemplate";
import type { DedupeDef, FieldDef, MasterRule, SurvivorWord, Survivorship } from "./template";
import type { Path } from "./templateProblems";

export function loadDedupe({ dedupe = [], subject }: RawTable, path: Path, fields: Fields, loading: Loading): readonly DedupeDef[] {
  loading.unique(dedupe.map(({ id }) => id), (index) => [...path, index, "id"], words.dedupe);
  return dedupe.map((raw, index) => {
    const rule = loadOne(raw, [...path, index], fields, loading);
    return raw.across === undefined ? rule : { ...rule, across: loadAcross(raw, rule, subject, [...path, index, "across"], fields, loading) };
  });
}

function loadOne(raw: RawDedupe, path: Path, fields: Fields, loading: Loading): DedupeDef {
  const matching = loadMatching(raw, path, fields, loading);
  const survive = Object.fromEntries(Object.entries(raw.survive ?? {}).flatMap(([field, how]) => {
    const place = [...path, "survive", field];
    if (field !== "*" && !loading.known(field, fields.ids, place, words.field)) return [];
    const definition = fields.byId.get(field) ?? null;
    if (definition?.system !== undefined && !originWords.has(definition.system)) checkWritable(definition, place, loading);
    const read = loadSurvivorship(how, definition, place, fields, loading);
    return read === null ? [] : [[field, read]];
  }));
  const { on, action } = raw;
  const isHeldUp = action === "block";
  if (raw.override !== undefined && !isHeldUp) loading.problems.add([...path, "override"], complaint("not-for-keyword", "override 只和 action: block 一起用，别的做法本来就能保存。", "override goes with action: block only; the others can be saved anyway.", "去掉 override，或把 action 改为 block。", "Remove override, or make the action block."), "key");
  if (matching.score.auto !== null && (action === "review" || action === "allow")) loading.problems.add([...path, "score", "auto"], complaint("keywords-differ", `action 为 ${action} 时由人来看，不能自动合并。`, `With the action ${action} a person looks at what is found, so nothing is merged by itself.`, "去掉 score.auto，或换一个 action。", "Remove score.auto, or choose another action."), "key");
  if (raw.limits?.dryRun !== undefined && matching.score.auto === null) loading.problems.add([...path, "limits", "dryRun"], complaint("missing-keyword", "没有 score.auto 时没有什么会自动合并，dryRun 不起作用。", "Without score.auto nothing is merged by itself, so dryRun does nothing.", "加上 score.auto，或去掉 dryRun。", "Add score.auto, or remove dryRun.", { keyword: "auto" }), "key");
  const by = loading.permission(raw.override?.roles, [...path, "override", "roles"]);
  const { lookupPolicy } = raw;
  const lookup = lookupPolicy === undefined ? null : { by: loading.permission(lookupPolicy.roles, [...path, "lookupPolicy", "roles"]) ?? { roles: [], holders: [], people: [] }, show: loading.knownAll(lookupPolicy.show, fields.ids, [...path, "lookupPolicy", "show"], words.field) };
  const merging = loadMerging(raw, path, fields, loading);
  const lexicon = loadLexicon(raw, matching.match, [...path, "lexicon"], fields, loading);
  return withLexicon({
    id: raw.id, ...matching, survive, ...merging, ...(lookup === null ? {} : { lookup }), ...(lexicon === null ? {} : { lexicon }),
    ...(on === undefined ? {} : { on }), ...(action === undefined ? {} : { action }), ...(by === undefined ? {} : { override: by }),
    mustMatch: loading.knownAll(raw.mustMatch, fields.ids, [...path, "mustMatch"], words.field),
    mustNotDiffer: loading.knownAll(raw.mustNotDiffer, fields.ids, [...path, "mustNotDiffer"], words.field),
    maxCluster: raw.limits?.maxCluster ?? 50, ...(raw.limits?.maxMerges === undefined ? {} : { maxMerges: raw.limits.maxMerges }), ...(raw.limits?.dryRun === false ? { dryRun: false as const } : {}),
  }, raw, loading);
}

/** Which record stays, what is kept of the others and of what people decide. */
function loadMerging({ master, keepLoser, relink, decisions }: RawDedupe, path: Path, fields: Fields, loading: Loading): Pick<DedupeDef, "master" | "keepLoser" | "relink" | "decisions"> {
  const place = [...path, "keepLoser", "names"];
  const names = keepLoser?.names;
  const named = names !== undefined && [loading.known(names.of, fields.ids, [...place, "of"], words.field), loading.known(names.in, fields.ids, [...place, "in"], words.field)].every(Boolean);
  if (named) {
    const { fieldType, type } = fields.byId.get(names.in)!;
    if (names.in === names.of) loading.problems.add([...place, "in"], complaint("keywords-differ", "别的名称不能记在名称自己里。", "The other values cannot be kept in the field itself.", "写另一个字段，例如曾用名。", "Name another field, such as former names."));
    else if (type !== "text" && type !== "longtext" && fieldType.several !== true) loading.problems.add([...place, "in"], complaint("not-for-type", `${names.in} 放不下好几个名称。`, `${names.in} cannot hold several names.`, "写文本、长文本或可以有多个值的字段。", "Name a text, a long text or a field of several values."));
    checkWritable(fields.byId.get(names.in), [...place, "in"], loading);
  }
  const by = loading.permission(decisions?.roles, [...path, "decisions", "roles"]);
  const stays = master === undefined ? null : loadMaster(master, [...path, "master"], fields, loading);
  return {
    ...(stays === null ? {} : { master: stays }),
    ...(keepLoser === undefined ? {} : { keepLoser: { ...(named ? { names } : {}), sheet: keepLoser.sheet === true, undo: loading.duration(keepLoser.undo, [...path, "keepLoser", "undo"]) } }),
    ...(relink === "restrict" ? { relink } : {}),
    ...(decisions === undefined ? {} : { decisions: { ...(by === undefined ? {} : { by }), expires: loading.duration(decisions.expires, [...path, "decisions", "expires"]), lapse: decisions.lapse ?? "change" } }),
  };
}

const masterWords = new Set(["mostComplete", "newest", "oldest"]);

function loadMaster(raw: RawSurvivorship, path: Path, fields: Fields, loading: Loading): MasterRule | null {
  if (typeof raw === "string" && !loading.known(raw, masterWords, path, { "zh-CN": "保留哪一条的写法", en: "way to choose a record" })) return null;
  return loadSurvivorship(raw, null, path, fields, loading) as MasterRule | null;
}

/** How the value of a field is chosen; `field` null: of all fields that are not named. */
function loadSurvivorship(raw: RawSurvivorship, field: FieldDef | null, path: Path, fields: Fields, loading: Loading): Survivorship | null {
  if (typeof raw === "string") {
    if (!loading.known(raw, new Set(Object.keys(survivorWords)), path, survivorWord)) return null;
    const word = raw as SurvivorWord;
    const [suits, zh, en] = survivorWords[word];
    if (field === null ? suits !== always : !suits(field)) {
      loading.problems.add(path, complaint("not-for-type", field === null ? `${word} 不能用于 *。` : `${word} 不能用于字段 ${field.id}。`, field === null ? `${word} cannot be said of all fields.` : `${word} cannot be said of the field ${field.id}.`, `它用于${zh}的字段，按字段单独写。`, `It is for fields of ${en}; name them one by one.`));
      return null;
    }
    return word;
  }
  const { sourceRank, by, approved } = raw;
  if ((sourceRank === undefined) === (approved === undefined)) {
    loading.problems.add(path, complaint("bad-form", "sourceRank 和 approved 要写一个，只能写一个。", "It takes one of sourceRank and approved.", "保留其中一个。", "Keep one of them."));
    return null;
  }
  if (by !== undefined && sourceRank === undefined) loading.problems.add([...path, "by"], complaint("not-for-keyword", "by 只和 sourceRank 一起用。", "by goes with sourceRank only.", "去掉 by。", "Remove by."), "key");
  if (approved !== undefined) {
    const holds = loading.expression(approved, [...path, "approved"], fields.types, "boolean");
    return holds === null ? null : { approved: holds };
  }
  const source = by ?? fields.list.find(({ system }) => system === "source")?.id;
  if (source === undefined) {
    loading.problems.add(path, complaint("missing-keyword", "没有说明记录的来源在哪个字段。", "It does not say which field tells where a record comes from.", "加上 by，写字段 id。", "Add by with the id of that field.", { keyword: "by" }));
    return null;
  }
  if (!loading.known(source, fields.ids, [...path, "by"], words.field)) return null;
  loading.unique(sourceRank!, (index) => [...path, "sourceRank", index], words.option);
  const options = fields.byId.get(source)!.options;
  if (options !== undefined) for (const [index, name] of sourceRank!.entries()) loading.known(name, new Set(options.map(({ code }) => code)), [...path, "sourceRank", index], words.option);
  return { sourceRank: sourceRank!, by: source };
}

const always = (): boolean => true;
const isNumber = ({ fieldType: { json } }: FieldDef): boolean => json === "number" || json === "integer";
const survivorWord = { "zh-CN": "取值方式", en: "way to choose a value" };
/** By word: the fields that it suits, and what they are called. */
const survivorWords: { readonly [word in SurvivorWord]: readonly [(field: FieldDef) => boolean, string, string] } = {
  longest: [always, "", ""], newest: [always, "", ""], oldest: [always, "", ""], manual: [always, "", ""], mostComplete: [always, "", ""],
  max: [isNumber, "数字和日期", "numbers and dates"],
  min: [isNumber, "数字和日期", "numbers and dates"],
  union: [({ fieldType }) => fieldType.several === true, "可以有多个值", "several values"],
  concat: [({ type }) => type === "text" || type === "longtext", "文本", "text"],
};
