export type DuckDb = { runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>; closeSync(): void };
type Module = { readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<DuckDb> }> } };

/** An empty database in memory. Loaded only when asked for, and never bundled: 60 MB of native code. */
export async function openDuckDb(): Promise<DuckDb> {
  const name: string = "@duckdb/node-api";
  const { DuckDBInstance } = (await import(/* webpackIgnore: true */ name)) as Module;
  return (await DuckDBInstance.create(":memory:")).connect();
}
