import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Puts the process that gets killed into one file, so that two hundred starts take a minute and not five. It lies as
 * deep as its source, for flows and migrations are found from there; its ending says that it is a module, which Node
 * would otherwise find out by parsing all of it twice.
 *
 * @returns where the file is
 */
export async function bundleChild(): Promise<string> {
  const outDir = `${root}node_modules/.killed-process`;
  const entry = `${root}test/crash/child.ts`;
  const native = ["better-sqlite3", "@node-rs/argon2", "@node-rs/bcrypt"];
  const rolldownOptions = { output: { entryFileNames: "child.mjs" } };
  const output = { ssr: entry, outDir, emptyOutDir: true, target: "node22", rolldownOptions };
  await build({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true, external: native },
    build: output,
  });
  return `${outDir}/child.mjs`;
}
