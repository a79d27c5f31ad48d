import type { Lang } from "../pipeline/session";

const steps: { readonly [step: string]: { readonly "zh-CN": string; readonly en: string } } = {
  read: { "zh-CN": "读取", en: "Reading" },
  check: { "zh-CN": "检查", en: "Checking" },
  dedupe: { "zh-CN": "查重", en: "Matching" },
  classify: { "zh-CN": "分类", en: "Classifying" },
  write: { "zh-CN": "写入", en: "Writing" },
};

/** A progress bar that appears only once a step has taken a second, and goes away without a trace. */
export function progressBar(draw: (line: string) => void, milliseconds: () => number, lang: Lang): { readonly step: (step: string, done: number, total: number) => void; readonly clear: () => void } {
  const started = milliseconds();
  let drawn = 0;
  return {
    step: (step, done, total) => {
      const now = milliseconds();
      if (now - started < 1000 || now - drawn < 80) return;
      drawn = now;
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const filled = Math.round(share * 24);
      draw(`${steps[step]?.[lang] ?? step} ${"█".repeat(filled)}${"░".repeat(24 - filled)} ${done.toLocaleString("en-US")} / ${total.toLocaleString("en-US")}`);
    },
    clear: () => { if (drawn > 0) draw(""); },
  };
}
