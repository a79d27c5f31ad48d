import { bent, load, minimalText, problemsOf, told } from "./support";

const customer = "/tables/customer";
const property = `${customer}/schema/properties`;

/** What is changed in the minimal template, and every complaint that follows. */
const cases: readonly (readonly [string, { readonly [pointer: string]: unknown }, readonly string[]])[] = [
  ["no dialect", { "/$schema": undefined }, ["missing-keyword "]],
  ["another dialect", { "/$schema": "https://json-schema.org/draft/2020-12/schema" }, ["bad-value /$schema"]],
  ["a keyword of the language that does nothing yet", { [`${customer}/sla`]: { field: "grade" } }, [`not-supported ${customer}/sla`]],
  ["a schema keyword outside the subset", { [`${customer}/schema/oneOf`]: [] }, [`not-supported ${customer}/schema/oneOf`]],
  ["a unit that begins as a number", { [`${property}/count`]: { type: "number", "x-unit": "5kg" } }, [`bad-form ${property}/count/x-unit`]],
  ["units of what has none, and of an amount", { [`${property}/name/x-unit`]: "kg", [`${property}/amount/x-unit`]: "kg" }, [`not-for-type ${property}/name/x-unit`, `bad-form ${property}/amount/x-unit`]],
  ["a unit of what a lookup says in words, and of an amount that is worked out", { [`${property}/calc`]: { "x-type": "formula", "x-formula": "[amount]", "x-result": "money", "x-unit": "kg" }, [`${property}/said`]: { "x-type": "formula", "x-formula": "[name]", "x-result": "text", "x-unit": "kg" }, [`${property}/fine`]: { "x-type": "formula", "x-formula": "[amount]", "x-unit": "kg" } }, [`bad-form ${property}/calc/x-unit`, `not-for-type ${property}/said/x-unit`]],
  ["a format that rows do not know", { [`${property}/name/format`]: "hostname" }, [`bad-value ${property}/name/format`]],
  ["a misspelt keyword", { [`${property}/name/x-lable`]: "a" }, [`unknown-keyword ${property}/name/x-lable`]],
  ["a keyword in the wrong place", { [`${customer}/schema/x-label`]: "a" }, [`unknown-keyword ${customer}/schema/x-label`]],
  ["an invented keyword", { "/zzzzzzzz": 1 }, ["unknown-keyword /zzzzzzzz"]],
  ["own extensions anywhere", { "/x-vendor-a": 1, [`${customer}/x-vendor-b`]: {}, [`${property}/name/x-vendor-c`]: [], [`${customer}/rules/0/x-vendor-d`]: null }, []],
  ["a wrong type", { [`${customer}/rules`]: { id: "a" } }, [`wrong-type ${customer}/rules`]],
  ["a section of a field that is not there", { [`${customer}/layout`]: { sections: [{ title: "a", fields: ["name", "nowhere"] }] } }, [`unknown-name ${customer}/layout/sections/0/fields/1`]],
  ["who may reveal what is not masked, and nothing at all", { "/roles": [{ id: "boss" }], [`${customer}/reveal`]: { roles: ["boss", "nobody"], fields: ["name", "nowhere"] } }, [`unknown-name ${customer}/reveal/roles/1`, `not-masked ${customer}/reveal/fields/0`, `unknown-name ${customer}/reveal/fields/1`]],
  ["nothing to reveal", { "/roles": [{ id: "boss" }], [`${customer}/reveal`]: { roles: ["boss"] } }, [`not-masked ${customer}/reveal`]],
  ["a test by nobody that is known, of a row more than given, of a reference that is none", { "/tests": [{ table: "customer", me: "谁", before: [{ name: "a" }, { nowhere: 1 }], given: { name: "a" }, expect: { mayKeep: ["nothing"], onDelete: { name: "setNull" } } }] }, ["unknown-name /tests/0/me", "too-many /tests/0/before", "unknown-name /tests/0/before/1/nowhere", "unknown-name /tests/0/expect/mayKeep/0", "unknown-name /tests/0/expect/onDelete/name"]],
  ["colours at a limit that there is not, and at one that is not above the one before", { [`${property}/amount/x-colorScale`]: [{ at: 5, color: "FFFFFF" }, { at: "minimum", color: "EEEEEE" }, { at: "maximum", color: "DDDDDD" }] }, [`not-rising ${property}/amount/x-colorScale/1/at`, `no-limit ${property}/amount/x-colorScale/2/at`]],
  ["colours from the largest of the column down, and twice at the smallest", { [`${property}/amount/x-colorScale`]: [{ at: "highest", color: "FFFFFF" }, { at: 5, color: "EEEEEE" }], [`${property}/signed2`]: { type: "number", "x-colorScale": [{ at: "lowest", color: "FFFFFF" }, { at: "lowest", color: "EEEEEE" }] } }, [`not-rising ${property}/amount/x-colorScale/1/at`, `not-rising ${property}/signed2/x-colorScale/1/at`]],
  ["a field in two sections", { [`${customer}/layout`]: { sections: [{ title: "a", fields: ["name"] }, { title: "b", fields: ["name"], folded: true }] } }, [`field-in-two-sections ${customer}/layout/sections/1/fields/0`]],
  ["a layout that says nothing", { [`${customer}/layout`]: {} }, [`empty-value ${customer}/layout`]],
  ["a layout of sections and tabs", { [`${customer}/layout`]: { sections: [{ title: "a", fields: ["name"] }], tabs: [{ title: "b", sections: [{ title: "c", fields: ["mobile"] }] }, { title: "d", sections: [{ title: "e", fields: ["name"] }] }] } }, [`keywords-differ ${customer}/layout/sections`]],
  ["a field on two tabs, a width of a field that is not there", { [`${customer}/layout`]: { tabs: [{ title: "b", sections: [{ title: "c", fields: ["name"] }] }, { title: "d", sections: [{ title: "e", fields: ["name"] }] }], widths: { nowhere: "half" } } }, [`field-in-two-sections ${customer}/layout/tabs/1/sections/0/fields/0`, `unknown-name ${customer}/layout/widths/nowhere`]],
  ["a variant of nobody knows when, of nothing, of a role that is not there", { [`${customer}/layout`]: { variants: [{ sections: [{ title: "a", fields: ["name"] }], widths: { name: "half" } }, { when: "[amount]>0", roles: ["nobody"] }] } }, [`missing-keyword ${customer}/layout/variants/0`, `missing-keyword ${customer}/layout/variants/1`, `unknown-name ${customer}/layout/variants/1/roles/0`]],
  ["a bad version", { "/version": "1.0" }, ["bad-form /version"]],
  ["a bad id", { "/id": "customer" }, ["bad-form /id"]],
  ["an empty list of options", { [`${property}/grade/x-options`]: [] }, [`empty-value ${property}/grade/x-options`]],
  ["a number out of range", { "/reports/0/minQuality": 1.5 }, ["out-of-range /reports/0/minQuality"]],
  ["a field id with a space", { [`${property}/first name`]: {} }, [`bad-name ${property}/first name`]],
  ["a sheet name Excel refuses", { [`${customer}/sheet`]: "a/b" }, [`bad-form ${customer}/sheet`]],
  ["a sheet name Excel keeps", { [`${customer}/sheet`]: "History" }, [`reserved-name ${customer}/sheet`]],
  ["a table name like a cell", { [`${customer}/tableName`]: "ABC12" }, [`reserved-name ${customer}/tableName`]],
  ["a text without a language", { "/title": {} }, ["empty-value /title"]],
  ["a text of no language", { "/title": { "x-vendor-a": "b" } }, ["empty-value /title"]],
  ["an invisible character", { "/owner": "a\u202eb" }, ["unsafe-character /owner"]],
  ["two faults at once", { [`${property}/name/x-width`]: "10", "/tests/0/today": 5 }, [`wrong-type ${property}/name/x-width`, "wrong-type /tests/0/today"]],

  ...([
    ["with a table that is not there", { table: "nowhere", fields: { name: "company" } }, ["unknown-name table"]],
    ["with its own table", { table: "customer", fields: { name: "name" } }, ["own-table table"]],
    ["with fields that are not there", { table: "lead", fields: { nome: "company", name: "firm" } }, ["unknown-name fields/nome", "unknown-name fields/name"]],
    ["with a field that the rule does not read", { table: "lead", fields: { name: "company", amount: "budget" } }, ["unread-field fields/amount"]],
    ["with a field of another kind", { table: "lead", fields: { name: "budget" } }, ["type-mismatch fields/name"]],
    ["with what no block reads", { table: "lead", fields: { mobile: "company" }, block: [{ field: "name", key: "exact" }] }, ["nothing-compared fields"]],
    ["with what a household shares only", { table: "lead", fields: { shared: "company" }, match: [{ field: "shared", method: "exact", weight: 5 }], block: [{ field: "shared", key: "exact" }] }, ["nothing-own fields"]],
    ["with an empty map", { table: "lead", fields: {} }, ["empty-value fields"]],
    ["with levels out of order", { table: "lead", fields: { name: "company" }, score: { duplicate: 0.5, review: 0.9 } }, ["score-order score"]],
  ] as const).map(([what, across, codes]) => [`duplicates ${what}`, { "/tables/lead": { subject: "person", sheet: "线索", schema: { type: "object", properties: { company: {}, budget: { "x-type": "money" } } } }, [`${property}/shared`]: { "x-matchRole": "group" }, [`${customer}/dedupe/0/across`]: [across] }, codes.map((code) => code.replace(" ", ` ${customer}/dedupe/0/across/0/`))] as const),
  ["duplicates with a table that lacks what must agree", { "/tables/lead": { subject: "person", sheet: "线索", schema: { type: "object", properties: { company: {} } } }, [`${customer}/dedupe/0/mustMatch`]: ["mobile"], [`${customer}/dedupe/0/across`]: [{ table: "lead", fields: { name: "company" } }] }, [`gate-closed ${customer}/dedupe/0/across/0/fields`]],
  ["a test of duplicates with a table that no rule names", { "/tests/0/expect": { across: { customer: 1 } } }, ["unknown-name /tests/0/expect/across/customer"]],
  ["an amount in words in an unknown field", { [`${property}/amount/x-upper`]: "nowhere" }, [`unknown-name ${property}/amount/x-upper`]],
  ["an amount in words in a field that is no text", { [`${property}/amount/x-upper`]: "signed" }, [`type-mismatch ${property}/amount/x-upper`]],
  ["an amount of another currency in Chinese words", { [`${property}/amount/x-upper`]: "words", [`${property}/amount/x-currency`]: "USD", [`${property}/words`]: {} }, [`not-for-type ${property}/amount/x-upper`]],
  ["words of what is no amount", { [`${property}/name/x-upper`]: "amount" }, [`not-for-type ${property}/name/x-upper`, `type-mismatch ${property}/name/x-upper`]],
  ["several options with a separator in a name", { [`${property}/several`]: { "x-type": "multiEnum", "x-options": [{ code: "a/b" }, { code: "c" }] } }, [`bad-form ${property}/several/x-options/0`]],
  ["several options from enum", { [`${property}/several`]: { "x-type": "multiEnum", enum: ["a"] } }, [`missing-keyword ${property}/several`, `not-for-type ${property}/several/enum`]],
  ["steps for a type that runs none", { [`${property}/several`]: { "x-type": "companyName", "x-normalize": ["trim"] } }, [`not-for-type ${property}/several/x-normalize`]],
  ["an invented field type", { [`${property}/name/x-type`]: "moneys" }, [`unknown-name ${property}/name/x-type`]],
  ["a JSON type that the field type does not store", { [`${property}/signed/type`]: "string" }, [`type-mismatch ${property}/signed/type`]],
  ["whole amounts", { [`${property}/amount/type`]: "integer" }, []],
  ["a keyword for another field type", { [`${property}/name/x-currency`]: "CNY" }, [`not-for-type ${property}/name/x-currency`]],
  ["a text limit on a number", { [`${property}/staff/maxLength`]: 3 }, [`not-for-type ${property}/staff/maxLength`]],
  ["limits that nothing passes", { [`${property}/staff/maximum`]: -1 }, [`impossible-limits ${property}/staff`]],
  ["a number pattern without a number", { [`${property}/no`]: { "x-type": "autoNumber", "x-autoNumber": "C{yyyy}" } }, [`bad-form ${property}/no/x-autoNumber`]],
  ["an auto number without its pattern", { [`${property}/no`]: { "x-type": "autoNumber" } }, [`missing-keyword ${property}/no`]],
  ["a system field that does not say which", { [`${property}/made`]: { "x-type": "system" } }, [`missing-keyword ${property}/made`]],
  ["an invented system field", { [`${property}/made`]: { "x-type": "system", "x-system": "createdBye" } }, [`unknown-name ${property}/made/x-system`]],
  ["a moment stored as text", { [`${property}/made`]: { "x-type": "system", "x-system": "createdAt", type: "string" } }, [`type-mismatch ${property}/made/type`]],
  ["x-system elsewhere", { [`${property}/name/x-system`]: "rowId" }, [`not-for-type ${property}/name/x-system`]],
  ["a system field that people are to type", { [`${property}/made`]: { "x-type": "system", "x-system": "source", readOnly: false }, [`${customer}/schema/required/-`]: "made" }, [`not-for-type ${customer}/schema/required/1`, `not-for-type ${property}/made/readOnly`]],
  ["a system field as record id", { [`${property}/made`]: { "x-type": "system", "x-system": "rowId" }, [`${customer}/recordId`]: "made" }, [`not-for-type ${customer}/recordId`]],
  ["a rule that writes a system field", { [`${property}/made`]: { "x-type": "system", "x-system": "createdBy" }, [`${customer}/rules/0/fix`]: [{ field: "made", value: "\"a\"" }] }, [`not-for-type ${customer}/rules/0/fix/0/field`]],
  ["an unknown step", { [`${property}/name/x-normalize`]: ["trim", "uper"] }, [`unknown-name ${property}/name/x-normalize/1`]],
  ["one name for two options", { [`${property}/grade/x-options/1`]: { code: "B", aliases: ["ａ"] } }, [`not-unique ${property}/grade/x-options/1`]],
  ["options and enum that differ", { [`${property}/grade/enum`]: ["A", "B"] }, [`options-differ ${property}/grade/enum`]],
  ["one header for two fields", { [`${property}/staff/x-label`]: { "zh-CN": "金额", en: "Staff" } }, [`not-unique ${property}/staff/x-label`]],
  ["a header of two lines", { [`${property}/staff/x-label`]: "a\nb" }, [`bad-header ${property}/staff/x-label`]],
  ["an example the field refuses", { [`${property}/mobile/examples`]: ["13800138000", "12345"] }, [`bad-example ${property}/mobile/examples/1`]],

  ["an unknown field in required", { [`${customer}/schema/required/-`]: "nam" }, [`unknown-name ${customer}/schema/required/1`]],
  ["an unknown field in order", { [`${customer}/order`]: ["name", "x"] }, [`unknown-name ${customer}/order/1`]],
  ["an unknown field in a condition", { [`${customer}/schema/if`]: { required: ["x"] }, [`${customer}/schema/then`]: false }, [`unknown-name ${customer}/schema/if/required/0`]],
  ["an option that is not there in a condition", { [`${customer}/schema/if`]: { properties: { grade: { const: "D" } } } }, [`unknown-name ${customer}/schema/if/properties/grade/const`]],
  ["an unknown record id", { [`${customer}/recordId`]: "no" }, [`unknown-name ${customer}/recordId`]],
  ["an unknown field in a key", { [`${customer}/keys/0/fields`]: ["nme"] }, [`unknown-name ${customer}/keys/0/fields/0`]],
  ["two rules with one id", { [`${customer}/rules/-`]: { id: "signed-has-amount", assert: "[amount] > 0", message: "a" } }, [`not-unique ${customer}/rules/1/id`]],
  ["a rule that reads nothing", { [`${customer}/rules/0/assert`]: "1 = 1" }, [`rule-without-fields ${customer}/rules/0/assert`]],
  ["a rule that reads nothing but says where", { [`${customer}/rules/0/assert`]: "1 = 1", [`${customer}/rules/0/fields`]: ["name"] }, []],
  ["an unknown field in a formula", { [`${customer}/rules/0/when`]: "[sign] = 1" }, [`expression-unknown-field ${customer}/rules/0/when`]],
  ["a formula of the wrong type", { [`${customer}/rules/0/assert`]: "[amount]" }, [`expression-result-type ${customer}/rules/0/assert`]],
  ["a fix of the wrong type", { [`${customer}/rules/0/fix`]: [{ field: "amount", value: '"a"' }] }, [`expression-result-type ${customer}/rules/0/fix/0/value`]],
  ["a pattern with look-ahead", { [`${property}/name/pattern`]: "(?=a)b" }, [`pattern-look-around ${property}/name/pattern`]],
  ["a reference to nothing", { [`${property}/name/$ref`]: "#/$defs/x" }, [`unknown-ref ${property}/name/$ref`]],
  ["a reference that leaves the document", { [`${property}/name/$ref`]: "https://example.com/a" }, [`bad-form ${property}/name/$ref`]],
  ["a reference in a circle", { [`${customer}/schema/$defs`]: { a: { $ref: "#/$defs/b" }, b: { allOf: [{ $ref: "#/$defs/a" }] } } }, [`ref-loop ${customer}/schema/$defs/b/allOf/0/$ref`]],

  ["an unknown match method", { [`${customer}/dedupe/0/match/0/method`]: "jarowinkler2" }, [`unknown-name ${customer}/dedupe/0/match/0/method`]],
  ["a method without its number", { [`${customer}/dedupe/0/block/0/key`]: "prefix" }, [`bad-form ${customer}/dedupe/0/block/0/key`]],
  ["a text method on a number", { [`${customer}/dedupe/0/match/0/field`]: "amount" }, [`not-for-type ${customer}/dedupe/0/match/0/method`]],
  ["a threshold that says nothing", { [`${customer}/dedupe/0/match/1/threshold`]: 0.5 }, [`not-for-method ${customer}/dedupe/0/match/1/threshold`]],
  ["levels out of order", { [`${customer}/dedupe/0/score`]: { review: 0.9, duplicate: 0.8 } }, [`score-order ${customer}/dedupe/0/score`]],
  ["a single level fits the other's default", { [`${customer}/dedupe/0/score`]: { review: 0.97 } }, []],
  ["an occasion, an action of duplicates that there is not", { [`${customer}/dedupe/0/on`]: ["paste"], [`${customer}/dedupe/0/action`]: "merge" }, [`bad-value ${customer}/dedupe/0/on/0`, `bad-value ${customer}/dedupe/0/action`]],
  ["duplicates that a person looks at merged without one", { [`${customer}/dedupe/0/action`]: "review", [`${customer}/dedupe/0/score`]: { auto: 0.99 } }, [`keywords-differ ${customer}/dedupe/0/score/auto`]],
  ["words of duplicates that nothing looks for", { "/lexicons": { short: { 有限公司: "" } }, [`${customer}/dedupe/0/lexicon`]: { words: ["long"], fields: ["amount", "grade"] } }, ["unknown-name words/0", "not-for-type fields/0", "unread-field fields/1"].map((code) => code.replace(" ", ` ${customer}/dedupe/0/lexicon/`))],
  ["words of duplicates that are none", { [`${customer}/dedupe/0/lexicon`]: { fields: ["name"] } }, [`missing-keyword ${customer}/dedupe/0/lexicon`]],
  ["a record that stays by the largest", { [`${customer}/dedupe/0/master`]: "max" }, [`unknown-name ${customer}/dedupe/0/master`]],
  ["a record that stays by a source that there is not", { [`${customer}/dedupe/0/master`]: { sourceRank: ["a"], by: "from" } }, [`unknown-name ${customer}/dedupe/0/master/by`]],
  ["names kept in a number, in themselves, of nobody", { [`${customer}/dedupe`]: ["amount", "name", "mobile"].map((field, at) => ({ id: `r${at}`, match: [{ field: "name", method: "exact" }], keepLoser: { names: { of: at === 2 ? "who" : "name", in: field } } })) }, [`not-for-type ${customer}/dedupe/0/keepLoser/names/in`, `keywords-differ ${customer}/dedupe/1/keepLoser/names/in`, `unknown-name ${customer}/dedupe/2/keepLoser/names/of`]],
  ["a word on two records of a role that there is not", { [`${customer}/dedupe/0/decisions`]: { roles: ["boss"], expires: "P0D" } }, [`unknown-name ${customer}/dedupe/0/decisions/roles/0`, `bad-form ${customer}/dedupe/0/decisions/expires`]],
  ["checks and times of classes that cannot be", { [`${property}/old`]: { enum: ["A"] }, [`${customer}/classify/0/checks`]: { overlaps: "error" }, [`${customer}/classify/0/schedule`]: { on: "change", every: "P1M", previous: "old", since: "name" } }, ["not-for-keyword checks/overlaps", "keywords-differ schedule/every", "type-mismatch schedule/previous", "not-for-type schedule/since"].map((code) => code.replace(" ", ` ${customer}/classify/0/`))],
  ["what is shown of a record that there is not", { [`${customer}/dedupe/0/lookupPolicy`]: { roles: ["boss"], show: ["who"] } }, [`unknown-name ${customer}/dedupe/0/lookupPolicy/roles/0`, `unknown-name ${customer}/dedupe/0/lookupPolicy/show/0`]],
  ["what speaks of several values of a field that holds one, or of one value of a field that holds several", { [`${property}/name/maxItems`]: 2, [`${property}/tags`]: { type: "array", "x-type": "tags", pattern: "^a" }, [`${property}/amount/type`]: "array", [`${customer}/schema/if`]: { properties: { name: { minItems: 1 } } } }, [`not-for-type ${property}/name/maxItems`, `type-mismatch ${property}/amount/type`, `not-for-type ${property}/tags/pattern`, `not-for-type ${customer}/schema/if/properties/name/minItems`]],
  ["records made in passing of the table itself, and where no text takes the name", { "/tables/lead": { subject: "person", sheet: "线索", schema: { type: "object", properties: { budget: { "x-type": "money" } } } }, [`${property}/a`]: { "x-type": "ref" }, [`${property}/b`]: { "x-type": "ref" }, [`${customer}/relations`]: [{ from: "a", to: "customer", match: ["name"], create: true }, { from: "b", to: "lead", match: ["budget"], create: true }] }, [`not-for-keyword ${customer}/relations/0/create`, `not-for-keyword ${customer}/relations/1/create`]],
  ["an exception to what is not refused", { "/roles": [{ id: "boss" }], [`${customer}/dedupe/0/override`]: { roles: ["boss"] } }, [`not-for-keyword ${customer}/dedupe/0/override`]],
  ["a way to choose a value that there is not", { [`${customer}/dedupe/0/survive`]: { name: "biggest" } }, [`unknown-name ${customer}/dedupe/0/survive/name`]],
  ["the largest of texts, texts joined in a number, all values of a field that holds one", { [`${customer}/dedupe/0/survive`]: { name: "max", amount: "concat", mobile: "union", "*": "min" } }, ["name", "amount", "mobile", "*"].map((field) => `not-for-type ${customer}/dedupe/0/survive/${field}`)],
  ["sources that no field tells", { [`${customer}/dedupe/0/survive`]: { name: { sourceRank: ["ERP"] } } }, [`missing-keyword ${customer}/dedupe/0/survive/name`]],
  ["a source twice, and an approval that is no condition", { [`${customer}/dedupe/0/survive`]: { name: { sourceRank: ["A", "A"], by: "name" }, mobile: { approved: "[amount]+1" } } }, [`not-unique ${customer}/dedupe/0/survive/name/sourceRank/1`, `expression-result-type ${customer}/dedupe/0/survive/mobile/approved`]],
  ["two ways at once", { [`${customer}/dedupe/0/survive`]: { name: { sourceRank: ["A"], by: "name", approved: "TRUE" } } }, [`bad-form ${customer}/dedupe/0/survive/name`]],
  ["an unknown field that survives", { [`${customer}/dedupe/0/survive/no`]: "longest" }, [`unknown-name ${customer}/dedupe/0/survive/no`]],

  ["a class the target does not have", { [`${customer}/classify/0/else`]: "Z" }, [`unknown-name ${customer}/classify/0/else`]],
  ["a classification by nothing", { [`${customer}/classify/0/table`]: undefined }, [`missing-keyword ${customer}/classify/0`]],
  ["a classification without else", { [`${customer}/classify/0/else`]: undefined }, [`missing-keyword ${customer}/classify/0`]],
  ["a class that depends on itself", { [`${customer}/classify/0/table/0/when`]: '[grade] = "A"' }, [`reads-target ${customer}/classify/0/table/0/when`]],
  ["several classes for a field that holds one", { [`${customer}/classify/0/hit`]: "collect" }, [`not-for-type ${customer}/classify/0/hit`]],
  ["scores that no condition reads", { [`${customer}/classify/0`]: { target: "grade", else: "C", rfm: { date: "signed", count: "staff", amount: "amount", cuts: 5 }, score: { factors: [{ when: "[staff]>1", points: 1, label: "a" }], bands: [{ min: 1, then: "A" }] } } }, [`not-alone ${customer}/classify/0/rfm`]],
  ["scores of texts, and limits that fall", { [`${customer}/classify/0/rfm`]: { date: "name", count: "staff", amount: "amount", window: "P0D", cuts: { date: [90, 30], count: [1], amount: [1] } } }, [`not-for-type ${customer}/classify/0/rfm/date`, `bad-form ${customer}/classify/0/rfm/window`, `not-rising ${customer}/classify/0/rfm/cuts/date/1`]],
  ["a half-life of no fixed length", { [`${customer}/classify/0`]: { target: "grade", else: "C", score: { factors: [{ when: "[staff]>1", points: 1, label: "a", decay: { field: "signed", halfLife: "P1M" } }], bands: [{ min: 1, then: "A" }] } } }, [`bad-form ${customer}/classify/0/score/factors/0/decay/halfLife`]],
  ["words for a class that is not there, in a field that is not there", { [`${customer}/classify/0`]: { target: "grade", else: "C", hit: "unique", taxonomy: { fields: ["nme"], rules: [{ then: "Z", words: ["a"] }] } } }, [`not-for-taxonomy ${customer}/classify/0/hit`, `unknown-name ${customer}/classify/0/taxonomy/fields/0`, `unknown-name ${customer}/classify/0/taxonomy/rules/0/then`]],
  ["stages of a field without options", { [`${customer}/stages`]: { field: "name" } }, [`not-for-type ${customer}/stages/field`]],
  ["stages that are not there, and a time to stay with no date", { [`${customer}/stages`]: { field: "grade", list: [{ id: "Z" }, { id: "A", maxAge: "P30D" }], transitions: [{ from: "A", to: "A" }, { from: ["B", "Y"], to: "C", assert: "[staff]>1", require: ["nme"] }] } }, [
    `unknown-name ${customer}/stages/list/0/id`, `missing-keyword ${customer}/stages/list/1/maxAge`, `same-stage ${customer}/stages/transitions/0/to`, `missing-keyword ${customer}/stages/transitions/1`, `unknown-name ${customer}/stages/transitions/1/from/1`, `unknown-name ${customer}/stages/transitions/1/require/0`]],
  ["an import profile of fields and keys that are not there, and one that only adds", { [`${customer}/import`]: [{ id: "a", headers: { 名: "nme" }, policy: { no: "keep" }, key: ["x"] }, { id: "b", mode: "add", policy: { "*": "keep" } }] }, [
    `unknown-name ${customer}/import/0/headers/名`, `unknown-name ${customer}/import/0/policy/no`, `unknown-name ${customer}/import/0/key/0`, `not-for-add ${customer}/import/1`]],
  ["options written out beside a list", { [`${property}/trade`]: { "x-optionsFrom": { data: "industries" }, "x-options": [{ code: "a" }] } }, [`one-of ${property}/trade/x-optionsFrom/data`]],
  ["a number as class", { [`${customer}/classify/0/target`]: "staff" }, [`not-for-type ${customer}/classify/0/target`]],

  ["a report of no table", { "/reports/0/source": "custmer" }, ["unknown-name /reports/0/source"]],
  ["a sum of texts", { "/reports/0/values/0/field": "name" }, ["not-for-type /reports/0/values/0/agg"]],
  ["a report without axes", { "/reports/0/rows": [] }, ["missing-keyword /reports/0"]],
  ["a test of an unknown rule", { "/tests/0/expect/issues": ["signed-has-amont"] }, ["unknown-name /tests/0/expect/issues/0"]],
  ["a test of an unknown key", { "/tests/0/expect/issues": ["key/name", "key/x"] }, ["unknown-name /tests/0/expect/issues/1"]],
  ["a test with an unknown field", { "/tests/0/given/nam": 1 }, ["unknown-name /tests/0/given/nam"]],
  ["a day that is not", { "/tests/0/today": "2023-02-29" }, ["no-such-date /tests/0/today"]],
  ["a holiday that is worked", { "/calendar": { holidays: ["2024-10-01"], workdays: ["2024-10-01"] } }, ["not-unique /calendar/workdays/0"]],
  ["two people with one id", { "/people": [{ id: "u1", name: "a" }, { id: "u1", name: "b" }] }, ["not-unique /people/1/id"]],
];

it.each(cases)("%s", (_what, changes, expected) => {
  const result = load(bent(changes));
  if (expected.length > 0) expect(result.ok).toBe(false);
  expect(told(result)).toEqual(expected);
  for (const { code, message, hint, line, column } of problemsOf(result)) {
    // Texts of formulas and patterns are the formula language's own.
    if (!/(?:expression|pattern)-/.test(code)) expect([message["zh-CN"], hint["zh-CN"]].every((text) => /[。？]$/.test(text))).toBe(true);
    expect([message.en, hint.en].every((text) => /[.?]$/.test(text))).toBe(true);
    expect(line! > 0 && column! > 0).toBe(true);
  }
});

it("counts line and column to the very character of a formula, escapes included", () => {
  const text = minimalText.replace('"assert": "[amount] > 0"', '"assert": "AND(\\u005bamount\\u005d > 0, [x\\u0079z] = \\"\\")"');
  const [problem] = problemsOf(load(text));
  const lines = text.split("\n");
  expect(problem?.code).toBe("template/expression-unknown-field");
  expect(lines[problem!.line! - 1]!.slice(problem!.column! - 1).startsWith("[x\\u0079z]")).toBe(true);
});

it("points at the character of a pattern", () => {
  const text = bent({ [`${property}/name/pattern`]: "\"a\\1" });
  const [problem] = problemsOf(load(text));
  expect(text.split("\n")[problem!.line! - 1]!.slice(problem!.column! - 1, problem!.column! + 2)).toBe("\\\\1");
});

it("names the nearest word, the place a word belongs, or what there is", () => {
  const hint = (changes: { readonly [pointer: string]: unknown }): string => problemsOf(load(bent(changes)))[0]!.hint.en;
  expect(hint({ [`${property}/name/x-lable`]: "a" })).toContain("x-label");
  expect(hint({ [`${customer}/tabelName`]: "a" })).toContain("tableName");
  expect(hint({ "/dedupe": [] })).toContain("a table");
  expect(hint({ "/zzzzzzzz": 1 })).toContain("x-vendor-");
  expect(hint({ [`${customer}/subject`]: "organization" })).toContain("organisation");
});

it("tells at most 50 problems, in the order of the text, and how many more there are", () => {
  const fields = Object.fromEntries([...Array(80).keys()].map((i) => [`f${i}`, { "x-type": "nope" }]));
  const problems = problemsOf(load(bent({ [`${property}`]: fields, [`${customer}/keys`]: [] })));
  expect(problems).toHaveLength(50);
  const offsets = problems.map(({ line, column }) => line! * 1000 + column!);
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  expect([problems.at(-1)!.code, problems.at(-1)!.data]).toEqual(["template/more-problems", { count: 34 }]);
});

it("counts no further than a thousand, and says so", () => {
  const last = problemsOf(load(bent({ "/people": [...Array(2000).keys()] }))).at(-1)!;
  expect([last.code, last.data, last.message.en]).toEqual(["template/more-problems", { count: 951 }, "From here on there are at least 951 more problems that are not listed."]);
});
