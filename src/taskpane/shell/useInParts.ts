import { startTransition, useEffect, useState } from "react";

/** Of so many parts of a view, one below the other, these many are drawn: a screen full at once, and as many more each time that the page has had its turn, since all of them at once would hold it up. */
export function useInParts(total: number, atOnce: number): number {
  const [drawn, setDrawn] = useState(atOnce);
  useEffect(() => {
    if (drawn >= total) return undefined;
    const timer = setTimeout(() => startTransition(() => setDrawn((before) => before + atOnce)));
    return () => clearTimeout(timer);
  }, [drawn, total, atOnce]);
  return Math.min(drawn, total);
}
