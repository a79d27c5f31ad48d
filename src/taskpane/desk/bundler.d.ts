/** What the bundler adds to `import.meta`. */
interface ImportMeta {
  webpackContext(folder: string, options: { readonly recursive: boolean; readonly regExp: RegExp }): (path: string) => unknown;
}
