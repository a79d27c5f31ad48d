/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.(ts|tsx|js)$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }] },
  // Its package.json names a file for require that it does not ship.
  moduleNameMapper: { "^numfmt$": "<rootDir>/node_modules/numfmt/dist/index.js" },
  // The grid's formula engine needs these, which are for import only.
  transformIgnorePatterns: ["/node_modules/(?!(?:lodash-es|nanoid|rbush|quickselect|kdbush)/)"],
  testTimeout: 60000,
};
