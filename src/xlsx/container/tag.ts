/** A start tag cut before the blanks of its end: `<a b="1"` and ` />`. By hand, for a pattern would look at a run of blanks once for each of them. */
export function cutTag(tag: string): { readonly body: string; readonly selfClosing: boolean } {
  let end = tag.length - 1;
  const selfClosing = tag[end - 1] === "/";
  if (selfClosing) end--;
  while (end > 0 && /\s/.test(tag[end - 1]!)) end--;
  return { body: tag.slice(0, end), selfClosing };
}

/** The same tag, open. */
export function openTag(tag: string): string {
  return `${cutTag(tag).body}>`;
}
