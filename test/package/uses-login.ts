import {
  auditChain,
  authStore,
  createAuth,
  createHasher,
  createSecrets,
  email,
  enrol,
  openStore,
  systemClock,
  systemRandom,
  workspaceId,
} from "latchkey/auth";

/** A program of somebody else, with pages of its own: somebody is added, and signs in. */
const random = systemRandom;
const secrets = createSecrets(random.bytes(32), random);
const open = openStore("login.db");
const store = authStore(open, random, auditChain(secrets));
const hasher = createHasher();
const auth = createAuth({ store, clock: systemClock, random, secrets, hasher });

const address = email("mo@example.org");
const password = "nine-green-lanterns";
const who = {
  email: address,
  password,
  name: "Mo",
  role: "admin",
  status: "active",
  language: "en",
  twoSteps: false,
  lockedUntil: undefined,
} as const;
const workspace = { id: workspaceId("w1"), name: "Example", whitelistOn: false, whitelist: [] };
await enrol({ store, random, secrets, hasher }, workspace, [who], systemClock.now());

const seen = { address: "203.0.113.7", userAgent: "a browser" };
const answer = await auth.signIn.withPassword({ address, password, language: "en", seen });
process.stdout.write(`${answer.kind}\n`);
open.close();
