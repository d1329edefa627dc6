import { desc, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { approvals as requests } from "../../db/schema/approvals.ts";
import { accounts } from "../../db/schema/auth.ts";
import { mails } from "../../db/schema/mail.ts";
import { recoveries } from "../../db/schema/recovery.ts";
import type { Approvals } from "../../src/approvals/create-approvals.ts";
import type { Auth } from "../../src/auth/create-auth.ts";
import { conversationId, type Email, email, type Instant, idempotencyKey } from "../../src/shared/brand.ts";
import type { Random } from "../../src/shared/random.ts";
import type { Secrets } from "../../src/shared/secrets.ts";
import type { OpenStore } from "../../src/store/store.ts";
import { ADMINS, SIDES, WITH_CODES, addressOf } from "./race-people.ts";
import type { RaceName } from "./race-uses.ts";

interface Parts {
  readonly auth: Auth;
  readonly approvals: Approvals;
  readonly store: OpenStore;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly now: Instant;
}

type Make = (deps: Parts, round: number) => Promise<readonly string[]>;

const seen = { address: "198.51.100.4", userAgent: "a member" };
const newKey = ({ random }: Parts) => idempotencyKey(random.id());
const originOf = (chat: string) =>
  ({ channel: "web-chat", conversation: conversationId(chat), language: "en" }) as const;

const resetLink: Make = async (deps, round) => {
  const command = { address: addressOf(round), language: "en", idempotencyKey: newKey(deps) } as const;
  await deps.auth.passwords.requestResetLink(command);
  return [lastSecret(deps, "reset")];
};

const mailedCode: Make = async (deps, round) => {
  const { codes } = deps.auth;
  const origin = originOf(`chat ${String(round)}`);
  const command = { address: addressOf(round), purpose: "reset-password", origin } as const;
  await codes.request({ ...command, idempotencyKey: newKey(deps) });
  return [origin.conversation, codes.macOf(origin.conversation, lastSecret(deps, "code"))];
};

/** The first of ten codes, and a sign-in for each process that waits for one. */
const backupCode: Make = async (deps, round) => {
  const { auth } = deps;
  const pending = await pendingOf(deps, round);
  const entered = await auth.signIn.withCode({ pending, digits: lastSecret(deps, "code"), seen });
  const session = entered.kind === "signed-in" ? entered.session : "";
  const drawn = await auth.backupCodes.draw({ session, seen, idempotencyKey: newKey(deps) });
  if (!drawn.ok) throw new Error(drawn.reason);
  await auth.backupCodes.confirm({ session, seen, set: drawn.value.set });
  return [drawn.value.codes?.[0] ?? "", await pendingOf(deps, round), await pendingOf(deps, round)];
};

async function pendingOf({ auth }: Parts, round: number): Promise<string> {
  const typed = { address: addressOf(round, WITH_CODES), password: "right", language: "en" } as const;
  const answer = await auth.signIn.withPassword({ ...typed, seen });
  return answer.kind === "code-mailed" ? answer.pending : "";
}

/** A recovery whose new mailbox is proved, the two admins, and the moment of their presses. */
const vouch: Make = async (deps, round) => {
  const { auth, store } = deps;
  const origin = originOf(`lost ${String(round)}`);
  const mailbox = email(`member-${String(round)}@new.example`);
  await auth.recovery.ask({ address: addressOf(round), mailbox, origin, idempotencyKey: newKey(deps) });
  const { conversation } = origin;
  const mac = auth.codes.macOf(conversation, lastSecret(deps, "code"));
  await auth.recovery.prove({ mac, conversation, idempotencyKey: newKey(deps) });
  const newest = desc(sql`rowid`);
  const id = store.queries.select().from(recoveries).orderBy(newest).limit(1).get()?.id;
  return [id ?? "", ...ADMINS.map((address) => idOf(store, address)), String(deps.now)];
};

/** A request for an address, and a session of each of the two admins who decide it. */
const approval: Make = async (deps, round) => {
  const { auth, approvals, store } = deps;
  const origin = originOf(`asking ${String(round)}`);
  const [asker, purpose, { conversation }] = [addressOf(round, "asker"), "reset-password", origin] as const;
  await auth.codes.request({ address: asker, purpose, origin, idempotencyKey: newKey(deps) });
  const mac = auth.codes.macOf(conversation, lastSecret(deps, "code"));
  await auth.codes.check({ mac, conversation, idempotencyKey: newKey(deps) });
  const wanted = { conversation, address: "93.184.216.34", known: "typed" } as const;
  await approvals.askForAddress({ ...wanted, idempotencyKey: newKey(deps) });
  const newest = desc(sql`rowid`);
  const id = store.queries.select().from(requests).orderBy(newest).limit(1).get()?.id;
  const sessions = await Promise.all(SIDES.map((side) => sessionOf(deps, addressOf(round, side))));
  return [id ?? "", ...sessions];
};

const linkCode: Make = async (deps, round) => {
  const { linkedChats } = deps.auth;
  const drawn = await linkedChats.drawCode({ session: await sessionOf(deps, addressOf(round, "asker")), seen });
  return [drawn.ok ? linkedChats.macOf(drawn.value.code.replaceAll("-", "")) : ""];
};

async function sessionOf({ auth }: Parts, address: Email): Promise<string> {
  const answer = await auth.signIn.withPassword({ address, password: "right", language: "en", seen });
  if (answer.kind !== "signed-in") throw new Error(`${address} is ${answer.kind}`);
  return answer.session;
}

/** How each thing that is raced for is made, fresh for each round. */
export const RACE_THINGS: Readonly<Record<RaceName, Make>> = {
  "a reset link": resetLink,
  "a mailed code": mailedCode,
  "a code that links a chat": linkCode,
  "a backup code": backupCode,
  "a vouch of one of two admins": vouch,
  "an approval": approval,
};

/** Out of the newest mail that waits. */
function lastSecret({ store, secrets }: Parts, name: string): string {
  const newest = desc(sql`rowid`);
  const row = store.queries.select().from(mails).where(isNotNull(mails.secrets)).orderBy(newest).limit(1).get();
  if (!row?.secrets) throw new Error("no mail with a secret is waiting");
  return z.record(z.string(), z.string()).parse(JSON.parse(secrets.open("mail", row.secrets)))[name] ?? "";
}

const idOf = ({ queries }: OpenStore, address: Email) =>
  queries.select().from(accounts).where(eq(accounts.email, address)).get()?.id ?? "";
