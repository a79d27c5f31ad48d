/** A frame that nobody sees may never be drawn. */
const longest = 200;

/** Settles once the page has been drawn anew. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longest);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}
