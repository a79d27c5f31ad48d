/**
 * `node tools/data/lunarYears.mjs FOLDER`: makes templates/data/lunarYears.json from the npm package tyme4ts, unpacked as FOLDER/tyme4ts-1.5.2/package. The package is no dependency (1 MB for a
 * table of 6 kB). lunar-typescript 1.8.6 gives the same table; ICU 78.2's chinese calendar differs in eleven months of the 201 years, each time from the Hong Kong Observatory's tables too.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { writeData } from "./writeData.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("say where the package is unpacked");
const file = "dist/lib/index.cjs";
const sha256 = "53d1665ecc8007689bb8de423d94934b4afa68e07fb1a65427a07375648625f8";
const path = resolve(join(folder, "tyme4ts-1.5.2/package", file));
const found = createHash("sha256").update(readFileSync(path)).digest("hex");
if (found !== sha256) throw new Error(`${file} is another file: ${found}`);
const { LunarYear } = createRequire(import.meta.url)(path);

const two = (value) => String(value).padStart(2, "0");
const years = [];
for (let year = 1900; year <= 2100; year++) {
  const lunar = LunarYear.fromYear(year);
  const months = lunar.getMonths();
  const first = months[0].getFirstJulianDay().getSolarDay();
  years.push(`${first.getYear()}-${two(first.getMonth())}-${two(first.getDay())} ${lunar.getLeapMonth()} ${months.map((month) => (month.getDayCount() === 30 ? 1 : 0)).join("")}`);
}
writeData({ name: "lunarYears", version: "1900-2100", title: { "zh-CN": "农历年表（1900—2100 年）", en: "Years of the Chinese calendar, 1900 to 2100" }, sources: [{ package: "npm tyme4ts-1.5.2", file, licence: "MIT", sha256 }], madeBy: "tools/data/lunarYears.mjs" }, {
  format: "One line per year from 1900: solar date of the first day of the first month, number of the month that a leap month follows (0 = none), and per month in order, the leap month among them, 1 for 30 days and 0 for 29.",
  years,
});
