import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Chance, chanceOf, cheapHasher, plantedInMemory, SEED } from "../fixtures/planted.ts";
import { plantCompanies, type Plant } from "../fixtures/plant.ts";
import { accounts } from "../../db/schema/auth.ts";
import { mails } from "../../db/schema/mail.ts";
import { auditChain, createAuth, type Visitor } from "../../src/auth/auth.ts";
import type { Auth } from "../../src/auth/create-auth.ts";
import { type AccountId, conversationId, email, idempotencyKey, type Sealed } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { type OpenStore, authStore } from "../../src/store/store.ts";

export const OFFICE = { address: "203.0.113.9", userAgent: "Firefox" } as const;
export const CAFE = { address: "198.51.100.4", userAgent: "Chrome" } as const;

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A database with people in it, and the chance and keys that go on from there. */
export interface Ground extends Chance {
  readonly open: OpenStore;
}

/** Plants people in a database that was opened already; who is there stays as they are. */
export async function groundOn(open: OpenStore, seed = SEED, plant: Plant = plantCompanies): Promise<Ground> {
  const { random, secrets } = chanceOf(seed);
  await plant({ store: open, clock: virtualClock(), random, secrets, hasher: cheapHasher });
  return { open, random, secrets };
}

/**
 * The companies of the fixtures on a virtual clock, in a database of its own in memory.
 *
 * @param ground another database
 */
export async function openWorld(ground?: OpenStore | Ground) {
  const given = ground && "queries" in ground ? await groundOn(ground) : ground;
  const { open, random, secrets } = given ?? (await plantedInMemory(SEED));
  const clock = virtualClock();
  const auth = createAuth({
    store: authStore(open, random, auditChain(secrets)),
    clock,
    random,
    secrets,
    hasher: cheapHasher,
    ranges: ["documentation"],
  });
  const readMails = (after = 0) => readAllMails(open, after);
  const readSecrets = (sealed: Sealed) => secretsOf(secrets.open("mail", sealed));
  const lastSecrets = (): Readonly<Record<string, string>> => {
    const sealed = readLastMail(open)?.secrets;
    return sealed ? readSecrets(sealed) : {};
  };
  return { open, clock, random, secrets, auth, readMails, readSecrets, lastSecrets, ...asking(auth, random) };
}

const readLastMail = (open: OpenStore) =>
  open.queries
    .select()
    .from(mails)
    .orderBy(sql`rowid desc`)
    .limit(1)
    .get();

const readAllMails = (open: OpenStore, after: number) =>
  open.queries
    .select()
    .from(mails)
    .where(sql`rowid > ${after}`)
    .orderBy(sql`rowid`)
    .all();

const secretsOf = (json: string) => z.record(z.string(), z.string()).parse(JSON.parse(json));

/** The commands of the chat, with everything unimportant filled in. */
function asking(auth: Auth, random: { id(): string }) {
  const newKey = () => idempotencyKey(random.id());
  const originOf = (chat: string) =>
    ({ channel: "web-chat", conversation: conversationId(chat), language: "en" }) as const;
  return {
    newKey,
    originOf,
    addressOf: (who: string) => email(who),
    ask: (who: string, chat = "chat", idempotencyKey = newKey()) =>
      auth.codes.request({ address: email(who), purpose: "reset-password", origin: originOf(chat), idempotencyKey }),
    type: (digits: string, chat = "chat", idempotencyKey = newKey()) => {
      const conversation = conversationId(chat);
      const mac = auth.codes.macOf(conversation, digits);
      return auth.codes.check({ mac, conversation, idempotencyKey });
    },
    mailLink: (chat = "chat", idempotencyKey = newKey()) =>
      auth.passwords.mailResetLink({ origin: originOf(chat), idempotencyKey }),
    signIn: (who: string, password: string, seen: Visitor = OFFICE) =>
      auth.signIn.withPassword({ address: email(who), password, language: "en", seen }),
  };
}

export const idOf = (world: World, who: string): AccountId | undefined =>
  world.open.queries
    .select()
    .from(accounts)
    .where(eq(accounts.email, email(who)))
    .get()?.id;

/** Asks and returns the code out of the mail. */
export async function askForCode(world: World, who: string, chat = "chat"): Promise<string> {
  const answer = await world.ask(who, chat);
  if (answer.kind !== "mailed") throw new Error(`no code was mailed: ${answer.kind}`);
  return world.lastSecrets()["code"] ?? "";
}

/** The whole way to a reset link in a mail. */
export async function getResetToken(world: World, who: string, chat = "chat"): Promise<string> {
  await world.type(await askForCode(world, who, chat), chat);
  await world.mailLink(chat);
  return world.lastSecrets()["reset"] ?? "";
}
