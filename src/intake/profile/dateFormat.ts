/** Whether a number format shows a day or year: quoted text, escapes, colours and currency parts do not count. @source ECMA-376 part 1, 18.8.31. */
export function isDateFormat(format: string): boolean {
  const code = format.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[[^\]]*\]/g, "");
  return /[yd]|m+[/\-.年]|[/\-.年]m/i.test(code) && !/general/i.test(code);
}
