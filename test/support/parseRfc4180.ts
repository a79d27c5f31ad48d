/** A .csv of commas and doubled quotes, as RFC 4180 has it, written apart from the product's own reader so that neither vouches for itself. */
export function parseRfc4180(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\r|\n|$)/gy;
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    const [, content, end] = match as unknown as [string, string, string];
    rows.at(-1)!.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  if (rows.at(-1)!.every((content) => content === "")) rows.pop();
  return rows;
}
