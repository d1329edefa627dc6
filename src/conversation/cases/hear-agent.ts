import { z } from "zod";
import { LIMITS } from "../../auth/auth.ts";
import type { Forum, ForumInbound, ForumInbox } from "../../channels/channel.ts";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { after, type Instant, idempotencyKey } from "../../shared/brand.ts";
import { HOUR } from "../../shared/clock.ts";
import { FALLBACK_LANGUAGE } from "../../shared/language.ts";
import type { CaseWords } from "../../wording/wording.ts";
import type { CaseDecision, CaseState, TopicDoing } from "./model.ts";
import { quoteName } from "../admin-chat/quote-name.ts";
import type { ConversationDeps } from "../deps.ts";
import { decideTopic, type TopicAnswer } from "./decide-topic.ts";

const answered: AnswerSchema<TopicAnswer> = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    value: z.enum([
      ...(["claimed", "answered", "answered-cut", "closed", "noted", "noted-cut", "shown"] as const),
      ...(["corrected", "corrected-cut"] as const),
    ]),
  }),
  z.object({
    ok: z.literal(false),
    reason: z.enum([
      ...(["signed-out", "not-admin", "password-needed", "unknown", "closed", "taken", "not-yours"] as const),
      ...(["empty", "too-long", "cannot-show", "too-late"] as const),
    ]),
  }),
]);

/** Longest id of any platform that is served, with room to spare. */
const LONGEST_ID = 128;

/** Takes in what agents say where they talk. What comes twice is done once; an edit changes what it was before. */
export const createForumInbox = (deps: ConversationDeps): ForumInbox => ({
  accept: async (inbound) => {
    const forum = deps.forum?.();
    const doing = doingOf(inbound);
    if (!forum || !doing || !isAcceptable(inbound)) return;
    await hear(deps, forum, inbound, doing);
    deps.onNews?.();
  },
});

const isAcceptable = ({ topic, messageId, agent }: ForumInbound) =>
  [topic, messageId, agent.bot, agent.chat].every((id) => id !== "" && id.length <= LONGEST_ID);

/** A command or a picture that was edited does nothing again. */
function doingOf({ body, isEdit }: ForumInbound): TopicDoing | undefined {
  if (isEdit) return body.kind === "text" ? { kind: "correct", text: body.text } : undefined;
  if (body.kind === "text") return { kind: "say", text: body.text };
  if (body.kind === "media") return { kind: "show", shown: body.media };
  if (body.command === "note") return { kind: "note", text: body.text };
  if (body.command === "close") return { kind: "finish" };
  return { kind: "take", over: body.text.trim().toLowerCase() === "over" };
}

async function hear(
  { store, clock, texts, wording, understanding }: ConversationDeps,
  { place }: Forum,
  { topic, messageId, agent, isEdit }: ForumInbound,
  doing: TopicDoing,
): Promise<void> {
  const now = clock.now();
  const message = { place, topic, messageId };
  const idempotency = isEdit ? undefined : { key: idempotencyKey(`forum:${place}:${messageId}`), schema: answered };
  const parts = { texts, cutSecrets: understanding.cutSecrets };
  await store.caseDesk.decide<TopicAnswer>({
    by: { chat: agent },
    on: message,
    now,
    ...(idempotency && { idempotency }),
    decide: (state) =>
      withRemark(asAgent(decideTopic(parts, state, { message, agent, doing }, now), agent, now), state, {
        words: wording.cases(FALLBACK_LANGUAGE),
        message,
        agent,
        now,
      }),
  });
}

type Message = Parameters<typeof decideTopic>[2]["message"];

/** Whoever talks here uses the link of their private chat as much as somebody who writes there. */
function asAgent(decided: ReturnType<typeof decideTopic>, chat: ForumInbound["agent"], now: Instant): typeof decided {
  if (isStranger(decided.answer)) return decided;
  const heard = { kind: "agent-heard", chat, linkIdleAt: after(now, LIMITS.linkedChat.idle) } as const;
  return { ...decided, changes: [heard, ...decided.changes] };
}

interface Remark {
  readonly words: CaseWords;
  readonly message: Message;
  readonly agent: ForumInbound["agent"];
  readonly now: Instant;
}

/** What the agent is told in the topic goes there with what was changed, in the same transaction. */
function withRemark(
  { changes, audit, answer }: ReturnType<typeof decideTopic>,
  { found }: CaseState,
  { words, message: { place, messageId }, agent, now }: Remark,
): CaseDecision<TopicAnswer> {
  const text = found && remarkOn(words, answer, found.holder?.name);
  if (text === undefined) return { changes, mails: [], audit, answer };
  const key = isStranger(answer)
    ? `link:${place}:${found?.number ?? ""}:${agent.chat}:${String(Math.floor(now / HOUR))}`
    : `told:${place}:${messageId}:${answer.ok ? answer.value : answer.reason}`;
  const told = { kind: "topic-told", place, number: found?.number ?? "", key, post: { kind: "say", text } } as const;
  return { changes: [...changes, told], mails: [], audit, answer };
}

/** Whoever talks here without being an agent is told so once an hour, not at every word. */
const isStranger = (answer: TopicAnswer) =>
  !answer.ok && (answer.reason === "signed-out" || answer.reason === "not-admin");

/** What happened is seen in the topic by itself, mostly; the rest is said. */
function remarkOn({ forum }: CaseWords, answer: TopicAnswer, holder = "?"): string | undefined {
  const name = quoteName(holder);
  if (answer.ok)
    return {
      ...QUIET,
      "answered-cut": forum.cut,
      "corrected-cut": forum.cut,
      noted: forum.noted,
      "noted-cut": forum.notedCut,
    }[answer.value];
  return {
    "signed-out": forum.link,
    "not-admin": forum.link,
    "password-needed": forum.link,
    unknown: undefined,
    closed: forum.closed,
    taken: forum.taken({ holder: name }),
    "not-yours": forum.notYours({ holder: name }),
    empty: forum.empty,
    "too-long": forum.tooLong,
    "cannot-show": forum.cannotShow,
    "too-late": forum.tooLate,
  }[answer.reason];
}

const QUIET = { claimed: undefined, answered: undefined, closed: undefined, shown: undefined, corrected: undefined };
