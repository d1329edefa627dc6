import type { Forum, ForumResult, SendResult } from "../../channels/channel.ts";
import { after, type Instant } from "../../shared/brand.ts";
import { MINUTE, SECOND } from "../../shared/clock.ts";
import { nameOf, withoutWords } from "../../shared/broken.ts";
import { FALLBACK_LANGUAGE } from "../../shared/language.ts";
import { never } from "../../shared/never.ts";
import { within, type Worker } from "../../shared/schedule.ts";
import type { CaseWords } from "../../wording/wording.ts";
import type { ConversationDeps } from "../deps.ts";
import { splitText } from "../delivery/render-outbound.ts";
import { lineInWords, nextStep, type TopicStep } from "./topic-words.ts";
import type { TopicSettled, TopicWork } from "./model.ts";

/** How long a topic belongs to whoever took it. Longer than a messenger may take, so nobody posts beside us. */
const LEASE = 60 * SECOND;
const PATIENCE = 40 * SECOND;
const LONGEST_PAUSE = 5 * MINUTE;
/** A topic that was deleted is left for a new one at once so often; after that no sooner than the longest pause. */
const NEW_TOPICS = 2;
/** Telegram takes 4,096 characters in one message. */
const LONGEST_POST = 3900;

/**
 * Shows cases where support agents talk: a topic each, the dossier, the chat so far and all that follows, in order. What
 * is shown stands in the database after every message; killed in between, the last one may be shown twice.
 */
export function caseMirror(deps: ConversationDeps): Worker {
  return {
    name: "case topics",
    drain: async () => {
      const forum = deps.forum?.();
      if (!forum) return 0;
      for (let done = 0; ; done += 1) if (!(await mirrorOne(deps, forum))) return done;
    },
  };
}

async function mirrorOne(deps: ConversationDeps, forum: Forum): Promise<boolean> {
  const { store, clock, random } = deps;
  const now = clock.now();
  const lease = random.id();
  const claim = { place: forum.place, now, lease, leaseUntil: after(now, LEASE) };
  const work = await store.caseTopics.claimTopic(claim);
  const words = deps.wording.cases(FALLBACK_LANGUAGE);
  const step = work && nextStep(words, work);
  if (!step) return false;
  const result = (await within(PATIENCE, carryOut({ ...deps, words }, forum, work, step))) ?? SLOW;
  reportHealth(deps, work, step, result);
  await store.caseTopics.settleTopic(
    work,
    lease,
    settledBy(words, { work, step, result, now: clock.now() }),
    clock.now(),
  );
  return true;
}

/** A refusal of the whole group is an outage until it takes something again. What is passed over for good is named. */
function reportHealth(deps: ConversationDeps, { found }: TopicWork, step: TopicStep, result: ForumResult): void {
  const health = deps.forumHealth?.();
  if (result.kind === "later" || goesToPerson(step)) return;
  if (result.kind === "sent") return health?.well();
  if (result.about === undefined) return health?.out(takesNothing(result.why));
  if (result.about === "message")
    deps.onTrouble?.(
      "case topics",
      new Error(`The group never takes a line of case ${found.number}, see its page (${result.why}).`),
    );
}

const goesToPerson = (step: TopicStep) => step.kind === "post" && step.post.kind === "show";

const takesNothing = (why: string) =>
  `The support group takes nothing from the bot (${why}). Make the bot an administrator of the group again; what was not shown comes by itself.`;

const SLOW: SendResult = { kind: "later", why: "no answer in time" };

/** A forum throws nothing; should one do so, something of ours is broken: the log has it, and it is tried again. */
async function carryOut(
  { onTrouble, words }: Pick<ConversationDeps, "onTrouble"> & { readonly words: CaseWords },
  forum: Forum,
  work: TopicWork,
  step: TopicStep,
): Promise<ForumResult> {
  try {
    return await ask(words, forum, work, step);
  } catch (error) {
    onTrouble?.("case topics", withoutWords(error));
    return { kind: "later", why: nameOf(error) };
  }
}

/** @param words people who talk in the forum are spoken to in one language */
async function ask(words: CaseWords, forum: Forum, { from }: TopicWork, step: TopicStep): Promise<ForumResult> {
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
      const text = lineInWords(words, step.line);
      return forum.post(step.topic, { text, ...(here && { media: { from, messageId } }) });
    }
    case "post":
      if (step.post.kind === "show") return forum.show(from, step.post.messageId);
      return postAll(forum, step.topic, step.post.kind === "say" ? step.post.text : words.forum.notReached);
    case "close":
      return forum.closeTopic(step.topic);
    default:
      return never(step);
  }
}

async function postAll(forum: Forum, topic: string, text: string): Promise<ForumResult> {
  for (const part of splitText(text, LONGEST_POST)) {
    const result = await forum.post(topic, { text: part });
    if (result.kind !== "sent") return result;
  }
  return { kind: "sent" };
}

interface Done {
  readonly work: TopicWork;
  readonly step: TopicStep;
  readonly result: ForumResult;
  readonly now: Instant;
}

function settledBy(words: CaseWords, { work, step, result, now }: Done): TopicSettled {
  if (result.kind === "later") return { kind: "later", why: result.why, nextTry: result.notBefore ?? pause(work, now) };
  if (step.kind === "open") return opened(work, result, now);
  if (step.kind === "post" && step.post.kind === "show") return copied(words, step.id, result);
  return (result.kind === "refused" && settledByRefusal(work, step, result, now)) || settledBySuccess(step);
}

type Refused = Extract<ForumResult, { readonly kind: "refused" }>;

/** What was not taken is not shown. @returns undefined when the step is over all the same: it can never be done */
function settledByRefusal(work: TopicWork, step: TopicStep, refused: Refused, now: Instant): TopicSettled | undefined {
  const { about, why } = refused;
  if (about === "message" || (about === "topic" && step.kind === "close")) return undefined;
  if (about === undefined) return { kind: "later", why, nextTry: pause(work, now) };
  const mayOpen = work.lost < NEW_TOPICS || work.tries > 0;
  return mayOpen ? { kind: "lost", why } : { kind: "later", why, nextTry: after(now, LONGEST_PAUSE) };
}

function settledBySuccess(step: Exclude<TopicStep, { readonly kind: "open" }>): TopicSettled {
  switch (step.kind) {
    case "introduce":
      return { kind: "introduced" };
    case "show":
      return { kind: "shown", upTo: step.upTo };
    case "show-media":
      return { kind: "shown", upTo: step.line.sequence };
    case "post":
      return { kind: "posted", id: step.id };
    case "close":
      return { kind: "closed" };
    default:
      return never(step);
  }
}

function opened(work: TopicWork, result: ForumResult, now: Instant): TopicSettled {
  if (result.kind === "sent" && result.messageId !== undefined) return { kind: "opened", topic: result.messageId };
  const why = result.kind === "sent" ? "the messenger did not name the topic" : result.why;
  return { kind: "later", why, nextTry: pause(work, now) };
}

/** Into the chat of the person. Where that cannot be done, the topic says so. */
const copied = (words: CaseWords, id: number, result: ForumResult): TopicSettled =>
  result.kind === "refused" ? { kind: "posted", id, instead: words.forum.cannotShow } : { kind: "posted", id };

const pause = ({ tries }: TopicWork, now: Instant) =>
  after(now, Math.min(SECOND * 2 ** Math.min(tries, 20), LONGEST_PAUSE));
