import { createRequire } from "node:module";
import tseslint from "typescript-eslint";

/** The usual mistakes with Office.js. Its own door asks for packages of ESLint 9; the rules themselves run under 10. */
const require = createRequire(import.meta.url);
const officeRules = ["call-sync-after-load", "call-sync-before-read", "load-object-before-read", "no-context-sync-in-loop", "no-empty-load", "no-navigational-load", "no-office-initialize", "test-for-null-using-isNullObject"];
const officeAddins = { rules: Object.fromEntries(officeRules.map((name) => [name, require(`eslint-plugin-office-addins/lib/rules/${name}.js`).default])) };

const pure = ["records", "expression", "workbook", "fields", "template", "findings", "rules", "intake", "native", "reports", "changes", "engine"];

export default tseslint.config(
  { ignores: ["dist/", "out/", "coverage/", "node_modules/", "src/template/generated/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-floating-promises": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-template-curly-in-string": "error",
      "no-warning-comments": ["error", { terms: ["fixme", "xxx"], location: "anywhere" }],
      "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "Name what you export." }, { selector: "TSEnumDeclaration", message: "Use a union of string literals." }, { selector: "ExportAllDeclaration", message: "Import the file itself." }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: pure.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time is an input." },
        { object: "Math", property: "random", message: "Chance is an input." },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is an input." },
        { selector: "ExportDefaultDeclaration", message: "Name what you export." },
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
        { selector: "ExportAllDeclaration", message: "Import the file itself." },
      ],
      "no-console": "error",
    },
  },
  {
    files: ["src/hosts/excel/**/*.ts", "src/taskpane/**/*.ts", "src/taskpane/**/*.tsx"],
    plugins: { "office-addins": officeAddins },
    rules: Object.fromEntries(officeRules.map((name) => [`office-addins/${name}`, "error"])),
  },
  { files: ["eslint.config.mjs"], rules: { "no-restricted-syntax": "off" } },
  { files: ["**/*.cjs", "**/*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
