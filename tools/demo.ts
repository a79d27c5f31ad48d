/** `npm run demo`: makes a messy workbook and takes it the whole way, as a person would on the command line. */
import { mkdirSync, writeFileSync } from "node:fs";
import { main, nodeSystem } from "../src/cli/main";
import { sampleTodayIso } from "./sample/customers";
import { makeSample } from "./sample/makeSample";

const seed = 42;
const input = "out/messy-customers.xlsx";
const output = "out/customers.xlsx";

async function demo(): Promise<number> {
  const zh = nodeSystem.preferredLanguage === "zh-CN";
  mkdirSync("out", { recursive: true });
  writeFileSync(input, makeSample(seed));
  nodeSystem.print(zh ? `生成了一个杂乱的客户台账：${input}（随机种子 ${seed}）\n\n$ crm run ${input} -o ${output}\n\n` : `Made a messy customer workbook: ${input} (seed ${seed})\n\n$ crm run ${input} -o ${output}\n\n`);
  const code = await main(["run", input, "--template", "customer", "-o", output, "--today", sampleTodayIso, "--seed", String(seed), "--user", zh ? "演示" : "Demo"]);
  // Findings that only people can settle are what the demo is there to show.
  if (code === 2) return 2;
  nodeSystem.print(
    zh
      ? `\n写好了 ${output}。用 Excel、WPS 或 LibreOffice 打开看看，然后试试：\n  npm run -s crm -- check ${output}\n  npm run -s crm -- journal ${output}\n  npm run -s crm -- undo ${output} --all -o out/as-before.xlsx\n`
      : `\nWrote ${output}. Open it in Excel, WPS or LibreOffice, then try:\n  npm run -s crm -- check ${output}\n  npm run -s crm -- journal ${output}\n  npm run -s crm -- undo ${output} --all -o out/as-before.xlsx\n`,
  );
  return 0;
}

void demo().then((code) => { process.exitCode = code; });
