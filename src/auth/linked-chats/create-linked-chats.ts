import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { after, type Instant, linkMac, type LinkMac } from "../../shared/brand.ts";
import { FALLBACK_LANGUAGE, readLanguage } from "../../shared/language.ts";
import { ok } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { actorOf, type Acting } from "../acting.ts";
import { LIMITS } from "../limits.ts";
import { drawDisown } from "../link.ts";
import type { AuthParts } from "../parts.ts";
import { drawLinkCode, drawLinkLetters, inGroups } from "./draw-code.ts";
import { endIdle, isIdle, unlinkHere } from "./end-link.ts";
import { linkChat } from "./link-chat.ts";
import type { LinkAnswer, LinkedChats } from "./linked-chats.ts";
import { unlinkChat } from "./unlink-chat.ts";

const language = z.string().transform((tag) => readLanguage(tag) ?? FALLBACK_LANGUAGE);
const answer: AnswerSchema<LinkAnswer> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["linked", "linked-already"]), name: z.string(), language }),
  z.object({ kind: z.enum(["wrong", "taken", "used-up"]) }),
]);

export function createLinkedChats(parts: AuthParts): LinkedChats {
  const { store, clock, random, secrets } = parts;
  const macOf = (letters: string): LinkMac => linkMac(secrets.mac("link-code", letters));
  return {
    macOf,
    drawCode: async ({ session, seen }) => {
      const [now, letters] = [clock.now(), drawLinkLetters(random)];
      const drawn = await store.linkedChats.decide({
        ...{ subject: ownOf(session), now },
        decide: (state) => drawLinkCode(state, { seen, mac: macOf(letters) }, now),
      });
      return drawn.ok ? ok({ code: inGroups(letters), until: drawn.value }) : drawn;
    },
    link: async (command) => link(parts, command),
    list: async (acting) => list(parts, acting),
    unlink: async ({ session, seen, id }) => {
      const [now, drawn] = [clock.now(), drawDisown({ random, secrets })];
      const subject = ownOf(session);
      return store.linkedChats.decide({ subject, now, decide: (state) => unlinkChat(state, { seen, id }, now, drawn) });
    },
    unlinkHere: async ({ conversation, once: key }) => {
      const now = clock.now();
      const subject = { kind: "chat", conversation } as const;
      const once = { key, schema: z.enum(["unlinked", "not-linked"]) };
      return store.linkedChats.decide({ subject, now, once, decide: (state) => unlinkHere(state, now) });
    },
    due: async () => endAllIdle(parts),
  };
}

const ownOf = (session: string) => ({ kind: "session", hash: hashToken(session) }) as const;

async function link(
  { store, clock, random, secrets }: AuthParts,
  { mac, origin, once }: Parameters<LinkedChats["link"]>[0],
): Promise<LinkAnswer> {
  const now: Instant = clock.now();
  const [id, drawn] = [random.id(), drawDisown({ random, secrets })];
  const triesFrom = after(now, -LIMITS.linkCode.triesWithin);
  return store.linkedChats.decide({
    ...{ subject: { kind: "code", mac, conversation: origin.conversation, triesFrom }, now },
    once: { key: once, schema: answer },
    decide: (state) => linkChat(state, { mac, origin, id }, now, drawn),
  });
}

async function list({ store, clock }: AuthParts, { session, seen }: Acting) {
  const { session: found, chats } = await store.linkedChats.look(ownOf(session));
  const now = clock.now();
  return actorOf(found, seen, now, "signed-in").ok ? chats.filter((chat) => !isIdle(chat, now)) : undefined;
}

async function endAllIdle({ store, clock }: AuthParts): Promise<number> {
  const now = clock.now();
  let ended = 0;
  for (const id of await store.linkedChats.idle(now)) {
    const subject = { kind: "link", id } as const;
    if (await store.linkedChats.decide({ subject, now, decide: (state) => endIdle(state, now) })) ended += 1;
  }
  return ended;
}
