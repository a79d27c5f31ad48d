import { useEffect, useRef, useState } from "react";

export const fileKinds = ".xlsx,.xlsm,.xltx,.csv,.tsv,.tab,.txt,.jsonl,.ndjson";

/** A file that is dropped anywhere on the page is opened; true while one hovers over it. */
export function useDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const told = useRef(onFile);
  told.current = onFile;
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const hover = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => { if (event.relatedTarget === null) setOver(false); };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) told.current(file);
    };
    // Before the spreadsheet or a form hears of it.
    const early = { capture: true } as const;
    addEventListener("dragover", hover, early);
    addEventListener("dragleave", leave, early);
    addEventListener("drop", drop, early);
    return () => {
      removeEventListener("dragover", hover, early);
      removeEventListener("dragleave", leave, early);
      removeEventListener("drop", drop, early);
    };
  }, []);
  return over;
}
