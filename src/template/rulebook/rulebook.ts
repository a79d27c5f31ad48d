/**
 * The rulebook: what a template says, for those who work by it. Blocks of text and tables, made of the template alone, in one language; `markdown.ts` and `sheetRows.ts` write them.
 */
import { toSentence } from "../../expression/render/sentence";
import type { Lang, Localized } from "../../records/text";
import type { Duration } from "../../records/isoDuration";
import { actionOf, actionTexts, momentTexts } from "../duplicateAction";
import { formatNames } from "../jsonFormats";
import { rolesText } from "../permission";
import { buckets } from "../../fields/buckets";
import type { AxisDef, ClassifyDef, DedupeDef, Expression, FieldDef, OverrideDef, TableDef, Template } from "../template";
import { survivorText } from "../survivorTexts";
import type { Block } from "./block";
import { importBlocks } from "./importBlocks";
import { layoutBlocks } from "./layoutBlocks";
import { words } from "./rulebookWords";

export function rulebook(template: Template, lang: Lang): readonly Block[] {
  const say = (text: Localized): string => text[lang];
  const facts = [
    [words.version, template.version],
    [words.owner, template.owner],
    [words.license, template.license],
  ] as const;
  return [
    { kind: "heading", level: 1, text: say(template.title) },
    ...(template.description === undefined ? [] : [{ kind: "text" as const, text: say(template.description) }]),
    { kind: "text", text: facts.flatMap(([word, value]) => (value === undefined ? [] : [`${say(word)}${lang === "en" ? ": " : "："}${value}`])).join(lang === "en" ? " · " : " · ") },
    ...template.tables.flatMap((table) => tableBlocks(table, template, lang)),
    ...reportBlocks(template, lang),
    ...peopleBlocks(template, lang),
  ];
}

function tableBlocks(table: TableDef, template: Template, lang: Lang): readonly Block[] {
  const say = (text: Localized): string => text[lang];
  return [
    { kind: "heading", level: 2, text: say(table.label) },
    ...section(say(words.fields), [words.field, words.type, words.required, words.limits, words.help].map(say), table.fields.map((field) => [say(field.label), say(field.fieldType.label), requiredText(field, table, lang), limitsText(field, lang), field.help === undefined ? "" : say(field.help)])),
    ...section(say(words.options), [words.field, words.value, words.label, words.aliases].map(say), table.fields.flatMap((field) => (field.options ?? []).map((option) => [say(field.label), option.code, `${say(option.label)}${option.active ? "" : ` (${say(words.inactive)})`}`, option.aliases.join(lang === "en" ? ", " : "、")]))),
    ...section(say(words.keys), [words.fields, words.applies, words.severity].map(say), table.keys.map((key) => [key.fields.map((id) => labelOf(id, table, lang)).join(" + "), key.when === null ? say(words.always) : conditionText(key.when, table, lang), say(key.mode === "block" ? words.error : words.warning)])),
    ...section(say(words.rules), [words.rule, words.applies, words.must, words.severity, words.message, words.mayLeave, words.owner].map(say), table.rules.map((rule) => [
      rule.title === undefined ? rule.id : `${say(rule.title)} (${rule.id})`, `${rule.when === null ? say(words.always) : conditionText(rule.when, table, lang)}${rule.at === undefined ? "" : ` (${rule.at.map((moment) => say(words.at[moment])).join(lang === "en" ? ", " : "、")})`}`, conditionText(rule.assert, table, lang), say(words[rule.severity]), placesAsLabels(say(rule.message), table, lang), overrideText(rule.override, lang), rule.owner ?? template.owner ?? "",
    ])),
    ...relationBlocks(table, template, lang),
    ...table.dedupe.flatMap((rule) => dedupeBlocks(rule, table, template, lang)),
    ...table.classify.flatMap((def) => classifyBlocks(def, table, lang)),
    ...stageBlocks(table, lang),
    ...(table.reveal === undefined ? [] : [{ kind: "text" as const, text: words.revealed[lang].replace("{roles}", rolesText(table.reveal.by)[lang]).replace("{fields}", table.reveal.fields.map((id) => labelOf(id, table, lang)).join(lang === "en" ? ", " : "、")) }]),
    ...importBlocks(table, (id) => labelOf(id, table, lang), lang),
    ...layoutBlocks(table, (id) => labelOf(id, table, lang), lang),
  ];
}

function section(title: string, header: readonly string[], rows: readonly (readonly string[])[]): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: "heading", level: 3, text: title }, { kind: "table", header, rows }];
}

export function labelOf(id: string, { fields }: TableDef, lang: Lang): string {
  return fields.find((field) => field.id === id)?.label[lang] ?? id;
}

/** A condition as people say it. */
function conditionText({ ast }: Expression, table: TableDef, lang: Lang): string {
  return toSentence(ast, lang, (id) => labelOf(id, table, lang));
}

/** `{amount}` of a message as the label that people know. */
function placesAsLabels(text: string, table: TableDef, lang: Lang): string {
  return text.replace(/\{([\p{L}\p{N}_.]+)\}/gu, (_, id: string) => `〈${labelOf(id, table, lang)}〉`);
}

function requiredText(field: FieldDef, table: TableDef, lang: Lang): string {
  if (field.system !== undefined) return words.bySystem[lang];
  const parts = [
    field.required ? words.yes[lang] : field.requiredWhen === undefined ? "" : conditionText(field.requiredWhen, table, lang),
    field.readOnly ? words.readOnly[lang] : field.readOnlyWhen === undefined ? "" : `${words.readOnly[lang]}${lang === "en" ? ": " : "："}${conditionText(field.readOnlyWhen, table, lang)}`,
    field.compute === undefined ? "" : `${words.workedOut[lang]}${lang === "en" ? ": " : "："}${conditionText(field.compute.value, table, lang)}`,
    field.provenance === true ? words.provenance[lang] : "",
    field.history === undefined ? "" : field.history === 0 ? words.noHistory[lang] : words.lastValues[lang].replace("{n}", String(field.history)),
    field.writeOnly === true ? words.writeOnly[lang] : "",
    field.visibleWhen === undefined ? "" : `${words.shown[lang]}${lang === "en" ? ": " : "："}${conditionText(field.visibleWhen, table, lang)}`,
  ];
  return parts.filter((part) => part !== "").join(lang === "en" ? "; " : "；");
}

function limitsText({ limits, unit, currency, examples, colorScale }: FieldDef, lang: Lang): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, pattern, format } = limits;
  const parts = [
    minimum === undefined ? "" : `≥ ${minimum}`, maximum === undefined ? "" : `≤ ${maximum}`, exclusiveMinimum === undefined ? "" : `> ${exclusiveMinimum}`, exclusiveMaximum === undefined ? "" : `< ${exclusiveMaximum}`,
    multipleOf === undefined ? "" : `${words.multipleOf[lang]} ${multipleOf}`, minLength === undefined ? "" : words.minLength[lang].replace("{n}", String(minLength)), maxLength === undefined ? "" : words.maxLength[lang].replace("{n}", String(maxLength)),
    pattern === undefined ? "" : `${words.pattern[lang]} ${pattern}`, format === undefined ? "" : formatNames[format]![lang].trim(), colorScale === undefined ? "" : `${words.colours[lang]} ${colorScale.map(({ at }) => (typeof at === "number" ? at : words[at][lang])).join(" → ")}`, unit === undefined ? "" : words.unit[lang].replace("{unit}", unit), currency ?? "", examples === undefined ? "" : `${words.example[lang]} ${examples.map(String).join(" / ")}`,
  ];
  return parts.filter((part) => part !== "").join(lang === "en" ? ", " : "，");
}

/** Who may leave what is found as it is, whether without a reason, and for how long; nothing where everybody may with one, as long as the values stay. */
function overrideText(override: OverrideDef | undefined, lang: Lang): string {
  if (override === undefined) return "";
  if (!override.allowed) return words.nobody[lang];
  return [override.by === undefined ? "" : rolesText(override.by)[lang], override.reason === undefined ? "" : words.noReason[lang], override.expires === null ? "" : words.holdsFor[lang].replace("{time}", ageText(override.expires, lang))].filter((part) => part !== "").join(lang === "en" ? ", " : "，");
}

function ageText(age: Duration | null, lang: Lang): string {
  return age === null ? "" : [age.months === 0 ? "" : `${age.months} ${words.months[lang]}`, age.days === 0 ? "" : `${age.days} ${words.days[lang]}`].filter((part) => part !== "").join(" ");
}

function relationBlocks(table: TableDef, template: Template, lang: Lang): readonly Block[] {
  return section(words.relations[lang], [words.field, words.target, words.onDelete, words.onArchive, words.onMerge].map((word) => word[lang]), table.relations.map(({ from, to, onDelete, onArchive, onMerge }) => [labelOf(from, table, lang), template.tables.find(({ id }) => id === to)?.label[lang] ?? to, words[onDelete][lang], onArchive === "restrict" ? words.notArchived[lang] : words[onArchive][lang], words.merging[onMerge][lang]]));
}

function dedupeBlocks(rule: DedupeDef, table: TableDef, template: Template, lang: Lang): readonly Block[] {
  const list = (ids: readonly string[]): string => ids.map((id) => labelOf(id, table, lang)).join(lang === "en" ? ", " : "、");
  const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
  const { score, across = [] } = rule;
  const compared = ({ match }: DedupeDef): Block => ({ kind: "table", header: [words.compared, words.method, words.weight, words.threshold].map((word) => word[lang]), rows: match.map(({ field, method, weight, threshold }) => [labelOf(field, table, lang), method, weight === null ? words.learned[lang] : String(weight), threshold === null ? "" : String(threshold)]) });
  const facts = [
    `${words.sameFrom[lang]} ${percent(score.duplicate)}`, `${words.reviewFrom[lang]} ${percent(score.review)}`, score.auto === null ? words.neverAuto[lang] : `${words.autoFrom[lang]} ${percent(score.auto)}`,
    ...(rule.maxMerges === undefined ? [] : [words.mostMerges[lang].replace("{n}", String(rule.maxMerges))]), ...(score.auto === null || rule.dryRun === false ? [] : [words.dryRun[lang]]),
    actionTexts[actionOf(rule)][lang], ...(rule.override === undefined ? [] : [`${words.maySave[lang]} ${rolesText(rule.override)[lang]}`]), ...(rule.on === undefined ? [] : [`${words.comparesOn[lang]} ${rule.on.map((moment) => momentTexts[moment][lang]).join(lang === "en" ? ", " : "、")}`]),
    ...(rule.lexicon === undefined || rule.lexicon.words.length === 0 ? [] : [`${words.wordsOf[lang]} ${rule.lexicon.words.join(", ")} (${list(rule.lexicon.fields)})`]), ...(rule.lexicon === undefined || rule.lexicon.differ.length === 0 ? [] : [`${words.tellApart[lang]} ${rule.lexicon.differ.join(lang === "en" ? ", " : "、")} (${list(rule.lexicon.fields)})`]),
    ...(rule.master === undefined ? [] : [`${words.stays[lang]} ${survivorText(rule.master)[lang]}`]), ...(rule.relink === undefined ? [] : [words.relinkRestrict[lang]]), ...(rule.lookup === undefined ? [] : [`${words.shownOnly[lang].replace("{fields}", list(rule.lookup.show))}${rule.lookup.by.roles.length === 0 ? "" : words.shownAllTo[lang].replace("{roles}", rolesText(rule.lookup.by)[lang])}`]), ...keptTexts(rule, table, lang),
    ...(rule.mustMatch.length === 0 ? [] : [`${words.mustMatch[lang]} ${list(rule.mustMatch)}`]), ...(rule.mustNotDiffer.length === 0 ? [] : [`${words.mustNotDiffer[lang]} ${list(rule.mustNotDiffer)}`]),
  ];
  return [
    { kind: "heading", level: 3, text: `${words.duplicates[lang]} (${rule.id})` },
    { kind: "text", text: facts.join(lang === "en" ? "; " : "；") + (lang === "en" ? "." : "。") },
    compared(rule),
    ...(Object.keys(rule.survive).length === 0 ? [] : [{ kind: "table" as const, header: [words.field[lang], words.survivor[lang]], rows: Object.entries(rule.survive).map(([id, how]) => [id === "*" ? words.others[lang] : labelOf(id, table, lang), survivorText(how)[lang]]) }]),
    ...across.flatMap((other): readonly Block[] => {
      const of = template.tables.find(({ id }) => id === other.table);
      return [
        { kind: "text", text: `${words.alsoWith[lang].replace("{table}", of?.label[lang] ?? other.table)} ${actionTexts[actionOf(other.rule)][lang]}${lang === "en" ? "." : "。"}` },
        { kind: "table", header: [words.field[lang], words.standsFor[lang]], rows: Object.entries(other.fields).map(([own, theirs]) => [labelOf(own, table, lang), of === undefined ? theirs : labelOf(theirs, of, lang)]) },
        ...(other.rule.match === rule.match ? [] : [compared(other.rule)]),
      ];
    }),
  ];
}

/** What is kept of records that go, and what people's word on two records counts. */
function keptTexts({ keepLoser, decisions }: DedupeDef, table: TableDef, lang: Lang): readonly string[] {
  return [
    ...(keepLoser?.names === undefined ? [] : [words.keepsNames[lang].replace("{of}", labelOf(keepLoser.names.of, table, lang)).replace("{in}", labelOf(keepLoser.names.in, table, lang))]),
    ...(keepLoser?.sheet === true ? [words.keepsOnSheet[lang]] : []),
    ...(keepLoser?.undo == null ? [] : [`${words.undoneWithin[lang]} ${ageText(keepLoser.undo, lang)}`]),
    ...(decisions === undefined ? [] : [[words.notSame[lang], decisions.by === undefined ? "" : rolesText(decisions.by)[lang], decisions.expires === null ? "" : words.holdsFor[lang].replace("{time}", ageText(decisions.expires, lang)), words[decisions.lapse === "never" ? "lapsesNever" : "lapsesOnChange"][lang]].filter((part) => part !== "").join(lang === "en" ? ", " : "，")]),
  ];
}

function classifyBlocks(def: ClassifyDef, table: TableDef, lang: Lang): readonly Block[] {
  const target = table.fields.find(({ id }) => id === def.target);
  const label = (code: string): string => target?.options?.find((option) => option.code === code)?.label[lang] ?? code;
  const otherwise = def.otherwise === null ? words.noClass[lang] : label(def.otherwise);
  const title: Block = { kind: "heading", level: 3, text: `${words.classes[lang]}${lang === "en" ? ": " : "："}${labelOf(def.target, table, lang)}` };
  const leave = overrideText(def.override, lang);
  const rest: Block = { kind: "text", text: `${words.otherwise[lang]}${lang === "en" ? ": " : "："}${otherwise}${leave === "" ? "" : `${lang === "en" ? ". " : "。"}${words.mayLeave[lang]}${lang === "en" ? ": " : "："}${leave}`}${scheduleTexts(def, table, lang).map((text) => `${lang === "en" ? ". " : "。"}${text}`).join("")}` };
  if (def.score !== null) {
    return [
      title,
      { kind: "table", header: [words.factor, words.applies, words.points].map((word) => word[lang]), rows: def.score.factors.map((factor) => [factor.label[lang], conditionText(factor.when, table, lang), `${factor.points}${factor.decay === undefined ? "" : ` (${words.halvesIn[lang].replace("{days}", String(factor.decay.halfLife))} ${labelOf(factor.decay.field, table, lang)})`}`]) },
      { kind: "table", header: [words.from[lang], words.class[lang]], rows: def.score.bands.map(({ min, then }) => [String(min), label(then)]) },
      rest,
    ];
  }
  if (def.taxonomy !== undefined) {
    return [title, { kind: "text", text: `${words.looksIn[lang]} ${def.taxonomy.fields.map((id) => labelOf(id, table, lang)).join("、")}` }, { kind: "table", header: [words.class, words.words, words.unless].map((word) => word[lang]), rows: def.taxonomy.rules.map((rule) => [label(rule.then), rule.words.join(" / "), rule.unless.join(" / ")]) }, rest];
  }
  return [
    title,
    { kind: "text", text: words.hit[def.hit][lang] },
    { kind: "table", header: [words.number, words.applies, words.class, words.reason].map((word) => word[lang]), rows: def.table.map((row, index) => [String(index + 1), conditionText(row.when, table, lang), label(row.then), row.explain === undefined ? "" : placesAsLabels(row.explain[lang], table, lang)]) },
    rest,
  ];
}

/** When classes are written, what is kept with them, and how near to a limit is told. */
function scheduleTexts({ schedule, checks }: ClassifyDef, table: TableDef, lang: Lang): readonly string[] {
  return [
    ...(schedule?.on === undefined ? [] : [words.classesOn[schedule.on][lang]]),
    ...(schedule?.every == null ? [] : [words.classesHold[lang].replace("{time}", ageText(schedule.every, lang))]),
    ...(schedule?.previous == null ? [] : [words.classBefore[lang].replace("{field}", labelOf(schedule.previous, table, lang))]),
    ...(schedule?.since == null ? [] : [words.classSince[lang].replace("{field}", labelOf(schedule.since, table, lang))]),
    ...(checks?.unstable === undefined ? [] : [words.nearLimit[lang].replace("{share}", `${Math.round(checks.unstable.within * 1000) / 10} %`)]),
  ];
}

function stageBlocks(table: TableDef, lang: Lang): readonly Block[] {
  const { stages } = table;
  if (stages === undefined) return [];
  const options = table.fields.find(({ id }) => id === stages.field)?.options;
  const label = (code: string): string => options?.find((option) => option.code === code)?.label[lang] ?? code;
  return [
    { kind: "heading", level: 3, text: `${words.lifeCycle[lang]}${lang === "en" ? ": " : "："}${labelOf(stages.field, table, lang)}` },
    { kind: "table", header: [words.stage[lang], words.maxAge[lang]], rows: stages.list.map(({ id, maxAge }) => [label(id), ageText(maxAge, lang)]) },
    ...(stages.transitions.length === 0 ? [] : [{
      kind: "table" as const, header: [words.stageFrom, words.stageTo, words.needs, words.must, words.message, words.by].map((word) => word[lang]),
      rows: stages.transitions.map(({ from, to, require, assert, message, by }) => [from.length === 0 ? words.anyStage[lang] : from.map(label).join(" / "), label(to), require.map((id) => labelOf(id, table, lang)).join(lang === "en" ? ", " : "、"), assert === null ? "" : conditionText(assert, table, lang), message === null ? "" : placesAsLabels(message[lang], table, lang), by === undefined ? "" : rolesText(by)[lang]]),
    }]),
  ];
}

function reportBlocks({ reports, tables }: Template, lang: Lang): readonly Block[] {
  const rows = reports.map((report) => {
    const table = tables.find(({ id }) => id === report.source)!;
    const list = (axes: readonly AxisDef[]): string => axes.map(({ field, bucket }) => labelOf(field, table, lang) + (bucket === undefined ? "" : ` (${buckets[bucket].label[lang]})`)).join(" × ");
    return [report.title[lang], table.label[lang], list(report.rows), list(report.columns), report.values.map(({ label, field, aggregate }) => label?.[lang] ?? (field === null ? words.records[lang] : `${words[aggregate][lang]} ${labelOf(field, table, lang)}`)).join(lang === "en" ? ", " : "、") + (report.filter === undefined ? "" : ` (${labelOf(report.filter.field, table, lang)}: ${report.filter.values.join(" / ")})`), report.owner ?? ""];
  });
  return rows.length === 0 ? [] : [{ kind: "heading", level: 2, text: words.reports[lang] }, { kind: "table", header: [words.report, words.table, words.rows, words.columns, words.values, words.owner].map((word) => word[lang]), rows }];
}

function peopleBlocks({ people, roles }: Template, lang: Lang): readonly Block[] {
  const and = lang === "en" ? ", " : "、";
  const rolesOf = (person: string): string => roles.filter(({ holders }) => holders.includes(person)).map(({ label }) => label[lang]).join(and);
  return people.length === 0 ? [] : [{ kind: "heading", level: 2, text: words.people[lang] }, { kind: "table", header: [words.name, words.department, words.roles, words.aliases].map((word) => word[lang]), rows: people.map(({ id, name, department, aliases }) => [name, department ?? "", rolesOf(id), aliases.join(and)]) }];
}
