import { createEngine } from "../../src/engine/createEngine";
import { nodeTools } from "../../src/cli/main";
import type { CellValue } from "../../src/records/cellValue";
import { must } from "../contracts/sampleWorkbook";
import { grid } from "../intake/grids";

const engine = createEngine(nodeTools("engine"));
const sheet = grid([["客户名称", "手机", "城市", "省份"], ...Array.from({ length: 40 }, (_, i): CellValue[] => [` 客户${i}号有限公司`, `138 0013 80${10 + i}`, ["深圳", "杭州", "成都"][i % 3]!, i === 4 ? "湖南省" : ["广东省", "浙江省", "四川省"][i % 3]!])]);
const found = async () => ({ grid: sheet, candidate: (await engine.findTables({ grids: [sheet] })).tables[0]!, dateSystem: 1900 as const, template: null, leftAlone: [] });

it("profile, plan and cleaning are plain data that survive a message between threads, and change nothing they are given", async () => {
  const before = structuredClone(sheet);
  const input = structuredClone(await found());
  const profiled = await engine.profile({ grids: [sheet], dateSystem: 1900, today: 46000 });
  const plan = must(await engine.planCleaning(input));
  const cleaned = must(await engine.clean({ ...input, plan, chosen: plan.steps.filter(({ chosen }) => chosen).map(({ id }) => id) }));
  for (const made of [profiled, plan, cleaned]) {
    expect(structuredClone(made)).toEqual(made);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  }
  expect(sheet).toEqual(before);
  expect(cleaned.edits).toHaveLength(80);
  const { hints } = profiled.tables[0]!;
  expect(await engine.tellHints({ hints: hints.found, lang: "en" })).toEqual(["“城市” and “省份” determine each other (97.5 %)."]);
  expect(await engine.tellReasons({ reasons: plan.steps.map(({ reason }) => reason), lang: "zh-CN" })).toEqual(["统一成“公司名称”的标准写法，不丢信息。", "统一成“手机号”的标准写法，不丢信息。", "按“省市区”能读懂，但会丢掉原文的一部分，或要补上一部分，请看过再选。"]);
});

it("tells how far it is and stops when it is asked to, also by an answer that is awaited", async () => {
  const input = await found();
  const plan = must(await engine.planCleaning(input));
  const told: string[] = [];
  const progress = (step: string, done: number, total: number): void => void told.push(`${step} ${done}/${total}`);
  await engine.profile({ grids: [sheet], dateSystem: 1900 }, { progress });
  expect(told).toEqual(["profile 1/4", "profile 2/4", "profile 3/4", "profile 4/4"]);
  let asked = 0;
  const cancelled = async (): Promise<boolean> => ++asked === 2;
  const stopped = await engine.planCleaning(input, { cancelled });
  expect([stopped.ok, asked, !stopped.ok && stopped.problems[0]!.code]).toEqual([false, 2, "engine/cancelled"]);
  expect(await engine.clean({ ...input, plan, chosen: [] }, { cancelled: () => true })).toMatchObject({ ok: false });
  expect(await engine.profile({ grids: [sheet], dateSystem: 1900 }, { cancelled: () => true })).toMatchObject({ tables: [], problems: [{ code: "engine/cancelled" }] });
});
