import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const browserCode = ["src/**/static/**/*.js"];

const noAsyncTransaction = {
  selector: "CallExpression[callee.property.name=/^(transact|transaction)$/] > :function[async=true]",
  message: "Transactions are synchronous: what runs after an await is committed outside of the transaction.",
};
const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name, so that a thing has the same name everywhere.",
};

/** Both only keep the formatter from breaking lines, and hide from the reader what stands where. */
const noPacking = [
  {
    selector:
      ":matches(ObjectExpression, ArrayExpression, CallExpression) > SpreadElement > :matches(ObjectExpression, ArrayExpression)",
    message: "Write the properties themselves: a literal spread into a literal says nothing.",
  },
  {
    selector: "VariableDeclarator[id.type='ArrayPattern'][init.type='ArrayExpression']",
    message: "Write one constant a line: a tuple that is taken apart where it is made says nothing.",
  },
];

export default defineConfig(
  {
    ignores: [
      "node_modules/",
      "coverage/",
      "dist/",
      "data/",
      "test-output/",
      "db/migrations/",
      "tools/",
      "*.mjs",
      "*.cjs",
    ],
  },
  {
    files: ["**/*.ts", "src/kept-code.js", ...browserCode],
    extends: [tseslint.configs.strictTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-syntax": ["error", noAsyncTransaction, ...noPacking],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Ports return promises even where the work behind them is synchronous; `async` turns a throw into a rejection.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["src/**/*.ts", "src/kept-code.js", ...browserCode],
    rules: { "no-restricted-syntax": ["error", noAsyncTransaction, noDefaultExport, ...noPacking] },
  },
  // The one file that says "I checked that this is one".
  { files: ["src/shared/brand.ts"], rules: { "@typescript-eslint/consistent-type-assertions": "off" } },
  // Programs that a person starts in a terminal.
  { files: ["src/cli.ts", "src/cli/**/*.ts"], rules: { "no-console": "off" } },
  // Tells whoever builds a page of another site what is wrong with their script tag.
  { files: ["src/portal/static/widget/widget.js"], rules: { "no-console": "off" } },
  {
    files: browserCode,
    languageOptions: { parserOptions: { projectService: false, project: "./tsconfig.browser.json" } },
  },
);
