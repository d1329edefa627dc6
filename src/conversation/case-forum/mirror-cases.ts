import type { Forum, SendResult } from "../../channels/channel.ts";
import { after, type Instant } from "../../shared/brand.ts";
import { MINUTE, SECOND } from "../../shared/clock.ts";
import { nameOf, withoutWords } from "../../shared/broken.ts";
import { never } from "../../shared/never.ts";
import { within, type Worker } from "../../shared/schedule.ts";
import type { ConversationParts } from "../parts.ts";
import { splitText } from "../split-text.ts";
import { nextStep, type TopicStep, WORDS } from "./next-step.ts";
import type { TopicSettled, TopicWork } from "./topic-state.ts";
import { lineInWords } from "./topic-words.ts";

/** How long a topic belongs to whoever took it. Longer than a messenger may take, so nobody posts beside us. */
const LEASE = 60 * SECOND;
const PATIENCE = 40 * SECOND;
const LONGEST_PAUSE = 5 * MINUTE;
/** A topic that takes nothing any more, such as a deleted one, is left for a new one so often; then lines are passed over. */
const NEW_TOPICS = 2;
/** Telegram takes 4,096 characters in one message. */
const LONGEST_POST = 3900;

/**
 * Shows cases where support agents talk: a topic each, the dossier, the chat so far and all that follows, in order. What
 * is shown stands in the database after every message; killed in between, the last one may be shown twice.
 */
export function caseMirror(parts: ConversationParts): Worker {
  return {
    name: "case topics",
    drain: async () => {
      const forum = parts.forum?.();
      if (!forum) return 0;
      for (let done = 0; ; done += 1) if (!(await mirrorOne(parts, forum))) return done;
    },
  };
}

async function mirrorOne({ store, clock, random, onTrouble }: ConversationParts, forum: Forum): Promise<boolean> {
  const [now, lease] = [clock.now(), random.id()];
  const claim = { place: forum.place, now, lease, leaseUntil: after(now, LEASE) };
  const work = await store.caseTopics.claimTopic(claim);
  const step = work && nextStep(work);
  if (!step) return false;
  const result = (await within(PATIENCE, carryOut(onTrouble, forum, work, step))) ?? SLOW;
  await store.caseTopics.settleTopic(work, lease, settledBy(work, step, result, clock.now()), clock.now());
  return true;
}

const SLOW: SendResult = { kind: "later", why: "no answer in time" };

/** A forum throws nothing; should one do so, something of ours is broken: the log has it, and it is tried again. */
async function carryOut(
  onTrouble: ConversationParts["onTrouble"],
  forum: Forum,
  work: TopicWork,
  step: TopicStep,
): Promise<SendResult> {
  try {
    return await ask(forum, work, step);
  } catch (error) {
    onTrouble?.("case topics", withoutWords(error));
    return { kind: "later", why: nameOf(error) };
  }
}

async function ask(forum: Forum, { from }: TopicWork, step: TopicStep): Promise<SendResult> {
  switch (step.kind) {
    case "open":
      return forum.openTopic(step.title);
    case "introduce":
      return postAll(forum, step.topic, step.text);
    case "show":
      return step.text === undefined ? { kind: "sent" } : postAll(forum, step.topic, step.text);
    case "show-media": {
      const { messageId } = step.line;
      const here = messageId !== undefined && from.channel === forum.channel;
      const text = lineInWords(WORDS, step.line);
      return forum.post(step.topic, { text, ...(here && { media: { from, messageId } }) });
    }
    case "post":
      if (step.post.kind === "show") return forum.show(from, step.post.messageId);
      return postAll(forum, step.topic, step.post.kind === "say" ? step.post.text : WORDS.forum.notReached);
    case "close":
      return forum.closeTopic(step.topic);
    default:
      return never(step);
  }
}

async function postAll(forum: Forum, topic: string, text: string): Promise<SendResult> {
  for (const part of splitText(text, LONGEST_POST)) {
    const result = await forum.post(topic, { text: part });
    if (result.kind !== "sent") return result;
  }
  return { kind: "sent" };
}

function settledBy(work: TopicWork, step: TopicStep, result: SendResult, now: Instant): TopicSettled {
  if (result.kind === "later") return { kind: "later", why: result.why, nextTry: result.notBefore ?? pause(work, now) };
  if (step.kind === "open") return opened(work, result, now);
  if (step.kind === "close") return { kind: "closed" };
  if (step.kind === "post") return posted(step, result);
  if (result.kind === "refused" && work.lost < NEW_TOPICS) return { kind: "lost", why: result.why };
  if (step.kind === "introduce") return { kind: "introduced" };
  return { kind: "shown", upTo: step.kind === "show" ? step.upTo : step.line.sequence };
}

function opened(work: TopicWork, result: SendResult, now: Instant): TopicSettled {
  if (result.kind === "sent" && result.messageId !== undefined) return { kind: "opened", topic: result.messageId };
  const why = result.kind === "sent" ? "the messenger did not name the topic" : result.why;
  return { kind: "later", why, nextTry: pause(work, now) };
}

const posted = ({ id, post }: Extract<TopicStep, { readonly kind: "post" }>, result: SendResult): TopicSettled =>
  result.kind === "refused" && post.kind === "show"
    ? { kind: "posted", id, instead: WORDS.forum.cannotShow }
    : { kind: "posted", id };

const pause = ({ tries }: TopicWork, now: Instant) =>
  after(now, Math.min(SECOND * 2 ** Math.min(tries, 20), LONGEST_PAUSE));
