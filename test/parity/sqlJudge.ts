import { execFile, execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Ast, children } from "../../src/expression/ast";
import type { Expression } from "../../src/expression/expression";
import { type SqlDialect, toSql } from "../../src/expression/render/sql";
import { type CellValue, isBlank, isCellError } from "../../src/records/cellValue";
import { openDuckDb } from "../support/duckDb";
import { type Judge, type Verdicts } from "./judge";
import { type Field, type Row, fieldNames, fields } from "./rows";

/** What is common to both databases: a table of the rows, and per expression one query that gives `e`, `u` or the value, as text, row by row. */
function sqlJudge(name: string, dialect: SqlDialect, run: (load: { readonly create: string; readonly rows: readonly Row[] }, queries: readonly string[]) => Promise<readonly (readonly (string | null)[])[]>, stop: () => void): Judge {
  return {
    name, excuse, stop: async () => stop(),
    async answer({ expressions, rows }) {
      const queries: string[] = [];
      const verdicts = expressions.map((expression): { query: number; type: string } | { none: string } => {
        const sql = toSql(expression.ast, { dialect, column: (field) => ({ value: `"${field}"`, error: `"${field}!"` }), today: "45292::float8", now: "45292.75::float8", me: "'li'" });
        if (!sql.ok) return { none: sql.why.code };
        const text = expression.type === "boolean" ? `CASE WHEN ${sql.value} THEN 'T' WHEN NOT ${sql.value} THEN 'F' END` : expression.type === "text" ? `'"' || ${sql.value}` : `(${sql.value})::float8::varchar`;
        queries.push(sql.error === null ? text : `CASE WHEN ${sql.error} THEN 'E' ELSE ${text} END`);
        return { query: queries.length - 1, type: expression.type };
      });
      const create = `CREATE TEMP TABLE r (i int, ${fieldNames.map((field) => `"${field}" ${fields[field] === "text" ? "text" : fields[field] === "boolean" ? "boolean" : "float8"}, "${field}!" boolean`).join(", ")})`;
      const answers = await run({ create, rows }, queries);
      return verdicts.map((verdict) => ("none" in verdict ? verdict : { answers: rows.map((_, r) => read(answers[verdict.query]![r] ?? null)) })) as Verdicts;
    },
  };
}

function read(text: string | null): CellValue {
  if (text === null) return null;
  if (text === "E") return { error: "#VALUE!" };
  if (text === "T" || text === "F") return text === "T";
  return text.startsWith('"') ? text.slice(1) : Number(text);
}

/** A row as the table of our contract holds it: NULL for a blank, a flag where the cell is no value of its field. */
export function literals(row: Row): string {
  return fieldNames.map((field) => {
    const cell = row[field];
    const misfit = isCellError(cell) || (cell !== null && typeof cell !== (fields[field] === "text" ? "string" : fields[field] === "boolean" ? "boolean" : "number"));
    const value = isBlank(cell) || misfit ? "NULL" : fields[field] === "text" ? `'${String(cell).replaceAll("'", "''")}'` : String(cell);
    return `${value}, ${misfit ? "TRUE" : "FALSE"}`;
  }).join(", ");
}

const places = new Set(["LEFT", "RIGHT", "MID", "REPLACE", "FIND", "SEARCH", "USCC_PART"]);

/** What our SQL is said not to do: cells of the wrong kind are errors in a typed table, and places count characters. */
function excuse({ ast, fields: read }: Expression, row: Row): string | null {
  const values = read.map((field) => [field as Field, row[field as Field]] as const);
  if (values.some(([field, cell]) => cell !== null && !isCellError(cell) && typeof cell !== (fields[field] === "text" ? "string" : fields[field] === "boolean" ? "boolean" : "number"))) return "holds no text in a column of numbers";
  if (uses(ast, places) && values.some(([, cell]) => typeof cell === "string" && /[\ud800-\udfff]/.test(cell))) return "counts a character beyond U+FFFF as one in places";
  if (values.some(([field, cell]) => fields[field] === "date" && typeof cell === "number" && cell < 1000)) return "begins its calendar in March 1900";
  return null;
}
function uses(node: Ast, names: ReadonlySet<string>): boolean {
  return (node.kind === "call" && names.has(node.name)) || children(node).some((child) => uses(child, names));
}

/** Expressions that DuckDB plans as one query. */
const columnsAtOnce = 25;

export async function duckdb(): Promise<Judge> {
  const connection = await openDuckDb();
  return sqlJudge("DuckDB", "duckdb", async ({ create, rows }, queries) => {
    await connection.runAndReadAll(create.replace("CREATE TEMP", "CREATE OR REPLACE TEMP"));
    await connection.runAndReadAll(`INSERT INTO r VALUES ${rows.map((row, i) => `(${i}, ${literals(row)})`).join(", ")}`);
    const answers: (readonly (string | null)[])[] = [];
    for (let at = 0; at < queries.length; at += columnsAtOnce) {
      const some = queries.slice(at, at + columnsAtOnce);
      const rows = (await asked(some.join(", "), (query) => connection.runAndReadAll(`SELECT ${query} FROM r ORDER BY i`))).getRows() as readonly (readonly (string | null)[])[];
      some.forEach((_, c) => answers.push(rows.map((cells) => cells[c] ?? null)));
    }
    return answers;
  }, () => connection.closeSync());
}

async function asked<T>(query: string, run: (query: string) => Promise<T>): Promise<T> {
  try {
    return await run(query);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${query.slice(0, 2000)}`);
  }
}

/** Where distributions put the server's programs; the newest first. */
function postgresFolder(): string | null {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, "bin")).find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}
export const hasPostgres = (): boolean => postgresFolder() !== null && spawnSync("psql", ["--version"], { stdio: "ignore" }).error === undefined;

/** A server of its own in a temporary folder, on a socket there and no port; it refuses to run as root, so root runs it as nobody. */
export function postgresql(): Judge {
  const bin = postgresFolder();
  if (bin === null) throw new Error("PostgreSQL is not installed: apt-get install postgresql, or leave it out with --judges libreoffice,duckdb");
  const folder = mkdtempSync(join(tmpdir(), "crm-postgres-"));
  chmodSync(folder, 0o777);
  const root = process.getuid?.() === 0;
  const server = (program: string, args: readonly string[]): void => {
    const [command, all] = root ? ["setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", join(bin, program), ...args]] as const : [join(bin, program), args] as const;
    execFileSync(command, all, { cwd: folder, stdio: "ignore", timeout: 120_000 });
  };
  server("initdb", ["-D", join(folder, "data"), "-A", "trust", "-U", "crm", "--locale=C", "--encoding=UTF8", "--no-sync"]);
  server("pg_ctl", ["-D", join(folder, "data"), "-o", `-k ${folder} -c listen_addresses= -c fsync=off`, "-w", "-l", join(folder, "log"), "start"]);
  return sqlJudge("PostgreSQL", "postgresql", async ({ create, rows }, queries) => {
    const script = [
      create, ...rows.map((row, i) => `INSERT INTO r VALUES (${i}, ${literals(row)})`),
      // The text of each row on a line of its own: line breaks inside are written out.
      ...queries.flatMap((query) => [`SELECT coalesce(replace(replace(x, chr(92), chr(92) || chr(92)), chr(10), chr(92) || 'n'), chr(92) || 'N') FROM (SELECT i, ${query} AS x FROM r) q ORDER BY i`]),
    ].join(";\n");
    const file = join(folder, "batch.sql");
    writeFileSync(file, `SET client_min_messages = error; SET jit = off; ${script};\n`);
    const { stdout } = await promisify(execFile)("psql", ["-h", folder, "-U", "crm", "-d", "postgres", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-f", file], { encoding: "utf8", maxBuffer: 1 << 30 });
    const lines = stdout.split("\n");
    return queries.map((_, q) => rows.map((__, r) => { const line = lines[q * rows.length + r]!; return line === "\\N" ? null : line.replace(/\\([\\n])/g, (___, char: string) => (char === "n" ? "\n" : "\\")); }));
  }, () => {
    server("pg_ctl", ["-D", join(folder, "data"), "-m", "immediate", "stop"]);
    rmSync(folder, { recursive: true, force: true });
  });
}
