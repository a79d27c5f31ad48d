/**
 * Bits of how rare a word is in a column: log2(1 + records / records with it). `counts`: records by list of words; a word counts once in a list.
 * @source inverse document frequency, K. Spärck Jones, Journal of Documentation 28 (1972)
 */
export function rarityOfWords(lists: readonly (readonly string[])[], counts: Uint32Array): (word: string) => number {
  const records = new Map<string, number>();
  let all = 0;
  lists.forEach((words, at) => {
    if (words.length === 0) return;
    all += counts[at]!;
    for (const word of new Set(words)) records.set(word, (records.get(word) ?? 0) + counts[at]!);
  });
  return (word) => Math.log2(1 + all / (records.get(word) ?? 1));
}
