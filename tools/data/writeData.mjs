import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const folder = "templates/data";
const index = `${folder}/index.json`;

/**
 * Writes reference data as templates/data/NAME.json and its line in index.json: `{name, path, version, title, licence, sources: [{package, file, licence, sha256}], madeBy, sha256}`, sorted by
 * name. `sha256` is of the file as it stands. Run from the project's root.
 */
export function writeData({ name, version, title, sources, madeBy }, content) {
  const text = `${JSON.stringify({ version, ...content }, null, 1)}\n`;
  writeFileSync(`${folder}/${name}.json`, text);
  const entry = { name, path: `${name}.json`, version, title, sources, madeBy, sha256: createHash("sha256").update(text).digest("hex") };
  const data = [...JSON.parse(readFileSync(index, "utf8")).data.filter((one) => one.name !== name), entry].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(index, `${JSON.stringify({ data }, null, 2)}\n`);
}
