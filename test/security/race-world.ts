import { desc, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "../../db/schema/auth.ts";
import { mails } from "../../db/schema/mail.ts";
import { recoveries } from "../../db/schema/recovery.ts";
import { auditChain, createAuth, enrol } from "../../src/auth/auth.ts";
import { conversationId, type Email, email, onceKey, passwordHash, workspaceId } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, type OpenStore, openStore } from "../../src/store/store.ts";
import type { RaceName } from "./race-uses.ts";

export type RaceWorld = Awaited<ReturnType<typeof createRaceWorld>>;

type Make = (round: number) => Promise<readonly string[]>;

/** What a password costs is no part of these races. */
const hasher = { hash: async () => passwordHash("not a hash"), verify: async () => true };
const seen = { address: "198.51.100.4", userAgent: "a member" };

/** A workspace with a member for every round, so that no budget of one round touches the next. */
export async function createRaceWorld(file: string, members: number) {
  const store = openStore(file);
  const [random, clock, key] = [systemRandom, virtualClock(), systemRandom.bytes(32)];
  const secrets = createSecrets(key, random);
  const chain = auditChain(secrets);
  const parts = { store: authStore(store, random, chain), clock, random, secrets, hasher };
  const workspace = { id: workspaceId("acme"), name: "Acme Tours", whitelistOn: false, whitelist: [] };
  const people = [...Array.from({ length: members }, (_, n) => memberOf(addressOf(n))), ...ADMINS.map(adminOf)];
  await enrol(parts, workspace, people, clock.now());
  const auth = createAuth(parts);
  const lastSecret = (name: string) => secretsOf(secrets.open("mail", newestMail(store)))[name] ?? "";
  const originOf = (round: number) =>
    ({ channel: "web-chat", conversation: conversationId(`chat ${String(round)}`), language: "en" }) as const;
  const askForCode = (round: number) =>
    auth.codes.request({
      ...{ address: addressOf(round), purpose: "reset-password", origin: originOf(round) },
      once: onceKey(random.id()),
    });
  const make: Readonly<Record<RaceName, Make>> = {
    "a reset link": async (round) => {
      await auth.passwords.requestResetLink({ address: addressOf(round), language: "en", once: onceKey(random.id()) });
      return [lastSecret("reset")];
    },
    "a mailed code": async (round) => {
      await askForCode(round);
      const { conversation } = originOf(round);
      return [conversation, auth.codes.macOf(conversation, lastSecret("code"))];
    },
    "a backup code": async (round) => {
      const signIn = async () => {
        const answer = await auth.signIn.withPassword({
          ...{ address: addressOf(round), password: "right", language: "en" },
          seen,
        });
        return answer.kind === "code-mailed" ? answer.pending : "";
      };
      const pending = await signIn();
      const entered = await auth.signIn.withCode({ pending, digits: lastSecret("code"), seen });
      const session = entered.kind === "signed-in" ? entered.session : "";
      const drawn = await auth.backupCodes.draw({ session, seen, once: onceKey(random.id()) });
      if (!drawn.ok) throw new Error(drawn.reason);
      await auth.backupCodes.confirm({ session, seen, set: drawn.value.set });
      return [drawn.value.codes?.[0] ?? "", await signIn(), await signIn()];
    },
    "a vouch of one of two admins": async (round) => {
      const origin = { ...originOf(round), conversation: conversationId(`lost ${String(round)}`) };
      const mailbox = email(`member-${String(round)}@new.example`);
      await auth.recovery.ask({ ...{ address: addressOf(round), mailbox, origin }, once: onceKey(random.id()) });
      const { conversation } = origin;
      const mac = auth.codes.macOf(conversation, lastSecret("code"));
      await auth.recovery.prove({ mac, conversation, once: onceKey(random.id()) });
      const id = store.queries
        .select()
        .from(recoveries)
        .orderBy(desc(sql`rowid`))
        .limit(1)
        .get()?.id;
      return [id ?? "", ...ADMINS.map((address) => idOf(store, address)), String(clock.now())];
    },
  };
  return { store, file, chain, make, now: clock.now(), key: Buffer.from(key).toString("hex") };
}

const addressOf = (round: number) => email(`member-${String(round)}@acme.example`);
const ADMINS = [email("left@acme.example"), email("right@acme.example")] as const;

const memberOf = (address: Email) => ({
  email: address,
  password: "tulip-harbor-41",
  name: "Sam Rivers",
  role: "member" as const,
  status: "active" as const,
  language: "en" as const,
  twoSteps: true,
  lockedUntil: undefined,
});
const adminOf = (address: Email) => ({ ...memberOf(address), role: "admin" as const });

function newestMail({ queries }: OpenStore) {
  const row = queries
    .select()
    .from(mails)
    .where(isNotNull(mails.secrets))
    .orderBy(desc(sql`rowid`))
    .limit(1)
    .get();
  if (!row?.secrets) throw new Error("no mail with a secret is waiting");
  return row.secrets;
}

const secretsOf = (json: string) => z.record(z.string(), z.string()).parse(JSON.parse(json));

const idOf = ({ queries }: OpenStore, address: Email) =>
  queries.select().from(accounts).where(eq(accounts.email, address)).get()?.id ?? "";
