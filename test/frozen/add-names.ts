import { appendFileSync } from "node:fs";
import { keptNames, NAMES, presentNames } from "./present-names.ts";

// Appends what is new to the list of names that rest outside the code. It takes nothing out.
const kept = new Set(keptNames());
const fresh = (await presentNames()).filter((name) => !kept.has(name));
for (const name of fresh) appendFileSync(NAMES, `${name}\n`);
process.stdout.write(`${String(fresh.length)} names added\n`);
