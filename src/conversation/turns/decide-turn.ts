import {
  answerAt,
  ENGINE_TEXTS,
  type Effect,
  type Event,
  type Fact,
  type Intent,
  type Library,
  placeOf,
  questionAt,
  type Reply,
  takeTurn,
  type Turn,
  waitingFor,
} from "../../engine/engine.ts";
import type { Texts } from "../../flow-compiler/flow-compiler.ts";
import { after, type Instant, type TextId } from "../../shared/brand.ts";
import { FALLBACK_LANGUAGE, type Language } from "../../shared/language.ts";
import { answerFor, askFirst, chosenFor } from "./advice.ts";
import { toldAt } from "../moments.ts";
import { provedForCase, reopenedBy } from "./code-for-case.ts";
import { eventOf, offerLanguages } from "./event-of.ts";
import type { InboxBody } from "../inbox-body.ts";
import { BROKEN, HANDED_OVER, inOne, linesOf } from "../lines-of.ts";
import { adminTurn } from "../admin-chat/admin-turn.ts";
import type { Episode, HandedOver, QueuedEffect, TurnDecision, TurnState, WaitingEvent } from "../model.ts";
import type { TurnDeps } from "../deps.ts";
import type { WantsAdvice } from "../stored-advice.ts";

/** What an event brings about in the running episode, before it is worked into a turn. */
export interface Taken {
  readonly turn: Turn;
  readonly before: Before;
  /** The episode that goes on with it, which was over. */
  readonly reopens?: Episode;
}

/**
 * What the next event brings about: a turn of the flows, or what the shell says and does by itself. Pure.
 *
 * @param isUnasked it is older than the question that is open, and no answer to it
 * @returns undefined when the event has to wait: until the work under way is done, or the language model answered
 */
export function decideOne(
  deps: TurnDeps,
  state: TurnState,
  now: Instant,
  isUnasked = false,
): TurnDecision | WantsAdvice | Taken | undefined {
  if (isHopeless(state.next)) return giveUp(deps, state);
  const { body } = state.next;
  const library = state.episode?.library ?? deps.library;
  const facts = state.episode?.facts ?? [];
  if (isPersonal(body) && waitingFor(library, facts).kind === "working") return undefined;
  const told = adminTurn(deps, state, now);
  if (told) return told;
  if (state.handedOver?.claimed && isPersonal(body)) return keepQuiet(deps, state);
  if (isMissedDecision(body, state, library))
    return { turn: takeTurn(library, facts, ASKS_STATUS), before: { library, facts, now } };
  if (isStale(body, state)) return { ...UNMOVED, settled: "dropped", language: state.conversation.language };
  const advised = chosenFor(state.next, library, facts);
  if (body.kind === "command" && body.command === "language") return offerLanguages(deps, state);
  const { language } = state.conversation;
  const answered = answerFor(state.next, library, facts);
  const event = eventOf(deps, body, { library, facts, language, advised, answered, quoted: state.quoted, isUnasked });
  if (!event) return notice(deps, state);
  const reopened = reopenedBy(event, state);
  if (reopened)
    return {
      turn: takeTurn(reopened.library, reopened.facts, event),
      before: { ...reopened, now },
      reopens: reopened,
    };
  const parting = afterwords(deps, state, event);
  if (parting) return parting;
  const { handedOver } = state;
  if (handedOver && !state.episode && belongsToCase(event, library.flows[handedOver.trouble]?.intents ?? []))
    return remindOfCase(deps, state, handedOver, event);
  const asked = askFirst(deps.isAdvised, state.next, {
    event,
    library,
    facts,
    now,
    meaningOf: (text) => deps.texts.say(FALLBACK_LANGUAGE, text),
  });
  if (asked) return asked === "wait" ? undefined : asked;
  const byModel = advised ?? answered?.kind;
  return { turn: takeTurn(library, facts, event), before: { library, facts, now, byModel } };
}

const UNMOVED = { settled: "done", lines: [], effects: [], wakeAt: "keep", trace: [] } as const;

/** Words wait while work is under way; a result, a silence or a sign-in does not. */
const isPersonal = ({ kind }: InboxBody) => PERSONAL[kind];

const PERSONAL: Readonly<Record<InboxBody["kind"], boolean>> = {
  text: true,
  choice: true,
  media: true,
  command: true,
  reaction: true,
  note: false,
  notice: false,
  resulted: false,
  silence: false,
  "signed-in": false,
};

/** Meant for an episode that is over, or for an alarm that was set anew since. */
function isStale(body: InboxBody, { episode, timer }: TurnState): boolean {
  if (body.kind === "silence") return !episode || timer !== body.generation;
  return (body.kind === "resulted" || body.kind === "signed-in") && episode?.number !== body.episode;
}

/**
 * Somebody decided, and the place that waited for it is gone: the person started over, stopped, or fell silent. They
 * asked here, so here they are told, as if they had asked what became of it.
 */
function isMissedDecision(body: InboxBody, { episode }: TurnState, library: Library): boolean {
  if (body.kind !== "resulted" || !body.approval) return false;
  const frames = episode?.number === body.episode ? placeOf(library, episode.facts).frames : [];
  return !frames.some(({ open, visit }) => open && stepOf(visit) === stepOf(body.visit));
}

/** Whoever started over and asked for the same waits at the same step once more, and is told there. */
const stepOf = (visit: string) => visit.split("#")[0];

const ASKS_STATUS: Event = {
  kind: "words",
  meaning: { reading: { kind: "sure", intent: "request_status" }, entities: [], corrects: false },
};

/** The message itself is answered, and nothing in it. */
function notice(deps: TurnDeps, { next, conversation }: TurnState): TurnDecision {
  const { language } = conversation;
  return { ...UNMOVED, language, lines: linesOf(deps.texts, language, next.notices, []), trace: next.notices };
}

/** A person has the case: whatever is written now is for them. */
function keepQuiet(deps: TurnDeps, { next, conversation }: TurnState): TurnDecision {
  const { language } = conversation;
  const lines = linesOf(deps.texts, language, next.notices, []);
  return { ...UNMOVED, language, lines, trace: ["with a person"] };
}

/** Whoever asks how long it takes while their case waits, asks about the person. */
const WITH_A_PERSON = { flow: "talk-to-human", asked: "no" } as const;

/**
 * The case waits: that is said once, and again to whoever asks for it. Everything is kept for the person. A question of
 * fact needs none and is answered.
 */
function remindOfCase(deps: TurnDeps, state: TurnState, { number, reminded }: HandedOver, event: Event): TurnDecision {
  const quiet = keepQuiet(deps, state);
  const asks = event.kind === "words" ? event.meaning.asks : undefined;
  const answer = asks === undefined ? [] : [{ kind: "say", ...answerAt(asks, WITH_A_PERSON) } as const];
  if (reminded && !isAboutCase(event)) {
    const lines = linesOf(deps.texts, quiet.language, state.next.notices, answer);
    return answer.length === 0 ? quiet : { ...quiet, lines, trace: [`asks for a fact: ${String(asks)}`] };
  }
  const told: Effect = { kind: "say", text: HANDED_OVER, args: { case: number } };
  const lines = linesOf(deps.texts, quiet.language, state.next.notices, [...answer, told]);
  return { ...quiet, lines, reminded: number, trace: ["waits for a person"] };
}

/** What is said to somebody who only rounds off what is over: nothing begins by it. */
const AFTERWORDS: Readonly<Partial<Record<Reply, TextId>>> = {
  thanks: ENGINE_TEXTS.welcome,
  affirm: ENGINE_TEXTS.welcome,
  worked: ENGINE_TEXTS.glad,
};

/** "Thanks!" and "ok" after the end. A greeting begins anew, and so does everything else. */
export function afterwords(deps: TurnDeps, { episode, handedOver, conversation, next }: TurnState, event: Event) {
  if (episode || handedOver || conversation.turn === 0 || next.body.kind !== "text" || event.kind !== "words") return;
  const { reading, entities, language = conversation.language } = event.meaning;
  if ((reading.kind === "sure" && reading.intent !== "greeting_smalltalk") || entities.length > 0) return;
  const expects = { options: [] };
  const { reply } = deps.understanding.understand(next.body.text, { language, expects });
  const text = reading.kind === "unsure" && reply !== "worked" ? undefined : reply && AFTERWORDS[reply];
  if (text === undefined) return;
  const lines = linesOf(deps.texts, language, next.notices, [{ kind: "say", text, args: {} }]);
  return { ...UNMOVED, language, lines, trace: [`rounds it off: ${String(reply)}`] };
}

interface Before {
  readonly library: Library;
  readonly facts: readonly Fact[];
  readonly now: Instant;
  /** What a language model said of the words, if it said anything. */
  readonly byModel?: string | undefined;
}

/** All that a turn saves that took these events. */
export function decisionOf(deps: TurnDeps, state: TurnState, { turn, before, reopens }: Taken): TurnDecision {
  const { library, facts, now, byModel } = before;
  const place = placeOf(library, [...facts, ...turn.facts]);
  const language = place.language ?? state.conversation.language;
  const end = turn.effects.find((effect) => effect.kind === "end");
  const wake = turn.effects.findLast((effect) => effect.kind === "wake")?.after;
  const news = freshNews(deps, state, facts);
  const proved = provedForCase(library, facts, turn.facts);
  const said = [...(proved ? [proved.say] : []), ...turn.effects].map((effect) => toldAt(effect, now));
  const lines = linesOf(deps.texts, language, state.next.notices, said);
  const forget = end?.outcome === "cancelled" || restarts(place) > restarts(placeOf(library, facts));
  return {
    settled: "done",
    language,
    facts: [...news.map(({ name }) => ({ kind: "announced", name }) as const), ...turn.facts],
    ...(end && { end: { outcome: end.outcome, flow: end.flow } }),
    ...(reopens && { reopens }),
    asks: end ? undefined : questionAt(place),
    lines: inOne([...news.map(({ say }) => ({ text: say(language), options: [] })), ...lines]),
    effects: [...(forget ? [FORGET] : []), ...(proved ? [proved.effect] : []), ...turn.effects.flatMap(effectsOf)],
    wakeAt: end || wake === undefined ? "never" : after(now, wake),
    trace: byModel === undefined ? turn.trace : [...turn.trace, "by the word of the language model"],
  };
}

/** What everybody is told and was not told in this episode. Whoever hears nothing else in this turn is told with the next. */
const freshNews = ({ announced }: TurnDeps, { next }: TurnState, facts: readonly Fact[]) =>
  isPersonal(next.body)
    ? announced.filter(({ name }) => !facts.some((fact) => fact.kind === "announced" && fact.name === name))
    : [];

/** Comes before the turn's own work: whoever begins again begins unproved. */
const FORGET: QueuedEffect = { kind: "forget-proof" };

const restarts = ({ path }: ReturnType<typeof placeOf>) =>
  path.filter((walked) => walked.outcome === "start-over").length;

const effectsOf = (effect: Effect): readonly QueuedEffect[] =>
  effect.kind === "check" || effect.kind === "act" || effect.kind === "approval" ? [effect] : [];

/** These go on with what a person has taken over already. */
const SAME_MATTER: readonly Intent[] = ["greeting_smalltalk", "human_handoff", "request_status"];

/**
 * Whether words after a hand-over belong to the case, rather than begin something new. The trouble of the case itself
 * does: who could not be helped with it is not led through the same steps again, unless they ask to start over.
 *
 * Whoever reports that somebody else is at their account is answered at once, case or no case. Where that is only
 * suspected, the person who has the case reads it, and nothing begins.
 *
 * @param trouble intents of the flow that the case came out of
 */
function belongsToCase(event: Event, trouble: readonly string[]): boolean {
  if (event.kind !== "words") return event.kind === "media" || event.kind === "picked";
  const { command, reading, reports, doubts } = event.meaning;
  if (reports !== undefined) return false;
  if (command === "start-over" || command === "menu") return false;
  if (doubts !== undefined) return true;
  return reading.kind !== "sure" || SAME_MATTER.includes(reading.intent) || trouble.includes(reading.intent);
}

/** Whether words ask for the case or for help, and so deserve more than silence. */
const isAboutCase = (event: Event): boolean =>
  event.kind === "words" &&
  (event.meaning.command === "person" ||
    (event.meaning.reading.kind === "sure" && event.meaning.reading.intent !== "greeting_smalltalk"));

/** A turn that broke so often will break again. */
const TRIES = 3;

const isHopeless = ({ failures }: Pick<WaitingEvent, "failures">): boolean => failures >= TRIES;

/**
 * An event that no turn could take: the conversation must not stand still for ever because of it. The agent says so,
 * a person gets the case, and the next message begins anew. Touches nothing that could have been the reason.
 */
function giveUp({ texts }: { readonly texts: Texts }, { conversation }: TurnState): TurnDecision {
  const { language } = conversation;
  return {
    settled: "failed",
    language,
    facts: [],
    end: { outcome: "handed-over", flow: "something-failed" },
    lines: apology(texts, language),
    effects: [OPEN_CASE],
    wakeAt: "never",
    trace: ["the turn broke too often: a person takes over"],
  };
}

/** Its result finds the episode over and is dropped. */
const OPEN_CASE: QueuedEffect = { kind: "act", name: "open-case", visit: "", slots: {}, shown: {} };

function apology(texts: Texts, language: Language): TurnDecision["lines"] {
  try {
    return [{ text: texts.say(language, BROKEN), options: [] }];
  } catch {
    // A missing text may be the very reason of the trouble; silence is better than a second break.
    return [];
  }
}
