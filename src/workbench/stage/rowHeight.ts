import type { CellValue } from "../../workbook/host";
import type { StageStyle } from "./stage";

const usual = { size: 11, width: 10, height: 22 } as const;
/** A row is not stretched without end by one long note. */
const most = 180;

/** How tall a row must be for its contents, in pixels; null where one usual line will do. The model does not keep the heights of a file, so this comes from sizes and lines. */
export function rowHeight(cells: readonly { readonly value: CellValue; readonly style: StageStyle; readonly width: number | null }[]): number | null {
  let height: number = usual.height;
  for (const { value, style: { size = usual.size, wrap }, width } of cells) {
    if (value === null || (size <= 12 && wrap === undefined)) continue;
    const line = Math.ceil((size * 96) / 72 * 1.35);
    const lines = wrap === true && typeof value === "string" ? value.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(breadth(part) * (size / usual.size) / (width ?? usual.width))), 0) : 1;
    height = Math.max(height, Math.min(most, lines * line + 4));
  }
  return height > usual.height ? height : null;
}

/** In characters of the default font; those of Chinese are two wide. */
function breadth(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return sum;
}
