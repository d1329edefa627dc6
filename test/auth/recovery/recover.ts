import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "../../../db/schema/auth.ts";
import { mails } from "../../../db/schema/mail.ts";
import { recoveries } from "../../../db/schema/recovery.ts";
import type { Press } from "../../../src/auth/auth.ts";
import { accountId, conversationId, email, idempotencyKey } from "../../../src/shared/brand.ts";
import { idOf, type World } from "../world.ts";

export const LUCIA = "lucia@tidewater.example";
export const NEW = "lucia@new.example";

/** A second admin for Tidewater Ferries, so that there is somebody to agree. */
export function promote(world: World, who: string, role: "admin" | "member" = "admin"): void {
  world.open.queries
    .update(accounts)
    .set({ role })
    .where(eq(accounts.email, email(who)))
    .run();
}

export const askIn = (world: World, chat: string, address = LUCIA, mailbox = NEW) =>
  world.auth.recovery.ask({
    address: email(address),
    mailbox: email(mailbox),
    origin: world.originOf(chat),
    idempotencyKey: world.newKey(),
  });

/** What the sealed part of the newest mail of a kind holds. */
export function secretsOfNewest(world: World, template: string): Readonly<Record<string, string>> {
  const row = world.open.queries
    .select()
    .from(mails)
    .where(sql`template = ${template}`)
    .orderBy(sql`rowid desc`)
    .get();
  const text = row?.secrets ? world.secrets.open("mail", row.secrets) : "{}";
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

export const proveIn = (world: World, chat: string, digits = secretsOfNewest(world, "mailbox-code")["code"] ?? "") => {
  const conversation = conversationId(chat);
  return world.auth.recovery.prove({
    mac: world.auth.codes.macOf(conversation, digits),
    conversation,
    idempotencyKey: world.newKey(),
  });
};

/** Asked, and the new mailbox proved. @returns the id of the recovery */
export async function opened(world: World, chat = "lost", address = LUCIA, mailbox = NEW): Promise<string> {
  await askIn(world, chat, address, mailbox);
  await proveIn(world, chat);
  return (
    world.open.queries
      .select()
      .from(recoveries)
      .orderBy(sql`rowid desc`)
      .get()?.id ?? ""
  );
}

/** A press by `who`, with the password typed just now. */
export const pressBy = (world: World, recovery: string, who: string, rest: Partial<Press> = {}): Press => ({
  recovery,
  admin: idOf(world, who) ?? accountId("nobody"),
  idempotencyKey: idempotencyKey(world.random.id()),
  passwordAt: world.clock.now(),
  pressedAt: world.clock.now(),
  ...rest,
});

export const stageOf = (world: World, id: string) =>
  world.open.queries.select().from(recoveries).where(eq(recoveries.id, id)).get()?.stage;

export const addressOf = (world: World, id: string | undefined) =>
  world.open.queries
    .select()
    .from(accounts)
    .where(eq(accounts.id, accountId(id ?? "")))
    .get()?.email;
