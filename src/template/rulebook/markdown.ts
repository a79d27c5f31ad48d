import type { Block } from "./block";

/** The rulebook as GitHub-flavoured Markdown. What has a meaning in Markdown is escaped. */
export function markdownOf(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    if (block.kind === "heading") return `${"#".repeat(block.level)} ${escaped(block.text)}`;
    if (block.kind === "text") return escaped(block.text);
    const line = (cells: readonly string[]): string => `| ${cells.map((cell) => escaped(cell)).join(" | ")} |`;
    return [line(block.header), `|${" --- |".repeat(block.header.length)}`, ...block.rows.map(line)].join("\n");
  }).join("\n\n") + "\n";
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, "\\$&").replace(/\r\n|\r|\n/g, " ");
}
