import { usePane } from "../shell/paneContext";

/** The way to a record of another table: its sheet, its row, its form. What was typed here stays as it is. */
export function useJump(): (to: { readonly table: string; readonly row: number | null; readonly record: string | null }) => Promise<void> {
  const { desk, go } = usePane();
  return async ({ table, row, record }) => {
    await desk.start.choose(table);
    if (row !== null) void desk.record.showIn(table, row);
    go({ view: "record", ...(record === null || record === "" ? {} : { about: record }) });
  };
}
