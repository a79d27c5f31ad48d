/**
 * What the pane stands on, each after what it needs itself: run one by one, none of them holds the page up. They come with the page's own script; named are exports that are used anyhow, so that
 * nothing more comes along.
 */
export const paneParts: readonly (() => Promise<unknown>)[] = [
  () => import(/* webpackMode: "eager", webpackExports: ["Suspense"] */ "react"),
  () => import(/* webpackMode: "eager", webpackExports: ["createRoot"] */ "react-dom/client"),
  () => import(/* webpackMode: "eager", webpackExports: ["wordsOf"] */ "./language"),
  () => import(/* webpackMode: "eager", webpackExports: ["FluentProvider", "makeStyles", "tokens"] */ "@fluentui/react-components"),
  () => import(/* webpackMode: "eager", webpackExports: ["PaneHeader"] */ "./PaneHeader"),
  () => import(/* webpackMode: "eager", webpackExports: ["PaneApp"] */ "./PaneApp"),
];
