import type { Json } from "../records/cellValue";
import type { Severity } from "../records/severity";
import type { BucketId } from "../fields/buckets";
import type { MatchRole } from "../fields/fieldType";
import type { DedupeDef, FieldDef, ImportPolicy, Moment, RelationDef, RuleDef, Subject, TemplateTest } from "./template";

/** A template's JSON as the meta-schema lets it through (`metaSchema.json` says what each part means). Only what the loader reads is named. */
export type RawText = string | { readonly "zh-CN"?: string; readonly en?: string };

export type RawTemplate = {
  readonly id: string;
  readonly version: string;
  readonly title?: RawText;
  readonly description?: RawText;
  readonly owner?: string;
  readonly license?: string;
  readonly tables: { readonly [id: string]: RawTable };
  readonly people?: readonly { readonly id: string; readonly name: string; readonly aliases?: readonly string[]; readonly department?: string; readonly roles?: readonly string[] }[];
  readonly roles?: readonly { readonly id: string; readonly label?: RawText; readonly inherits?: readonly string[] }[];
  readonly maps?: { readonly [name: string]: { readonly [text: string]: string } };
  readonly lexicons?: { readonly [name: string]: { readonly [word: string]: string } };
  readonly calendar?: { readonly country?: "CN"; readonly weekend?: readonly number[]; readonly holidays?: readonly string[]; readonly workdays?: readonly string[] };
  readonly reports?: readonly RawReport[];
  readonly tests?: readonly RawTest[];
};

export type RawTable = {
  readonly sheet?: string;
  readonly tableName?: string;
  readonly labels?: RawText;
  readonly subject: Subject;
  readonly recordId?: string;
  readonly display?: string;
  readonly order?: readonly string[];
  readonly layout?: RawLayout;
  readonly reveal?: { readonly roles: readonly string[]; readonly fields?: readonly string[] };
  readonly schema: RawRow;
  readonly keys?: readonly RawKey[];
  readonly rules?: readonly RawRule[];
  readonly dedupe?: readonly RawDedupe[];
  readonly classify?: readonly RawClassify[];
  readonly stages?: RawStages;
  readonly relations?: readonly RawRelation[];
  readonly subtables?: readonly { readonly table: string; readonly parent: string }[];
  readonly import?: readonly RawImport[];
};

export type RawSection = { readonly title: RawText; readonly fields: readonly string[]; readonly folded?: boolean };
export type RawArrangement = { readonly sections?: readonly RawSection[]; readonly tabs?: readonly { readonly title: RawText; readonly sections: readonly RawSection[] }[]; readonly widths?: { readonly [field: string]: "full" | "half" } };
export type RawLayout = RawArrangement & { readonly variants?: readonly (RawArrangement & { readonly when?: string; readonly roles?: readonly string[] })[] };

export type RawRelation = {
  readonly id?: string;
  readonly from: string;
  readonly to: string;
  readonly kind?: RelationDef["kind"];
  readonly create?: boolean;
  readonly match?: readonly string[];
  readonly filter?: string;
  readonly integrity?: { readonly orphan?: Severity | "off"; readonly dangling?: Severity; readonly cycle?: Severity | "off" };
  readonly onDelete?: RelationDef["onDelete"];
  readonly onMerge?: RelationDef["onMerge"];
  readonly onArchive?: RelationDef["onArchive"];
};

/** The rest of the row's schema is read by `compileRowSchema`. */
export type RawRow = { readonly required?: readonly string[]; readonly properties: { readonly [id: string]: RawField } };

export type RawField = {
  readonly type?: "string" | "number" | "integer" | "boolean" | "array";
  readonly const?: Json;
  readonly enum?: readonly (string | number | boolean)[];
  readonly title?: string;
  readonly description?: string;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly deprecated?: boolean;
  readonly default?: string | number | boolean;
  readonly "x-freshness"?: { readonly after: string; readonly verifiedBy: string };
  readonly "x-default"?: string;
  readonly "x-formula"?: string;
  readonly "x-lookup"?: string;
  readonly "x-rollup"?: { readonly table: string; readonly by: string; readonly field?: string; readonly agg?: "sum" | "count" | "average" | "max" | "min"; readonly where?: { readonly [field: string]: string | number | boolean } };
  readonly "x-result"?: string;
  readonly "x-compute"?: string | { readonly value: string; readonly trigger?: "create" | "change" | readonly string[] };
  readonly "x-requiredWhen"?: string;
  readonly "x-visibleWhen"?: string;
  readonly "x-readOnlyWhen"?: string;
  readonly "x-placeholder"?: RawText;
  readonly "x-type"?: string;
  readonly "x-label"?: RawText;
  readonly "x-help"?: RawText;
  readonly "x-severity"?: Severity;
  readonly "x-native"?: "auto" | "none" | "strict";
  readonly "x-message"?: RawText;
  readonly "x-aliases"?: readonly string[];
  readonly "x-options"?: readonly { readonly code: string; readonly label?: RawText; readonly aliases?: readonly string[]; readonly active?: boolean; readonly parents?: readonly string[] }[];
  readonly "x-optionsFrom"?: { readonly data?: "industries" | "industrySections"; readonly field?: string; readonly table?: string; readonly column?: string; readonly under?: string };
  readonly "x-country"?: string;
  readonly "x-currency"?: string;
  readonly "x-upper"?: string;
  readonly "x-unit"?: string;
  readonly "x-decimals"?: number;
  readonly "x-numberFormat"?: string;
  readonly "x-width"?: number;
  readonly "x-colorScale"?: readonly { readonly at: number | "minimum" | "maximum" | "lowest" | "highest"; readonly color: string }[];
  readonly "x-pii"?: "id" | "contact" | "finance";
  readonly "x-sensitivity"?: FieldDef["sensitivity"];
  readonly "x-mask"?: string;
  readonly "x-history"?: "full" | "none" | number;
  readonly "x-provenance"?: boolean;
  readonly "x-matchRole"?: MatchRole;
  readonly "x-normalize"?: readonly string[];
  readonly "x-autoNumber"?: string;
  readonly "x-system"?: string;
  readonly [keyword: string]: Json | undefined;
};

export type RawKey = { readonly id?: string; readonly fields: readonly string[]; readonly nulls?: "ignore" | "distinct" | "equal"; readonly mode?: "block" | "warn"; readonly when?: string; readonly normalize?: readonly string[] };

export type RawRule = {
  readonly id: string;
  readonly title?: RawText;
  readonly owner?: string;
  readonly when?: string;
  readonly assert: string;
  readonly strict?: boolean;
  readonly severity?: Severity;
  readonly scope?: "row" | "table" | "workbook";
  readonly override?: RawOverride;
  readonly at?: RuleDef["at"];
  readonly mode?: RuleDef["mode"];
  readonly message: RawText;
  readonly fields?: readonly string[];
  readonly fix?: readonly { readonly field: string; readonly value: string }[];
};

export type RawOverride = { readonly allowed?: boolean; readonly roles?: readonly string[]; readonly reason?: "required" | "optional"; readonly expires?: string };

export type RawSurvivorship = string | { readonly sourceRank?: readonly string[]; readonly by?: string; readonly approved?: string };

export type RawDedupe = {
  readonly id: string;
  readonly block?: readonly { readonly field: string; readonly key: string; readonly and?: { readonly field: string; readonly key: string } }[];
  readonly match: readonly { readonly field: string; readonly method: string; readonly weight?: number; readonly threshold?: number; readonly blank?: "ignore" | "match" | "mismatch" }[];
  readonly mustMatch?: readonly string[];
  readonly mustNotDiffer?: readonly string[];
  readonly score?: { readonly auto?: number | null; readonly duplicate?: number; readonly review?: number };
  readonly master?: RawSurvivorship;
  readonly keepLoser?: { readonly names?: { readonly of: string; readonly in: string }; readonly sheet?: boolean; readonly undo?: string };
  readonly relink?: "relink" | "restrict";
  readonly lookupPolicy?: { readonly roles?: readonly string[]; readonly show: readonly string[] };
  readonly decisions?: { readonly roles?: readonly string[]; readonly expires?: string; readonly lapse?: "change" | "never" };
  readonly survive?: { readonly [field: string]: RawSurvivorship };
  readonly lexicon?: { readonly words?: readonly string[]; readonly differ?: readonly string[]; readonly fields?: readonly string[] };
  readonly on?: DedupeDef["on"];
  readonly action?: DedupeDef["action"];
  readonly override?: { readonly roles: readonly string[] };
  readonly across?: readonly (Partial<Pick<RawDedupe, "block" | "match" | "score" | "action">> & { readonly table: string; readonly fields: { readonly [own: string]: string } })[];
  readonly limits?: { readonly maxCluster?: number; readonly maxMerges?: number; readonly dryRun?: boolean };
};

export type RawClassify = {
  readonly id?: string;
  readonly target: string;
  readonly hit?: "first" | "unique" | "any" | "collect";
  readonly table?: readonly { readonly id?: string; readonly when: string; readonly then: string; readonly explain?: RawText }[];
  readonly score?: {
    readonly factors: readonly { readonly id?: string; readonly when: string; readonly points: number; readonly label: RawText; readonly decay?: { readonly field: string; readonly halfLife: string } }[];
    readonly bands: readonly { readonly min: number; readonly then: string }[];
  };
  readonly rfm?: { readonly date: string; readonly count: string; readonly amount: string; readonly window?: string; readonly cuts: number | { readonly date: readonly number[]; readonly count: readonly number[]; readonly amount: readonly number[] } };
  readonly taxonomy?: { readonly fields: readonly string[]; readonly rules: readonly { readonly id?: string; readonly then: string; readonly words: readonly string[]; readonly unless?: readonly string[]; readonly priority?: number }[] };
  readonly checks?: { readonly gaps?: Severity | "off"; readonly overlaps?: Severity | "off"; readonly unreachable?: Severity | "off"; readonly unstable?: { readonly within: number; readonly severity?: Severity } };
  readonly schedule?: { readonly on?: "change" | "open"; readonly every?: string; readonly previous?: string; readonly since?: string };
  readonly override?: RawOverride;
  readonly else: string | null;
};

export type RawStages = {
  readonly field: string;
  readonly entered?: string;
  readonly forecast?: { readonly amount: string; readonly field: string };
  readonly list?: readonly { readonly id: string; readonly maxAge?: string; readonly probability?: number; readonly reason?: { readonly field: string; readonly among?: readonly string[] } }[];
  readonly transitions?: readonly { readonly from?: string | readonly string[]; readonly to: string; readonly require?: readonly string[]; readonly assert?: string; readonly roles?: readonly string[]; readonly message?: RawText }[];
};

export type RawImport = {
  readonly id: string;
  readonly title?: RawText;
  readonly source?: string;
  readonly headers?: { readonly [header: string]: string };
  readonly dates?: "dayFirst" | "monthFirst";
  readonly mode?: "update" | "add";
  readonly key?: readonly string[];
  readonly policy?: { readonly [field: string]: ImportPolicy };
  readonly faulty?: "reject" | "take";
  readonly duplicates?: "skip" | "add" | "update";
  readonly tag?: string;
};

export type RawAxis = string | { readonly bucket: BucketId; readonly of: string };

export type RawReport = {
  readonly id: string;
  readonly title?: RawText;
  readonly source: string;
  readonly rows?: readonly RawAxis[];
  readonly columns?: readonly RawAxis[];
  readonly values: readonly { readonly agg: "sum" | "count" | "avg" | "min" | "max"; readonly field?: string; readonly label?: RawText; readonly format?: string }[];
  readonly filter?: { readonly field: string; readonly values: readonly string[] };
  readonly sort?: "value";
  readonly owner?: string;
  readonly minQuality?: number;
  readonly qualityLine?: boolean;
};

export type RawRowValues = { readonly [field: string]: string | number | boolean | null };
export type RawExpectedIssue = { readonly issue: string; readonly severity?: Severity; readonly message?: string };
export type RawTest = {
  readonly name?: string;
  readonly table: string;
  readonly today?: string;
  readonly at?: Moment;
  readonly me?: string;
  readonly before?: RawRowValues | readonly RawRowValues[];
  readonly given: RawRowValues | readonly RawRowValues[];
  readonly related?: { readonly [table: string]: readonly RawRowValues[] };
  readonly expect: { readonly mayKeep?: readonly string[]; readonly onDelete?: { readonly [field: string]: RelationDef["onDelete"] }; readonly onArchive?: { readonly [field: string]: RelationDef["onArchive"] }; readonly onMerge?: { readonly [field: string]: RelationDef["onMerge"] }; readonly issues?: readonly (string | RawExpectedIssue)[]; readonly class?: string | { readonly [target: string]: string }; readonly duplicates?: number; readonly repeats?: NonNullable<TemplateTest["expect"]["repeats"]>; readonly merged?: RawRowValues | null; readonly mergeAsks?: readonly string[]; readonly across?: { readonly [table: string]: number } };
};
