// Compiles src/template/metaSchema.json with Ajv to standalone code, so that nothing is compiled while the product runs and Ajv is not part of it.
//   node tools/compileMetaSchema.mjs          writes src/template/generated/validateTemplate.js
//   node tools/compileMetaSchema.mjs --check  exit 1 when the file is not what the meta-schema gives
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";

const schemaFile = fileURLToPath(new URL("../src/template/metaSchema.json", import.meta.url));
const outFile = fileURLToPath(new URL("../src/template/generated/validateTemplate.js", import.meta.url));

/** The schema without what only people read: Ajv writes whole schemas into its code. */
function bare(schema, named = false) {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((item) => bare(item));
  const kept = Object.entries(schema).filter(([key, value]) => named || !((key === "description" || key === "title") && typeof value === "string") && key !== "x-expected");
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value, !named && (key === "properties" || key === "$defs"))]));
}

function compile(schema) {
  const ajv = new Ajv2020.default({
    code: { source: true, esm: true, lines: true },
    allErrors: true,
    ownProperties: true,
    messages: false,
    strict: true,
    allowUnionTypes: true,
    allowMatchingProperties: true,
    // Lengths count UTF-16 units, as Excel's limits do; it also keeps the code free of run-time imports.
    unicode: false,
    logger: { log() {}, warn(text) { if (!String(text).includes("option unicode")) throw new Error(text); }, error(text) { throw new Error(text); } },
  });
  const code = standaloneCode
    .default(ajv, ajv.compile(bare(schema)))
    .replace(/export default \w+;\n/, "")
    // Ajv copies all errors at every part of the schema: with 20,000 of them that is quadratic.
    .replace(/vErrors = vErrors === null \? ([\w.]+) : vErrors\.concat\(\1\);/g, "vErrors = joined(vErrors, $1);");
  // The keyword import stands in it as a property (data.import).
  for (const banned of [/\brequire\(/, /(?<![.\w"'/])import\s*[("'{*]/, /new Function/, /\beval\(/]) {
    if (banned.test(code)) throw new Error(`The compiled meta-schema contains ${banned}: give the keyword that causes it a form Ajv can inline.`);
  }
  return `// Written by tools/compileMetaSchema.mjs from src/template/metaSchema.json. Do not edit.\n${code}\nfunction joined(a, b) { if (a === null) return b; for (const error of b) a.push(error); return a; }\n`;
}

const code = compile(JSON.parse(readFileSync(schemaFile, "utf8")));
if (process.argv.includes("--check")) {
  let found = "";
  try { found = readFileSync(outFile, "utf8"); } catch { /* missing counts as different */ }
  if (found !== code) {
    console.error("src/template/generated/validateTemplate.js is not what the meta-schema gives. Run: node tools/compileMetaSchema.mjs");
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(outFile), { recursive: true });
  writeFileSync(outFile, code);
}
