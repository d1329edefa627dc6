import { existsSync, readFileSync } from "node:fs";
import { registerHooks, type ResolveFnOutput, type ResolveHookContext } from "node:module";

/**
 * Given to Node with `--import` before anything else is loaded. Left to itself, Node looks for the package.json of every
 * one of 1200 modules and parses it again (that of drizzle-orm has 180 kB): a third of a start. Here a name that says a
 * whole path is taken by its word, and each package.json is read once.
 */
registerHooks({
  resolve: (name, context, next) => (isImport(context) ? resolved(name, context.parentURL, next) : next(name)),
});

type Next = (name: string) => ResolveFnOutput;

const OWN = new URL("../", import.meta.url).href;
const PACKAGES = "/node_modules/";

const isImport = ({ conditions }: ResolveHookContext) => conditions.includes("import");
const isOurs = (url: string) => url.startsWith(OWN) && !url.slice(OWN.length - 1).includes(PACKAGES);

function resolved(name: string, parent: string | undefined, next: Next): ResolveFnOutput {
  if (parent === undefined) return next(name);
  if (name.startsWith(".")) return beside(new URL(name, parent), parent) ?? next(name);
  return isOurs(parent) ? packageFor(name, next) : next(name);
}

/**
 * A relative name with its ending on is the address already; what kind of module is there Node would look up. Of a file
 * that is missing Node tells best.
 */
function beside(url: URL, parent: string): ResolveFnOutput | undefined {
  const format = isOurs(parent) ? ourFormat(url.pathname) : formatOf(url);
  return format !== undefined && existsSync(url) ? { url: url.href, format, shortCircuit: true } : undefined;
}

const ourFormat = (path: string) =>
  path.endsWith(".ts") ? "module-typescript" : path.endsWith(".js") ? "module" : undefined;

/** Only where it is written down. Without a word Node looks into the file for what it is. */
function formatOf({ pathname, href }: URL): string | undefined {
  if (!href.includes(PACKAGES)) return undefined;
  if (pathname.endsWith(".mjs")) return "module";
  return pathname.endsWith(".js") ? typeIn(new URL("./", href)) : undefined;
}

const types = new Map<string, string | undefined>();

/** What the nearest package.json says of its modules. */
function typeIn(folder: URL): string | undefined {
  if (!types.has(folder.href)) types.set(folder.href, readType(folder));
  return types.get(folder.href);
}

function readType(folder: URL): string | undefined {
  if (folder.href.endsWith(PACKAGES)) return undefined;
  const file = new URL("package.json", folder);
  if (!existsSync(file)) return typeIn(new URL("../", folder));
  const said: unknown = JSON.parse(readFileSync(file, "utf8"));
  const type = typeof said === "object" && said !== null && "type" in said ? said.type : undefined;
  return type === "module" || type === "commonjs" ? type : undefined;
}

const packages = new Map<string, ResolveFnOutput>();

/** All of our files see the same packages. */
function packageFor(name: string, next: Next): ResolveFnOutput {
  const found = packages.get(name) ?? { ...next(name), shortCircuit: true };
  packages.set(name, found);
  return found;
}
