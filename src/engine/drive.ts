import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Work } from "../records/work";
import type { Control } from "./engine";

/** Does long work step by step, telling of it and asking whether to go on. Where it is over, or given up, it is told as done. */
export async function drive<T>(step: string, work: Work<T>, control?: Control): Promise<Result<T>> {
  let [done, total] = [0, 1];
  try {
    for (;;) {
      const next = work.next();
      if (next.done === true) return ok(next.value);
      ({ done, total } = next.value);
      await next.value.wait;
      control?.progress?.(step, done, total);
      if ((await control?.cancelled?.()) === true) return fail(cancelled);
    }
  } finally {
    if (done < total) control?.progress?.(step, total, total);
  }
}

const cancelled: Problem = { code: "engine/cancelled", message: { "zh-CN": "已取消，没有改动任何内容。", en: "It was cancelled; nothing was changed." }, hint: { "zh-CN": "需要时重新运行。", en: "Run it again when you want it." } };
