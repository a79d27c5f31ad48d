/** `node tools/data/cnHolidays.mjs FOLDER`: makes templates/data/cnHolidays.json from the npm package chinese-days, unpacked as FOLDER/chinese-days-1.5.7/package; it is no dependency. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeData } from "./writeData.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("say where the package is unpacked");
const file = "dist/chinese-days.json";
const sha256 = "f3fa629113ef1e3118a12f411ae1307e6dd7d7142dbf39ac6b98ad35091afc54";
const bytes = readFileSync(join(folder, "chinese-days-1.5.7/package", file));
const found = createHash("sha256").update(bytes).digest("hex");
if (found !== sha256) throw new Error(`${file} is another file: ${found}`);

const { holidays, workdays } = JSON.parse(bytes.toString("utf8"));
/** Day after day is one span: `2026-02-15/2026-02-23`; a day alone stands alone. */
function spans(days) {
  const out = [];
  for (const day of Object.keys(days).sort()) {
    const last = out.at(-1);
    if (last !== undefined && Date.parse(day) - Date.parse(last[1]) === 86_400_000) last[1] = day;
    else out.push([day, day]);
  }
  return out.map(([from, to]) => (from === to ? from : `${from}/${to}`));
}
writeData({ name: "cnHolidays", version: "2026", title: { "zh-CN": "节假日与调休上班日（2004 至 2026 年）", en: "Holidays and make-up workdays of the mainland, 2004 to 2026" }, sources: [{ package: "npm chinese-days-1.5.7", file, licence: "MIT", sha256 }], madeBy: "tools/data/cnHolidays.mjs" }, {
  format: "Days and spans of days: holidays as the State Council set them for each year, and weekend days that are worked instead.",
  first: 2004,
  last: 2026,
  holidays: spans(holidays),
  workdays: spans(workdays),
});
