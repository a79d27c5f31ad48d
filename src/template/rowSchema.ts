import { compilePattern } from "../expression/pattern";
import type { Json } from "../records/cellValue";
import { insteadOf } from "./futureWords";
import { type Assertion, type CompilePattern, type JsonObject, assertions, isJsonObject } from "./rowKeywords";
import type { RowSchema, SchemaFault } from "./template";
import { type Complaint, type Path, quoted } from "./templateProblems";

/** A schema that is refused: where in it, and why. `index` counts characters inside the string there. */
export type SchemaComplaint = { readonly path: Path; readonly complaint: () => Complaint; readonly index?: number };

/** Where a check stands and what it has found. `faults` null = only whether it passes is asked. */
type Run = { readonly path: (string | number)[]; readonly faults: SchemaFault[] | null };
type Check = (value: Json, run: Run) => boolean;
/** A compiled schema; `reads`: the properties of the instance it looks at; `cost`: checks one value can take, references followed. */
type Compiled = { check: Check; readonly reads: Set<string>; cost: number };

/** A schema may not make more checks on one value than this: references to references can double without end. Chosen by us. */
const maxCost = 10_000;
/** Longest chain of schemas inside schemas, references followed. Chosen by us. */
const maxNesting = 200;
/** What is wrong is told up to here; a hostile schema has no end of it. Chosen by us. */
const maxComplaints = 1_000;

const annotations: ReadonlySet<string> = new Set(["$schema", "title", "description", "default", "examples", "readOnly", "writeOnly", "deprecated"]);
const dialect = "https://json-schema.org/draft/2020-12/schema";

/**
 * Compiles the closed subset of JSON Schema 2020-12 that rows use. Anything else is refused with its place, so an accepted schema means exactly what
 * the standard says. Keys that begin with `x-` are annotations. Nothing of the schema is evaluated as code; patterns run on the linear-time engine.
 */
export function compileRowSchema(schema: Json, pattern: CompilePattern = compilePattern): { readonly ok: true; readonly value: RowSchema } | { readonly ok: false; readonly complaints: readonly SchemaComplaint[] } {
  const compiler = new Compiler(schema, pattern);
  const whole = compiler.reference([], [], 0);
  if (isJsonObject(schema) && isJsonObject(schema["$defs"])) for (const name of Object.keys(schema["$defs"])) compiler.reference(["$defs", name], [], 1);
  const own: JsonObject = isJsonObject(schema) ? schema : {};
  const rest = Object.fromEntries(Object.entries(own).filter(([keyword]) => !["type", "properties", "required", "additionalProperties"].includes(keyword)));
  const properties = isJsonObject(own["properties"]) ? own["properties"] : {};
  const fields = new Map(Object.keys(properties).map((id) => [id, compiler.reference(["properties", id], [], 1)]));
  if (compiler.complaints.length > 0) return { ok: false, complaints: compiler.complaints };
  const row = compiler.schema(rest, [], 0);
  const collect = (check: Check, path: Path): ((value: Json) => readonly SchemaFault[]) => (value) => {
    if (check(value, { path: [...path], faults: null })) return [];
    const faults: SchemaFault[] = [];
    check(value, { path: [...path], faults });
    return faults;
  };
  return {
    ok: true,
    value: {
      validate: collect(whole.check, []),
      field: (id) => {
        const compiled = fields.get(id);
        return compiled === undefined || compiled.check === pass ? null : collect(compiled.check, [id]);
      },
      row: row.check === pass ? null : collect(row.check, []),
      rowFields: [...row.reads].sort(),
    },
  };
}

const pass: Check = () => true;

class Compiler {
  readonly complaints: SchemaComplaint[] = [];
  readonly #done = new Map<string, Compiled>();
  /** Schemas being compiled, with the depth of the value they look at: coming back at the same depth would never end. */
  readonly #active = new Map<string, { readonly depth: number; readonly compiled: Compiled }>();
  #nesting = 0;

  constructor(readonly root: Json, readonly pattern: CompilePattern) {}

  /** The schema at a place, compiled once. `from` is the place of the reference, for complaints. */
  reference(place: readonly string[], from: Path, depth: number): Compiled {
    const key = JSON.stringify(place);
    const done = this.#done.get(key);
    if (done !== undefined) return done;
    const active = this.#active.get(key);
    if (active !== undefined) {
      if (active.depth === depth) return this.#refuse(from, () => say("ref-loop", `引用${quoted(pointerOf(place))["zh-CN"]}又指回自己，没有尽头。`, `The reference ${quoted(pointerOf(place)).en} leads back to itself without end.`, "去掉其中一个 $ref。", "Remove one of the $ref in the circle."));
      // One level further down in the value: the check exists by the time a value is there.
      return { check: (value, run) => active.compiled.check(value, run), reads: active.compiled.reads, cost: 1 };
    }
    const target = schemaAt(this.root, place);
    if (target === undefined) {
      return this.#refuse(from, () => say("unknown-ref", `引用${quoted(pointerOf(place))["zh-CN"]}指向的位置没有定义。`, `The reference ${quoted(pointerOf(place)).en} leads to no schema.`, "在本表 schema 的 $defs 里定义它，或改正名字。", "Define it under $defs of this schema, or correct the name."));
    }
    const compiled: Compiled = { check: pass, reads: new Set(), cost: 1 };
    this.#active.set(key, { depth, compiled });
    const result = this.schema(target, place, depth);
    this.#active.delete(key);
    compiled.check = result.check;
    compiled.cost = result.cost;
    for (const name of result.reads) compiled.reads.add(name);
    this.#done.set(key, compiled);
    return compiled;
  }

  schema(schema: Json, path: Path, depth: number): Compiled {
    if (schema === true || this.complaints.length >= maxComplaints) return { check: pass, reads: new Set(), cost: 1 };
    if (schema === false) return { check: (_value, run) => report(run, [], "false", { fields: [] }), reads: new Set(), cost: 1 };
    if (!isJsonObject(schema)) return this.#refuse(path, () => say("not-a-schema", "这里要写一个 JSON Schema：对象、true 或 false。", "A JSON Schema belongs here: an object, true or false.", "改成对象。", "Make it an object."));
    if (this.#nesting >= maxNesting) return this.#refuse(path, tooComplex);
    this.#nesting++;
    const reads = new Set<string>();
    const checks: Check[] = [];
    let cost = 1;
    const use = (part: Compiled, sameValue: boolean): Compiled => {
      cost += part.cost;
      if (sameValue) for (const name of part.reads) reads.add(name);
      return part;
    };
    for (const keyword of Object.keys(schema)) {
      const check = this.#keyword(keyword, schema, [...path, keyword], depth, reads, use);
      if (check !== null && check !== pass) checks.push(check);
    }
    this.#nesting--;
    if (cost > maxCost) return this.#refuse(path, tooComplex);
    return { check: checks.length === 0 ? pass : checks.length === 1 ? checks[0]! : all(checks), reads, cost };
  }

  #keyword(keyword: string, schema: JsonObject, path: Path, depth: number, reads: Set<string>, use: (part: Compiled, sameValue: boolean) => Compiled): Check | null {
    const argument = schema[keyword]!;
    const inner = (sub: Json, place: Path, down: boolean): Check => use(this.schema(sub, place, down ? depth + 1 : depth), !down).check;
    if (Object.hasOwn(assertions, keyword)) return this.#assertion(keyword, argument, path);
    switch (keyword) {
      case "required": {
        if (!isNames(argument)) return this.#badShape(path);
        for (const name of argument) reads.add(name);
        return (value, run) => !isJsonObject(value) || each(argument, run, (name) => Object.hasOwn(value, name) || report(run, [name], "required", {}));
      }
      case "dependentRequired": {
        if (!isJsonObject(argument) || !Object.values(argument).every(isNames)) return this.#badShape(path);
        const wants = Object.entries(argument) as [string, readonly string[]][];
        for (const [name, others] of wants) for (const read of [name, ...others]) reads.add(read);
        return (value, run) => !isJsonObject(value) || each(wants, run, ([name, others]) => !Object.hasOwn(value, name) || each(others, run, (other) => Object.hasOwn(value, other) || report(run, [other], "dependentRequired", { because: name })));
      }
      case "properties": {
        if (!isJsonObject(argument)) return this.#badShape(path);
        // Through `reference`, so that a $ref to a property finds it compiled or being compiled.
        const checks = Object.keys(argument).map((name) => ({ name, ...use(this.#property(argument[name]!, [...path, name], depth + 1), false) })).filter(({ check }) => check !== pass);
        for (const name of Object.keys(argument)) reads.add(name);
        return checks.length === 0 ? null : (value, run) => !isJsonObject(value) || each(checks, run, ({ name, check }) => !Object.hasOwn(value, name) || into(run, name, check, value[name]!));
      }
      case "additionalProperties": {
        if (argument !== false) return this.#badShape(path, () => say("not-supported", "这里的 additionalProperties 只支持 false。", "Here additionalProperties may only be false.", "写 false，或去掉这个关键字。", "Write false or remove the keyword."));
        const known = new Set(isJsonObject(schema["properties"]) ? Object.keys(schema["properties"]) : []);
        return (value, run) => !isJsonObject(value) || each(Object.keys(value), run, (name) => known.has(name) || report(run, [name], "additionalProperties", {}));
      }
      case "items": {
        const check = inner(argument, path, true);
        return check === pass ? null : (value, run) => !Array.isArray(value) || each([...(value as readonly Json[]).keys()], run, (index) => into(run, index, check, (value as readonly Json[])[index]!));
      }
      case "allOf":
      case "anyOf": {
        if (!Array.isArray(argument) || argument.length === 0) return this.#badShape(path);
        const before = new Set(reads);
        const checks = (argument as readonly Json[]).map((sub, index) => inner(sub, [...path, index], false));
        if (keyword === "allOf") return all(checks);
        const fields = [...reads].filter((name) => !before.has(name)).sort();
        return (value, run) => checks.some((check) => check(value, silent(run))) || report(run, [], "anyOf", { fields });
      }
      case "not": {
        const part = use(this.schema(argument, path, depth), true);
        const fields = [...part.reads].sort();
        return (value, run) => !part.check(value, silent(run)) || report(run, [], "not", { fields });
      }
      case "if": {
        const condition = use(this.schema(argument, path, depth), true);
        const branch = (name: string): Check => (schema[name] === undefined ? pass : inner(schema[name], [...path.slice(0, -1), name], false));
        const [then, otherwise] = [branch("then"), branch("else")];
        const when = [...condition.reads].sort();
        return (value, run) => {
          const check = condition.check(value, silent(run)) ? then : otherwise;
          if (run.faults === null || when.length === 0) return check(value, run);
          const faults: SchemaFault[] = [];
          const passes = check(value, { path: run.path, faults });
          for (const fault of faults) run.faults.push({ ...fault, data: { ...fault.data, when } });
          return passes;
        };
      }
      case "then":
      case "else":
        // Without `if` they say nothing, but must be schemas all the same.
        if (schema["if"] === undefined) this.schema(argument, path, depth);
        return null;
      case "$defs":
        if (!isJsonObject(argument)) return this.#badShape(path);
        return null;
      case "$ref": {
        const place = typeof argument === "string" ? placeOf(argument) : null;
        if (place === null) return this.#badShape(path, () => say("unknown-ref", "$ref 只能指向本文档内部，以 # 开头。", "$ref may only lead to a place in this document; it begins with #.", "把要引用的内容放进 $defs，写成 #/$defs/名字。", "Put what it names under $defs and write #/$defs/name."));
        return use(this.reference(place, path, depth), true).check;
      }
      default:
        if (keyword === "$schema" && argument !== dialect) return this.#badShape(path, () => say("wrong-dialect", `这里的 $schema 只能是 ${dialect}。`, `$schema may only be ${dialect} here.`, "改成这个地址，或去掉 $schema。", "Use that address or remove $schema."));
        if (!annotations.has(keyword) && !keyword.startsWith("x-")) return this.#badShape(path, () => say("not-supported", `行的 schema 还不支持关键字${quoted(keyword)["zh-CN"]}。`, `The keyword ${quoted(keyword).en} is not supported in the schema of a row.`, ...(insteadOf.has(keyword) ? [insteadOf.get(keyword)!["zh-CN"], insteadOf.get(keyword)!.en] as const : ["改用支持的关键字，或写成一条规则。", "Use a supported keyword, or write a rule."] as const)));
        return null;
    }
  }

  #property(schema: Json, path: Path, depth: number): Compiled {
    const place = path.map(String);
    return path.every((key) => typeof key === "string") && schemaAt(this.root, place) === schema ? this.reference(place, path, depth) : this.schema(schema, path, depth);
  }

  #assertion(keyword: string, argument: Json, path: Path): Check | null {
    const made = assertions[keyword]!(argument, this.pattern);
    if (typeof made !== "function") {
      if (made.reason === "shape") return this.#badShape(path);
      const { code, message, hint, start } = made.fault;
      this.complaints.push({ path, complaint: () => ({ code: code.replace("pattern/", "pattern-"), message, hint }), index: start });
      return null;
    }
    const assertion: Assertion = made;
    return (value, run) => {
      const data = assertion(value);
      return data === null || report(run, [], keyword, data);
    };
  }

  #badShape(path: Path, complaint = (): Complaint => say("bad-keyword", `关键字${quoted(String(path.at(-1)))["zh-CN"]}的值写法不对。`, `The keyword ${quoted(String(path.at(-1))).en} has a value of the wrong form.`, "按 JSON Schema 2020-12 改正。", "Correct it as JSON Schema 2020-12 says.")): null {
    this.complaints.push({ path, complaint });
    return null;
  }

  #refuse(path: Path, complaint: () => Complaint): Compiled {
    this.complaints.push({ path, complaint });
    return { check: pass, reads: new Set(), cost: 1 };
  }
}

const tooComplex = (): Complaint => say("too-complex", "条件一层套一层的引用太多，检查一行要花的时间没有上限。", "Conditions refer to each other so often that checking one row could take without end.", "减少 $ref 的层数，或改写成规则。", "Use fewer levels of $ref, or write rules instead.");

function say(code: string, zh: string, en: string, hintZh: string, hintEn: string): Complaint {
  return { code, message: { "zh-CN": zh, en }, hint: { "zh-CN": hintZh, en: hintEn } };
}

function report(run: Run, below: Path, keyword: string, data: SchemaFault["data"]): false {
  run.faults?.push({ path: [...run.path, ...below], keyword, data });
  return false;
}

function silent(run: Run): Run {
  return run.faults === null ? run : { path: run.path, faults: null };
}

function into(run: Run, key: string | number, check: Check, value: Json): boolean {
  run.path.push(key);
  const passes = check(value, run);
  run.path.pop();
  return passes;
}

/** All must pass; stops at the first failure only when nobody asks for the faults. */
function each<T>(parts: readonly T[], run: Run, passes: (part: T) => boolean): boolean {
  let good = true;
  for (const part of parts) {
    if (passes(part)) continue;
    good = false;
    if (run.faults === null) break;
  }
  return good;
}

function all(checks: readonly Check[]): Check {
  const busy = checks.filter((check) => check !== pass);
  return busy.length === 0 ? pass : (value, run) => each(busy, run, (check) => check(value, run));
}

function isNames(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

/** `#/$defs/a%25b` → [$defs, a%b]; null for anything that is not a pointer into this document. RFC 6901, section 6. */
function placeOf(reference: string): readonly string[] | null {
  if (reference === "#") return [];
  if (!reference.startsWith("#/") || /%(?![0-9A-Fa-f]{2})/.test(reference)) return null;
  try {
    return decodeURIComponent(reference.slice(2)).split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  } catch (thrown) {
    if (thrown instanceof URIError) return null;
    throw thrown;
  }
}

function pointerOf(place: readonly string[]): string {
  return ["#", ...place].join("/");
}

/** The schema at a place, walking only where schemas stand; undefined where there is none. */
function schemaAt(root: Json, place: readonly string[]): Json | undefined {
  let schema: Json | undefined = root;
  for (let i = 0; i < place.length; i++) {
    if (!isJsonObject(schema)) return undefined;
    const keyword = place[i]!;
    const next: Json | undefined = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    if (["items", "not", "if", "then", "else", "additionalProperties"].includes(keyword)) schema = next;
    else if (["properties", "$defs"].includes(keyword) && isJsonObject(next) && Object.hasOwn(next, place[i + 1] ?? "")) schema = next[place[++i]!];
    else if (["allOf", "anyOf"].includes(keyword) && Array.isArray(next)) schema = (next as readonly Json[])[/^(?:0|[1-9]\d*)$/.test(place[i + 1] ?? "") ? Number(place[++i]) : -1];
    else return undefined;
  }
  return schema;
}
