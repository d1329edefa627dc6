import { z } from "zod";
import type { Breach } from "./breach.ts";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

type Packages = z.infer<typeof lockSchema>["packages"];

/** Folders of this repository that are installed like packages. */
const LOCAL = ["tools/node-runtime"];

const PATH = "package-lock.json";

/** What makes a lock file that `npm ci` accepts on one machine and refuses, or fetches elsewhere, on another. */
export function lockFileBreaches(text: string): readonly Breach[] {
  const { packages } = lockSchema.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([place, entry]) => [
    ...addresses(place, entry.resolved),
    ...missingPlatforms(packages, place, Object.keys(entry.optionalDependencies ?? {})),
  ]);
}

export const countPackages = (text: string) => Object.keys(lockSchema.parse(JSON.parse(text)).packages).length;

function addresses(place: string, resolved: string | undefined): readonly Breach[] {
  if (resolved === undefined || LOCAL.includes(resolved)) return [];
  const cure = "Keep omit-lockfile-registry-resolved=true in .npmrc and install again.";
  return [{ path: PATH, line: 1, sentence: `${place} names the address it came from. ${cure}` }];
}

/** npm leaves out, without a word, a platform's package that is not published yet; `npm ci` then stops. */
function missingPlatforms(packages: Packages, place: string, names: readonly string[]): readonly Breach[] {
  return names
    .filter((name) => !whereNodeLooks(place, name).some((candidate) => candidate in packages))
    .map((name) => ({
      path: PATH,
      line: 1,
      sentence: `${place} wants ${name}, which has no entry: npm ci will stop. Use a version whose platforms are all published.`,
    }));
}

/** The package's own node_modules, then that of each package around it, then the top. */
function whereNodeLooks(place: string, name: string): readonly string[] {
  const around = place.split("/node_modules/").map((_, at, parts) => parts.slice(0, at + 1).join("/node_modules/"));
  return [...around.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
}
