import { registerHooks } from "node:module";

/**
 * Given to Node with `--import` before anything else is loaded. For every module of a package, Node reads and parses
 * the package.json again; that of drizzle-orm has 180 kB, and with its 150 modules that took 1.4 of the 2 seconds of
 * a start. Inside that package a relative name says the whole path, so there is nothing to look up.
 */
registerHooks({
  resolve: (name, { parentURL, conditions }, next) =>
    name.startsWith(".") && name.endsWith(".js") && conditions.includes("import") && isDrizzle(parentURL)
      ? { url: new URL(name, parentURL).href, format: "module", shortCircuit: true }
      : next(name),
});

const isDrizzle = (url: string | undefined) => url?.includes("/node_modules/drizzle-orm/") === true;
