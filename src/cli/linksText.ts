import type { StayingLinks } from "../pipeline/stayingLinks";
import type { Style } from "./style";

/** Which links of changed cells stay where they lead; no line where none does. */
export function linksText({ count: many, cells }: StayingLinks, { say, count, yellow }: Pick<Style, "say" | "count" | "yellow">): string[] {
  if (many === 0) return [];
  const named = cells.map(({ address, target }) => `${address} → ${target}`);
  return [yellow(say(`  ${count(many)} 个改的单元格带链接，链接和文字无关，不跟着改：${named.join("、")}${many > cells.length ? " 等" : ""}`, `  ${count(many)} changed ${many === 1 ? "cell keeps a link" : "cells keep links"} to something else than the text: ${named.join(", ")}${many > cells.length ? " …" : ""}`))];
}
