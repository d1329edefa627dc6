import { BANS, type Ban } from "./bans.ts";
import type { Breach } from "./breach.ts";
import { isBrowserCode, lineOf, type Module, nodesOf } from "./read-modules.ts";

/** Every use of something banned; each line is told once for each ban. Browser code has its own clock and network. */
export function keepBans(modules: readonly Module[], bans: readonly Ban[] = BANS): readonly Breach[] {
  return modules
    .filter((module) => !isBrowserCode(module.path))
    .flatMap((module) => bans.filter((ban) => concerns(ban, module.path)).flatMap((ban) => breachesOf(module, ban)));
}

function concerns(ban: Ban, path: string): boolean {
  const begins = (start: string) => path.startsWith(start);
  return (ban.within ?? [""]).some(begins) && !ban.except.some(begins);
}

function breachesOf(module: Module, ban: Ban): readonly Breach[] {
  const lines = new Set(
    nodesOf(module)
      .filter(ban.finds)
      .map((node) => lineOf(module, node)),
  );
  return [...lines].map((line) => ({ path: module.path, line, sentence: `${ban.name}: ${ban.sentence}` }));
}
