import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { plantCompanies, type Plant } from "../fixtures/plant.ts";
import { accounts } from "../../db/schema/auth.ts";
import { mails } from "../../db/schema/mail.ts";
import { auditChain, createAuth, createHasher } from "../../src/auth/auth.ts";
import type { Auth } from "../../src/auth/create-auth.ts";
import { type AccountId, conversationId, email, idempotencyKey } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { type OpenStore, authStore, openStore } from "../../src/store/store.ts";

/** As cheap as argon2 can be: the real cost has a test of its own. */
export const cheapHasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });

export const OFFICE = { address: "203.0.113.9", userAgent: "Firefox" } as const;
export const CAFE = { address: "198.51.100.4", userAgent: "Chrome" } as const;

export type World = Awaited<ReturnType<typeof openWorld>>;

/**
 * The companies of the fixtures on a virtual clock, in a database of its own.
 *
 * @param plant puts other people there, such as those of the demo
 */
export async function openWorld(
  open: OpenStore = openStore(":memory:"),
  seed = "world",
  plant: Plant = plantCompanies,
) {
  const clock = virtualClock();
  const random = seededRandom(seed);
  const secrets = createSecrets(random.bytes(32), random);
  await plant({ store: open, clock, random, secrets, hasher: cheapHasher });
  const auth = createAuth({
    store: authStore(open, random, auditChain(secrets)),
    clock,
    random,
    secrets,
    hasher: cheapHasher,
    ranges: ["documentation"],
  });
  const readMails = (after = 0) => readAllMails(open, after);
  const lastSecrets = (): Readonly<Record<string, string>> => {
    const sealed = readLastMail(open)?.secrets;
    return sealed ? secretsOf(secrets.open("mail", sealed)) : {};
  };
  return { open, clock, random, secrets, auth, readMails, lastSecrets, ...asking(auth, random) };
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
    ask: (who: string, chat = "chat", idempotencyKey = newKey()) =>
      auth.codes.request({ address: email(who), purpose: "reset-password", origin: originOf(chat), idempotencyKey }),
    type: (digits: string, chat = "chat", idempotencyKey = newKey()) => {
      const conversation = conversationId(chat);
      const mac = auth.codes.macOf(conversation, digits);
      return auth.codes.check({ mac, conversation, idempotencyKey });
    },
    mailLink: (chat = "chat", idempotencyKey = newKey()) =>
      auth.passwords.mailResetLink({ origin: originOf(chat), idempotencyKey }),
    signIn: (who: string, password: string, seen: { readonly address: string; readonly userAgent: string } = OFFICE) =>
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
