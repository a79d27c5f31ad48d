/** End to end in a real browser, on the built site: `npm run test:e2e`. */
const base = require("./jest.config.js");

/** @type {import("jest").Config} */
module.exports = { ...base, roots: ["<rootDir>/test/e2e"], testMatch: ["**/*.e2e.ts"], testTimeout: 240000, maxWorkers: 1 };
