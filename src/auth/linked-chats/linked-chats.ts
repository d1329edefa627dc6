import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import {
  after,
  type ConversationId,
  type Instant,
  type LinkMac,
  linkMac,
  type IdempotencyKey,
} from "../../shared/brand.ts";
import { FALLBACK_LANGUAGE, readLanguage } from "../../shared/language.ts";
import { ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { type Actor, actorOf, type Denied } from "../actor.ts";
import { LIMITS } from "../limits.ts";
import { drawDisown } from "../link.ts";
import type { Origin } from "../model.ts";
import type { AuthDeps } from "../deps.ts";
import type { LinkAnswer, LinkCode, LinkedChat } from "./model.ts";
import { drawLinkCode, drawLinkLetters, endIdle, inGroups, isIdle, linkChat, unlinkChat, unlinkHere } from "./rules.ts";

/**
 * Chats that belong to an account: there its owner is asked, as an admin, to decide requests. A chat is linked by a
 * code that only somebody with a fresh password sees, and that is typed in the very chat.
 */
export interface LinkedChats {
  /** A fresh code. It is shown this once, works once, in whatever chat it is typed, for ten minutes. */
  drawCode(acting: Actor): Promise<Outcome<LinkCode, Denied>>;
  /** All that may be kept of a code that was typed. @param letters as `readLetters` gives them, without dashes */
  macOf(letters: string): LinkMac;
  /**
   * Counts the try, then looks, then uses the code up by one conditional statement, and tells the owner by mail. Asked
   * again with the same `once`, the answer is the same.
   */
  link(command: {
    readonly mac: LinkMac;
    readonly origin: Pick<Origin, "channel" | "conversation">;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<LinkAnswer>;
  /** One's own, newest first; undefined when the asker is not signed in. */
  list(acting: Actor): Promise<readonly LinkedChat[] | undefined>;
  /** Ends the link of one's own chat, and tells the owner by mail. `unknown`: it is not there, or not one's own. */
  unlink(command: Actor & { readonly id: string }): Promise<"unlinked" | "unknown" | "signed-out">;
  /** Ends the link of a chat, asked for in that chat, and tells the owner by mail. Once for each `once`. */
  unlinkHere(command: {
    readonly conversation: ConversationId;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<"unlinked" | "not-linked">;
  /** Ends what nobody has written in for too long, and tells the owners by mail. @returns how many */
  due(): Promise<number>;
}

const language = z.string().transform((tag) => readLanguage(tag) ?? FALLBACK_LANGUAGE);

const answer: AnswerSchema<LinkAnswer> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["linked", "linked-already"]), name: z.string(), language }),
  z.object({ kind: z.enum(["wrong", "taken", "used-up"]) }),
]);

export function createLinkedChats(deps: AuthDeps): LinkedChats {
  const { store, clock, random, secrets } = deps;
  const macOf = (letters: string): LinkMac => linkMac(secrets.mac("link-code", letters));
  return {
    macOf,
    drawCode: async ({ session, seen }) => {
      const now = clock.now();
      const letters = drawLinkLetters(random);
      const drawn = await store.linkedChats.decide({
        subject: ownOf(session),
        now,
        decide: (state) => drawLinkCode(state, { seen, mac: macOf(letters) }, now),
      });
      return drawn.ok ? ok({ code: inGroups(letters), until: drawn.value }) : drawn;
    },
    link: async (command) => link(deps, command),
    list: async (acting) => list(deps, acting),
    unlink: async ({ session, seen, id }) => {
      const now = clock.now();
      const drawn = drawDisown({ random, secrets });
      const subject = ownOf(session);
      return store.linkedChats.decide({ subject, now, decide: (state) => unlinkChat(state, { seen, id }, now, drawn) });
    },
    unlinkHere: async ({ conversation, idempotencyKey: key }) => {
      const now = clock.now();
      const subject = { kind: "chat", conversation } as const;
      const idempotency = { key, schema: z.enum(["unlinked", "not-linked"]) };
      return store.linkedChats.decide({ subject, now, idempotency, decide: (state) => unlinkHere(state, now) });
    },
    due: async () => endAllIdle(deps),
  };
}

const ownOf = (session: string) => ({ kind: "session", hash: hashToken(session) }) as const;

async function link(
  { store, clock, random, secrets }: AuthDeps,
  { mac, origin, idempotencyKey }: Parameters<LinkedChats["link"]>[0],
): Promise<LinkAnswer> {
  const now: Instant = clock.now();
  const id = random.id();
  const drawn = drawDisown({ random, secrets });
  const triesFrom = after(now, -LIMITS.linkCode.triesWithin);
  return store.linkedChats.decide({
    subject: { kind: "code", mac, conversation: origin.conversation, triesFrom },
    now,
    idempotency: { key: idempotencyKey, schema: answer },
    decide: (state) => linkChat(state, { mac, origin, id }, now, drawn),
  });
}

async function list({ store, clock }: AuthDeps, { session, seen }: Actor) {
  const { session: found, chats } = await store.linkedChats.read(ownOf(session));
  const now = clock.now();
  return actorOf(found, seen, now, "signed-in").ok ? chats.filter((chat) => !isIdle(chat, now)) : undefined;
}

async function endAllIdle({ store, clock }: AuthDeps): Promise<number> {
  const now = clock.now();
  let ended = 0;
  for (const id of await store.linkedChats.idle(now)) {
    const subject = { kind: "link", id } as const;
    if (await store.linkedChats.decide({ subject, now, decide: (state) => endIdle(state, now) })) ended += 1;
  }
  return ended;
}
