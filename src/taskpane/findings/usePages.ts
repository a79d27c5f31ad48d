import { useCallback, useEffect, useRef, useState } from "react";
import type { Result } from "../../pipeline/session";
import type { Desk } from "../desk/desk";
import { usePane } from "../shell/paneContext";

type Page<T> = { readonly total: number; readonly lines: readonly T[] };

const size = 100;

/** The lines of a long list, page by page as they come into sight. When the table changes, what is in sight is asked again; until the answer is there the old lines stay. */
export function usePages<T>(key: string, ask: (desk: Desk, from: number) => Promise<Result<Page<T>>>): { readonly line: (index: number) => T | null; readonly see: (first: number, end: number) => void } {
  const { desk, version, lang } = usePane();
  const [pages, setPages] = useState<{ readonly key: string; readonly byNumber: ReadonlyMap<number, readonly T[]> }>({ key, byNumber: new Map() });
  const asked = useRef(new Set<string>());
  const range = useRef<readonly [number, number]>([0, 1]);
  const question = useRef(ask);
  question.current = ask;
  const stamp = `${key}\n${version}\n${lang}`;
  const current = useRef(stamp);
  current.current = stamp;
  const fetch = useCallback((number: number) => {
    const name = `${current.current}\n${number}`;
    if (asked.current.has(name)) return;
    asked.current.add(name);
    const forStamp = current.current;
    void question.current(desk, number * size).then((answer) => {
      if (forStamp !== current.current || !answer.ok) return;
      setPages((before) => ({ key, byNumber: new Map([...(before.key === key ? before.byNumber : []), [number, answer.value.lines]]) }));
    });
  }, [desk, key]);
  const see = useCallback((first: number, end: number) => {
    range.current = [first, end];
    for (let number = Math.floor(first / size); number * size < end; number++) fetch(number);
  }, [fetch]);
  useEffect(() => {
    asked.current.clear();
    see(...range.current);
  }, [stamp, see]);
  return { line: (index) => (pages.key === key ? (pages.byNumber.get(Math.floor(index / size))?.[index % size] ?? null) : null), see };
}
