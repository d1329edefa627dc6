import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// `npm run build`: the program as JavaScript below `dist`, laid out as the sources are, with everything it reads.
const top = join(import.meta.dirname, "..");
const dist = join(top, "dist");
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [compiler, "-p", join(top, "tsconfig.build.json")], { stdio: "inherit" });
for (const folder of ["flows", "db/migrations", "src/portal/static"])
  cpSync(join(top, folder), join(dist, folder), { recursive: true });
chmodSync(join(dist, "src/bin.js"), 0o755);
