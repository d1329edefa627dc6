import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KINDS } from "../src/wording/say-text.ts";
import { writeAccessor } from "../src/wording/write-accessor.ts";

// `npm run wording`: the typed names of all texts, made from the English files.
const top = join(import.meta.dirname, "..");
for (const kind of KINDS) {
  const english = readFileSync(join(top, "flows/languages/en", `${kind}.yml`), "utf8");
  writeFileSync(join(top, "src/wording/generated", `${kind}.ts`), writeAccessor(kind, english));
}
