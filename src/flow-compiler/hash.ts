import { createHash } from "node:crypto";
import type { Flow, Library } from "../engine/engine.ts";
import { libraryHash } from "../shared/brand.ts";

/** All flows of one version, under a hash that changes with any of them and with nothing else. */
export function createLibrary(flows: readonly Flow[]): Library {
  const sorted = [...flows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const hash = createHash("sha256").update(canonical(sorted)).digest("hex");
  return { hash: libraryHash(hash), flows: Object.fromEntries(sorted.map((flow) => [flow.id, flow])) };
}

/** JSON with sorted keys: moving a step up in its file makes no new version. Lists keep their order, which people see. */
const canonical = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
