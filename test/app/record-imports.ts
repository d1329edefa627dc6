import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { isMainThread } from "node:worker_threads";

/**
 * Given to Node with `--import`: at the end writes into the file RECORD_INTO each import there was, as who asked, for
 * what, what came and of what kind.
 */
const imports: string[][] = [];
registerHooks({
  resolve: (name, context, next) => {
    const found = next(name);
    if (context.conditions.includes("import"))
      imports.push([context.parentURL ?? "", name, found.url, found.format ?? ""]);
    return found;
  },
});
const into = process.env["RECORD_INTO"];
if (isMainThread && into !== undefined) process.once("exit", () => writeFileSync(into, JSON.stringify(imports)));
