/**
 * What a template says, after the gate: checked, cross-referenced, with its texts localised, its expressions compiled and its field types looked up.
 * Everything above works on these shapes; only template/ reads the JSON.
 */
import type { Calendar, Expression } from "../expression/expression";
import type { FieldSpec, FieldType, MatchRole, NormalizeStep, Person, SystemWord } from "../fields/fieldType";
import type { BucketId } from "../fields/buckets";
import type { Duration } from "../records/isoDuration";
import type { Severity } from "../records/severity";
import type { CellValue, Json } from "../records/cellValue";
import type { Localized } from "../records/text";
import type { WordList } from "./wordList";

export type { Calendar, Expression, FieldSpec, FieldType, Localized, MatchRole, Person, SystemWord };

export type Template = {
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the exact bytes, hex. */
  readonly hash: string;
  /** The exact text, for pinning into a workbook. */
  readonly source: string;
  readonly title: Localized;
  readonly description?: Localized;
  readonly owner?: string;
  readonly license?: string;
  readonly tables: readonly TableDef[];
  readonly reports: readonly ReportDef[];
  readonly people: readonly Person[];
  readonly roles: readonly RoleDef[];
  readonly calendar: Calendar;
  readonly tests: readonly TemplateTest[];
};

/** `inherits`: ids of the roles whose rights it has too; `holders`: ids of the people who have it, by themselves or with another role. */
export type RoleDef = { readonly id: string; readonly label: Localized; readonly inherits: readonly string[]; readonly holders: readonly string[] };

/** Who may do a thing: people who have one of these roles, or one that inherits it. `people`: all of the template's, by whom a name is known; `holders`: ids of those who may. */
export type Permission = { readonly roles: readonly RoleDef[]; readonly holders: readonly string[]; readonly people: readonly Person[] };

/** Whether, by whom, with what reason and how long what is found may be left as it is; `reason` absent = required, `expires` null = until a value changes. */
export type OverrideDef = { readonly allowed: boolean; readonly by?: Permission; readonly reason?: "optional"; readonly expires: Duration | null };

export type Subject = "person" | "organisation";

export type SectionDef = { readonly title: Localized; readonly fields: readonly string[]; /** Closed until somebody opens it. */ readonly folded: boolean };

/** A page of a form; `title` null = the only one. No field stands in two sections. */
export type TabDef = { readonly title: Localized | null; readonly sections: readonly SectionDef[] };

/** How a form is laid out for records of which `when` holds, filled in by one of `by`. `tabs` empty: the fields one below the other; `half`: fields that share a line with another where there is room. */
export type LayoutDef = { readonly when: Expression | null; readonly by?: Permission; readonly tabs: readonly TabDef[]; readonly half: readonly string[] };

/** Who may see what the pane masks in these fields, with a reason, journaled. */
export type RevealDef = { readonly by: Permission; readonly fields: readonly string[] };

export type TableDef = {
  readonly id: string;
  /** Sheet name for a new sheet, and a hint which sheet is meant. */
  readonly sheet: string;
  /** Name of the native table. */
  readonly tableName: string;
  readonly label: Localized;
  readonly subject: Subject;
  /** The field that holds the record's identity where the table brings its own; null = we add an id column. */
  readonly recordId: string | null;
  readonly display: Expression | null;
  /** In column order. */
  readonly fields: readonly FieldDef[];
  /** A record's form: the first that fits holds, the last fits always. */
  readonly layouts: readonly LayoutDef[];
  /** Absent: the record's own form shows everything. */
  readonly reveal?: RevealDef;
  /** The fields that expressions fill in (`compute`, or an expression as `initial`), each behind those that it reads; absent where there are none. */
  readonly workedOut?: readonly FieldDef[];
  /** Checks of a whole row that JSON Schema states: required, dependentRequired, if/then/else, allOf ... */
  readonly rowSchema: RowSchema;
  readonly keys: readonly KeyDef[];
  readonly rules: readonly RuleDef[];
  readonly dedupe: readonly DedupeDef[];
  readonly classify: readonly ClassifyDef[];
  readonly stages?: StagesDef;
  readonly relations: readonly RelationDef[];
  /** Tables of detail rows of this one. */
  readonly subtables: readonly SubtableDef[];
  /** What expressions of the table read besides its fields, sorted: `id` (the record's own id, where no field is called so), and paths such as `customer.grade`. */
  readonly derived: readonly string[];
  /** Tables whose whole columns its expressions read, sorted; this one may be among them. */
  readonly readsTables: readonly string[];
  /** What is agreed for files that come again and again. */
  readonly imports?: readonly ImportProfile[];
};

/** Whose records the cells of a field name. A `ref` names one record, a `refs` several. */
export type RelationDef = {
  readonly id: string;
  readonly from: string;
  /** The table of those records. */
  readonly to: string;
  /** `one`: no two records name the same; `many`: they may; `manyToMany`: each may name several (refs). */
  readonly kind: "one" | "many" | "manyToMany";
  /** Fields of the other table by which a text names a record, in this order; the record id comes before them. */
  readonly match: readonly string[];
  /** An import makes the records that it names and that are not there. */
  readonly create?: true;
  /** Must hold of a row and the record it names (`[from.field]`). */
  readonly filter: Expression | null;
  /** How grave a blank cell (orphan), a name of no record (dangling), and a chain of references that leads back (cycle) is; null = not looked for. */
  readonly integrity: { readonly orphan: Severity | null; readonly dangling: Severity; readonly cycle: Severity | null };
  /** `relink`: another record that somebody chooses takes its place. */
  readonly onDelete: "restrict" | "setNull" | "cascade" | "relink";
  /** `keep`: the reference goes on naming the record that was merged. */
  readonly onMerge: "relink" | "restrict" | "keep";
  readonly onArchive: "keep" | "restrict" | "setNull" | "cascade" | "relink";
};

/** Detail rows: records of `table`, each with the id of its record of this table in `parent`. */
export type SubtableDef = { readonly table: string; readonly parent: string };

export type FieldDef = FieldSpec & {
  readonly fieldType: FieldType;
  readonly help?: Localized;
  /** Header synonyms in any language, and old ids. */
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly readOnly: boolean;
  /** Conditions over the row; each holds only where it is true, not where it is unknown. What is required is so only where it is visible. */
  readonly requiredWhen?: Expression;
  readonly visibleWhen?: Expression;
  readonly readOnlyWhen?: Expression;
  /** How long a value holds after the day that the field `verifiedBy` says. */
  readonly freshness?: { readonly after: Duration; readonly verifiedBy: string };
  /** The choice field whose value decides which options there are here. */
  readonly optionsFrom?: string;
  /** The column of a table (this one too) that holds the values there are; `under`: only its records whose `column` says what `field` says here. */
  readonly listedIn?: { readonly table: string; readonly column: string; readonly under: { readonly field: string; readonly column: string } | null };
  /** Its schema says that it is an array: of each of its values. */
  readonly asArray?: true;
  /** No longer in use: it keeps what it holds and is not offered any more. */
  readonly deprecated?: boolean;
  /** What a new record says where nobody says otherwise. */
  readonly initial?: string | number | boolean | Expression;
  /** The value is worked out: at all times, when a record comes, when it changes, or when one of some fields does. */
  readonly compute?: { readonly value: Expression; readonly trigger: "always" | "create" | "change" | readonly string[] };
  /** The cells hold `compute` as a formula of the workbook. `reads`: the tables whose columns and records it reads. */
  readonly calculated?: { readonly reads: readonly string[] };
  readonly placeholder?: Localized;
  readonly severity: Severity;
  /** The template's own text for this field's schema faults, instead of ours. */
  readonly message?: Localized;
  /** Values as people type them; each was checked when the template was loaded. For header notes. */
  readonly examples?: readonly CellValue[];
  readonly width?: number;
  /** Colours by how large the number is, rising. */
  readonly colorScale?: readonly ColorStop[];
  /** How far Excel itself enforces it: `none` not at all, `strict` also refuses what would only be warned of; absent = as its severity says. */
  readonly native?: "none" | "strict";
  readonly pii?: "id" | "contact" | "finance";
  /** Written and not shown again. */
  readonly writeOnly?: boolean;
  readonly sensitivity?: "public" | "internal" | "confidential" | "restricted";
  /** How many characters a mask leaves at either end; absent = as the type masks. */
  readonly mask?: { readonly first: number; readonly last: number };
  /** How many of its earlier values are told; absent = all. */
  readonly history?: number;
  /** The record says where its value comes from. */
  readonly provenance?: boolean;
  readonly matchRole?: MatchRole;
  /** Money: the text field that repeats the amount in words. */
  readonly upper?: string;
  /** minimum, maximum, multipleOf, minLength, maxLength, pattern ... as written; native/ derives validation from it. */
  readonly limits: FieldLimits;
};
/** `at`: a number, or the smallest or largest number of the column. `color`: RRGGBB. */
export type ColorStop = { readonly at: number | "lowest" | "highest"; readonly color: string };
export type FieldLimits = {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** A word of `jsonFormats`. */
  readonly format?: string;
  readonly enum?: readonly Json[];
  readonly const?: Json;
};

/**
 * One fault of a value against a JSON Schema. `path` leads from the row to the value (`[field]`; `[]` = the row itself). `keyword` is the JSON Schema keyword:
 * type, const, enum, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, minItems, maxItems, pattern, format, required, dependentRequired,
 * additionalProperties, anyOf, not, or `false` for the schema that nothing meets. `required` and `dependentRequired` point at the absent field.
 * `data`, by keyword: `limit` (the numeric and length ones; lengths also `length`), `divisor` (multipleOf), `expected` (type, const), `allowed` (enum),
 * `pattern`, `format`, `because` (dependentRequired: the field that asks), `fields` (anyOf, not, false on the row: where to show it, sorted, perhaps empty).
 * A fault that only holds under an `if` also has `when`: the fields that the condition reads, sorted.
 */
export type SchemaFault = { readonly path: readonly (string | number)[]; readonly keyword: string; readonly data: { readonly [key: string]: Json } };

/**
 * A compiled closed subset of JSON Schema 2020-12: our own closures, no code generation. In a row a blank cell is an absent property and a date a day number; a cell
 * that could not be read stands as its raw value (a caller drops faults at such a field: the field's own finding says why).
 * Who says what, so that nothing is said twice: `FieldDef.required` stands for the schema's top-level `required`; `field` for everything inside `properties`, once
 * per distinct value; `row` for the rest. `validate` says all of it at once, for single rows and tests.
 */
export type RowSchema = {
  readonly validate: (instance: Json) => readonly SchemaFault[];
  /** Checks one typed value of a field; null where the schema says nothing about it. Fault paths begin with the field. */
  readonly field: (id: string) => ((value: Json) => readonly SchemaFault[]) | null;
  /** Checks what a row says beyond its single values and top-level `required`; null where there is no such keyword. */
  readonly row: ((instance: Json) => readonly SchemaFault[]) | null;
  /** The fields that `row` reads, sorted: rows equal in these have equal faults. */
  readonly rowFields: readonly string[];
};

export type KeyDef = { readonly id: string; readonly fields: readonly string[]; readonly nulls: "ignore" | "distinct" | "equal"; readonly mode: "block" | "warn"; readonly when: Expression | null; /** Steps that texts go through before they are compared. */ readonly normalize?: readonly NormalizeStep[] };

export type RuleDef = {
  readonly id: string;
  readonly title?: Localized;
  readonly owner?: string;
  readonly when: Expression | null;
  readonly assert: Expression;
  /** Unknown counts as broken. */
  readonly strict: boolean;
  /** `warn` has no error as its severity. Absent = enforce. */
  readonly mode?: "off" | "shadow" | "warn" | "enforce";
  /** When it is judged; absent = always. */
  readonly at?: readonly Moment[];
  /** The rule is about the table, or the workbook, as a whole: judged once. Absent = about each row. */
  readonly scope?: "table" | "workbook";
  /** Absent = everybody may leave what it finds, until a value changes. */
  readonly override?: OverrideDef;
  readonly severity: Severity;
  readonly message: Localized;
  /** Where to show it; default: the fields the assert reads. Never empty for a rule about rows. */
  readonly fields: readonly string[];
  /** What would make it right: proposed, as lossless only when the template says so. */
  readonly fix: readonly { readonly field: string; readonly value: Expression }[];
};

/**
 * What is going on while rules are judged. `check`: the whole table is looked at in the pane; `cli`: on the command line; `edit`, `paste`: one, or several, of its records change in the sheet;
 * `save`: a record is written in the form; `import`: a row is brought; `stage`: the record's stage changes.
 */
export type Moment = "check" | "cli" | "edit" | "import" | "paste" | "save" | "stage";

export type DedupeDef = {
  readonly id: string;
  /** Blocking: each entry is a list of key names over one field, e.g. `{ field: "phone", key: "last8" }`. */
  readonly block: readonly BlockDef[];
  readonly match: readonly MatchDef[];
  readonly mustMatch: readonly string[];
  readonly mustNotDiffer: readonly string[];
  /** Probabilities. `auto` null = never merge by itself. `duplicate` is the level from which a pair counts as the same. */
  readonly score: { readonly auto: number | null; readonly duplicate: number; readonly review: number };
  /** Per field, `*` for the rest. */
  readonly survive: { readonly [field: string]: Survivorship };
  /** Other tables whose records may be the same subject. Absent = none. */
  readonly across?: readonly AcrossDef[];
  /** When it compares; absent = always. */
  readonly on?: readonly DedupeMoment[];
  /** What becomes of a new or changed record that is there already; absent = `warn`. */
  readonly action?: DedupeAction;
  /** Who may save all the same what `block` refuses; absent = nobody. */
  readonly override?: Permission;
  /** Which record stays; absent = the most complete. */
  readonly master?: MasterRule;
  readonly keepLoser?: KeepLoserDef;
  /** `restrict`: nothing is merged that other records name; absent = they name the one that stays. */
  readonly relink?: "restrict";
  readonly decisions?: DecisionsDef;
  /** What whoever types a record is shown of one that is there already; absent = all of it. `by`: who is shown all. */
  readonly lookup?: { readonly by: Permission; readonly show: readonly string[] };
  /** Words of the company's own in what is compared. */
  readonly lexicon?: LexiconDef;
  readonly maxCluster: number;
  /** Groups that are merged at once at most; absent = all. */
  readonly maxMerges?: number;
  /** Where nobody looks, nothing is merged before it was shown, unless this is said. */
  readonly dryRun?: false;
};
/** `words`: names of the template's lexicons, which stand in the lines of `match` and `block` that they hold for; `differ`: folded words that one value holds and the other does not where the two are never the same. */
export type LexiconDef = { readonly fields: readonly string[]; readonly words: readonly string[]; readonly differ: readonly string[] };
/** `create`, `update`: a record is written in the form; `import`: rows are brought; `bulk`: the whole table is searched. */
export type DedupeMoment = "create" | "update" | "import" | "bulk";
/** `block`: not saved, not brought; `warn`: asked first; `link`: the other one is offered; `review`: saved, and a person looks at it; `allow`: saved, only told. */
export type DedupeAction = "block" | "warn" | "review" | "link" | "allow";
/** `fields`: by field of the rule's own table the one of the other table that says the same. `rule`: what is compared then, the rule itself where nothing else is said. */
export type AcrossDef = { readonly table: string; readonly fields: { readonly [own: string]: string }; readonly rule: DedupeDef };
/** `names`: other values of the field `of` go into the field `in` of the record that stays; `sheet`: those that go stand on the archive sheet too; `undo`: for how long the merge can be taken back, null = as long as the history holds it. */
export type KeepLoserDef = { readonly names?: { readonly of: string; readonly in: string }; readonly sheet: boolean; readonly undo: Duration | null };
/** Who may say that two records are not the same, how long it counts (null = for good), and whether a change of what they say ends it. */
export type DecisionsDef = { readonly by?: Permission; readonly expires: Duration | null; readonly lapse: "change" | "never" };
export type BlockDef = { readonly field: string; readonly key: string; /** What texts become before; absent = nothing. */ readonly words?: WordList; /** A second key that must be shared too. */ readonly and?: BlockDef };
export type MatchDef = { readonly field: string; readonly method: string; /** Evidence of agreement in bits; null = learned from the table. */ readonly weight: number | null; readonly threshold: number | null; readonly blank: "ignore" | "match" | "mismatch"; /** What texts become before they are compared; absent = nothing. */ readonly words?: WordList };
export type SurvivorWord = "longest" | "newest" | "oldest" | "manual" | "mostComplete" | "max" | "min" | "union" | "concat";
/** `sourceRank`: of the records whose field `by` says the earliest of these. `approved`: of those for which it holds. */
export type Survivorship = SurvivorWord | { readonly sourceRank: readonly string[]; readonly by: string } | { readonly approved: Expression };

/** How grave what the linter proves is, null = not told; absent = a warning. `unstable`: records whose class hangs on a number that near to a limit, a share of it. */
export type ClassChecks = { readonly gaps?: Severity | null; readonly overlaps?: Severity | null; readonly unreachable?: Severity | null; readonly unstable?: { readonly within: number; readonly severity: Severity } };
/** `every`: how long classes hold once written. `previous`, `since`: fields that take the class before and the day of the change. */
export type ScheduleDef = { readonly on?: "change" | "open"; readonly every: Duration | null; readonly previous: string | null; readonly since: string | null };

export type MasterRule = Extract<Survivorship, "mostComplete" | "newest" | "oldest" | object>;

export type ClassifyDef = {
  readonly id: string;
  /** The field that is written. */
  readonly target: string;
  readonly kind: "table" | "score" | "taxonomy";
  /** `any`: several rows may hold if they give the same class; `collect`: every class whose row holds, for a target that takes several. */
  readonly hit: "first" | "unique" | "any" | "collect";
  /** Decision table, in order. */
  readonly table: readonly ClassRow[];
  /** Scores that the table's conditions read as `[R]`, `[F]` and `[M]`. */
  readonly rfm?: RfmDef;
  /** Scorecard: points of every factor whose condition holds are added; the highest band reached gives the class. */
  readonly score: { readonly factors: readonly ScoreFactor[]; readonly bands: readonly { readonly min: number; readonly then: string }[] } | null;
  /** Classes by words that stand in texts. */
  readonly taxonomy?: TaxonomyDef;
  readonly checks?: ClassChecks;
  readonly schedule?: ScheduleDef;
  /** Whether another class than the one worked out may stand; absent = everybody may let it, until a value changes. */
  readonly override?: OverrideDef;
  /** The class of everything else; null = such a record is a finding. */
  readonly otherwise: string | null;
};
/**
 * `date`, `count`, `amount`: the fields that are scored. Older than `window` is not scored. `cuts`: how many equal shares (quintiles: 5), or the limits of each score: at most so many days
 * since the date, at least so many times, at least so much; each one more than the last reached is one grade more.
 */
export type RfmDef = { readonly date: string; readonly count: string; readonly amount: string; readonly window: Duration | null; readonly cuts: number | readonly [readonly number[], readonly number[], readonly number[]] };
/** Words are folded as `foldKeyword` folds. The rule with the highest priority decides, then the longest word found, then the earlier rule. */
export type TaxonomyDef = { readonly fields: readonly string[]; readonly rules: readonly TaxonomyRule[] };
export type TaxonomyRule = { readonly id: string; readonly then: string; readonly words: readonly string[]; readonly unless: readonly string[]; readonly priority: number };
export type ClassRow = { readonly id: string; readonly when: Expression; readonly then: string; readonly explain?: Localized };
/** `decay`: the points halve with every `halfLife` days since the date in `field`; without a date there are none. */
export type ScoreFactor = { readonly id: string; readonly when: Expression; readonly points: number; readonly label: Localized; readonly decay?: { readonly field: string; readonly halfLife: number } };

/** The life cycle of a record. `field`: an enum whose options are the stages; `entered`: the date since which it stands in its stage. */
export type StagesDef = { readonly field: string; readonly entered: string | null; readonly list: readonly StageDef[];  readonly transitions: readonly TransitionDef[] };
/** `reason`: the field that must say why a record came here, and the reasons there are (null = any). */
export type StageDef = { readonly id: string; readonly maxAge: Duration | null; readonly probability?: number; readonly reason?: { readonly field: string; readonly among: readonly string[] | null } };
/** A gate into the stage `to`: from these stages, or from any where there are none; with these fields filled and, if it has one, its condition not false. */
export type TransitionDef = { readonly id: string; readonly from: readonly string[]; readonly to: string; readonly require: readonly string[]; readonly assert: Expression | null; readonly message: Localized | null; /** Who may move a record this way; absent = everybody. */ readonly by?: Permission };

/**
 * How records of one kind of source come. `source`: a file name in which `*` stands for anything; `headers`: which header is which field; `keys`: the unique keys that find a record, null = all;
 * `policy`, by field and `*` for the rest: what becomes of a cell that is filled; `tag`: the name of the source that new records bear, instead of the file's.
 */
export type ImportProfile = {
  readonly id: string;
  readonly title: Localized;
  readonly source: string | null;
  readonly headers: { readonly [header: string]: string };
  readonly dates: "dayFirst" | "monthFirst" | null;
  readonly mode: "update" | "add";
  readonly keys: readonly string[] | null;
  readonly policy: { readonly [field: string]: ImportPolicy };
  readonly faulty: "reject" | "take";
  readonly duplicates: "skip" | "add" | "update";
  readonly tag: string | null;
};
/** `overwrite`: the source is right; `fillBlank`: only what is missing comes; `keep`: nothing comes; `newer`: what was changed later is right; `ask`: a cell that says something else makes the row a conflict. */
export type ImportPolicy = "overwrite" | "fillBlank" | "keep" | "newer" | "ask";

export type ReportDef = {
  readonly id: string;
  readonly title: Localized;
  readonly source: string;
  readonly rows: readonly AxisDef[];
  readonly columns: readonly AxisDef[];
  /** `field` null: the records themselves are counted. */
  readonly values: readonly { readonly aggregate: "sum" | "count" | "average" | "min" | "max"; readonly field: string | null; readonly label?: Localized; readonly numberFormat?: string }[];
  /** Only records whose field says one of these texts are in it. */
  readonly filter?: { readonly field: string; readonly values: readonly string[] };
  /** Groups stand by their first value, the largest first, blanks last; absent = by what they are called, options as the template lists them. */
  readonly sort?: "value";
  readonly owner?: string;
  /** 0 to 1: below this share of records without an error the report says so in its quality line. */
  readonly minQuality: number | null;
  /** Its sheet says nothing of the data's quality and source. */
  readonly qualityLine?: false;
};
/** What a report groups by: the values of a field, or with `bucket` coarser groups that they fall into. */
export type AxisDef = { readonly field: string; readonly bucket?: BucketId };

export type TemplateTest = {
  readonly name: string;
  readonly table: string;
  readonly today: string | null;
  /** Null = any moment. */
  readonly at: Moment | null;
  /** Who acts; null = nobody. */
  readonly me: string | null;
  /** The rows as they were before the edit that is judged; null = nothing is being edited. */
  readonly before: readonly { readonly [field: string]: CellValue }[] | null;
  /** Rows by field id, as typed. */
  readonly given: readonly { readonly [field: string]: CellValue }[];
  /** Rows of other tables, by table id. */
  readonly related: { readonly [table: string]: readonly { readonly [field: string]: CellValue }[] };
  /** `issues`: as `Finding.rule`, e.g. `rule/won-needs-amount` (a template may leave out `rule/`), `field/cn-uscc`, `schema/required`, `key/uscc`; sorted, each once. */
  readonly expect: { readonly issues?: readonly string[]; /** What is expected of those issues besides. */ readonly said?: readonly ExpectedIssue[]; /** Those of the issues that whoever acts may leave; sorted, each once. */ readonly mayKeep?: readonly string[]; /** By field of the first row that refers: what becomes of it when the record that it names goes. */ readonly onDelete?: { readonly [field: string]: string }; readonly onArchive?: { readonly [field: string]: string }; readonly onMerge?: { readonly [field: string]: string }; readonly classes?: { readonly [target: string]: string }; readonly duplicates?: number; /** What is done with the last row where it is there already. */ readonly repeats?: DedupeAction | "none"; /** What the rows say as one record; null = merging them is refused. */ readonly merged?: { readonly [field: string]: CellValue } | null; /** Fields that a person must choose then, sorted. */ readonly mergeAsks?: readonly string[]; /** By other table: pairs with its rows. */ readonly across?: { readonly [table: string]: number } };
};

/** `message`: a part of what every finding of that rule says, in either language. */
export type ExpectedIssue = { readonly rule: string; readonly severity?: Severity; readonly message?: string };
