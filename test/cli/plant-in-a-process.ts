import { createHasher } from "../../src/auth/auth.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { openStore } from "../../src/store/store.ts";
import { plantDemoWorld } from "../../db/demo.ts";

/** A process that plants the demo in the file it is given, says so when it begins and when it is done, and is killed. */
const [, , file = ""] = process.argv;
const store = openStore(file);
const secrets = createSecrets(Buffer.alloc(32, 7), systemRandom);
const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });
process.stdout.write("begins\n");
await plantDemoWorld({ store, clock: systemClock, random: systemRandom, secrets, hasher, withPast: true });
process.stdout.write("done\n");
