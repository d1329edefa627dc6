import { type Effect, isOpenForTrouble, placeOf, questionAt, type Turn, waitingFor } from "../../engine/engine.ts";
import type { Instant } from "../../shared/brand.ts";
import { adminTurn } from "../admin-chat/admin-turn.ts";
import type { TurnDeps } from "../deps.ts";
import type { Held, InboxBody } from "../inbox-body.ts";
import { saidWith } from "../lines-of.ts";
import type { TurnDecision, TurnState, WaitingEvent } from "../model.ts";
import type { WantsAdvice } from "../stored-advice.ts";
import { afterwords, decideOne, decisionOf, type Taken } from "./decide-turn.ts";
import { eventOf } from "./event-of.ts";

/**
 * One turn, from what is stored to what is to be stored. Pure, so it may run inside the transaction that saves it.
 *
 * Messages that wait together are answered together, with one message: each keeps its own meaning, in their order, until
 * work is begun that the next one has to wait for. What is said before work is done is kept back, and is one message with
 * what comes of that work.
 *
 * @returns undefined when the next event has to wait: until the work under way is done, or the language model answered
 */
export function decideTurn(deps: TurnDeps, state: TurnState, now: Instant): TurnDecision | WantsAdvice | undefined {
  const decision = decideAll(deps, state, now);
  if (decision === undefined || "wants" in decision) return decision;
  return heldBack(decision, state.conversation.held, now);
}

function heldBack(decision: TurnDecision, held: Held | undefined, now: Instant): TurnDecision {
  const lines = saidWith(held, decision.lines);
  const [line] = lines;
  if (line === undefined) return { ...decision, held };
  if (!isUnderWay(decision)) return { ...decision, lines };
  return { ...decision, lines: [], held: { text: line.text, since: held?.since ?? now } };
}

/** Whether work was begun that the flow waits for: what comes of it is told at once. */
const isUnderWay = ({ effects, end, lines }: TurnDecision): boolean =>
  end === undefined &&
  lines.length === 1 &&
  lines.every(({ options }) => options.length === 0) &&
  effects.some(({ kind }) => kind === "check" || kind === "act");

function decideAll(deps: TurnDeps, state: TurnState, now: Instant): TurnDecision | WantsAdvice | undefined {
  const waiting = [state.next, ...joinable(state)];
  const isUnasked = isPast(state, state, state.next);
  const first = takeNext(deps, state, waiting, { now, isUnasked });
  const decided = isUnasked && isMiss(first.decided) ? asksAgain(deps, state, now) : first.decided;
  if (decided === undefined) return undefined;
  if ("wants" in decided) return first.used === 1 ? decided : { ...decided, text: textOf(first.next) };
  const answered = waiting.slice(0, first.used);
  if (!("turn" in decided)) return { ...decided, joined: idsOf(answered.slice(1)) };
  const { turns, used } = goOn(deps, { state, now, first: decided }, waiting, first.used);
  const { before, reopens } = decided;
  const all = { turn: inOneTurn(turns), before, ...(reopens && { reopens }) };
  const notices = noticesOf(waiting.slice(0, used));
  const decision = decisionOf(deps, { ...state, next: { ...state.next, notices } }, all);
  return { ...decision, joined: idsOf(waiting.slice(1, used)) };
}

const idsOf = (events: readonly WaitingEvent[]) => events.map(({ id }) => id);

const noticesOf = (events: readonly WaitingEvent[]) => [...new Set(events.flatMap(({ notices }) => notices))];

/** Admins decide about others in their chats, message by message; and one on which a turn broke is taken alone. */
function joinable({ next, more, cards, owner }: TurnState): readonly WaitingEvent[] {
  if (cards.length > 0 || owner?.isAdmin || next.failures > 0) return [];
  const stop = more.findIndex(({ body, failures }) => failures > 0 || isAnswerToOne(body));
  return stop < 0 ? more : more.slice(0, stop);
}

/** What quotes a message, links a chat or moves one here is about that alone. */
const isAnswerToOne = (body: InboxBody): boolean =>
  body.kind === "reaction" ||
  (body.kind === "text" && (body.repliesTo !== undefined || body.link !== undefined || body.move !== undefined));

interface Begun {
  readonly state: TurnState;
  readonly now: Instant;
  readonly first: Taken;
}

/** Takes what waits behind the first, as long as there is somebody to answer it. */
function goOn(deps: TurnDeps, begun: Begun, waiting: readonly WaitingEvent[], from: number) {
  const turns: Turn[] = [begun.first.turn];
  let used = from;
  while (used < waiting.length) {
    if (isCopy(waiting[used - 1], waiting[used])) {
      used += 1;
      continue;
    }
    const here = stateAfter(begun, turns);
    if (!isListening(here)) break;
    const rest = waiting.slice(used);
    const isUnasked = isPast(begun.state, here, rest[0]);
    const one = takeNext(deps, here, rest, { now: begun.now, isUnasked });
    if (!one.decided || !("turn" in one.decided)) break;
    if (!(isUnasked && isMiss(one.decided))) turns.push(one.decided.turn);
    used += one.used;
    if (one.decided.reopens) break;
  }
  const end = stateAfter(begun, turns);
  return { turns, used: used + partingsIn(deps, end, waiting.slice(used)) };
}

/** The episode as it is after these turns, which are not saved yet. */
function stateAfter({ state, first: { before } }: Begun, turns: readonly Turn[]): TurnState {
  const facts = [...before.facts, ...turns.flatMap((turn) => turn.facts)];
  const language = placeOf(before.library, facts).language ?? state.conversation.language;
  const number = state.episode?.number ?? 0;
  return {
    ...state,
    conversation: { ...state.conversation, language },
    episode: { number, library: before.library, facts },
  };
}

const waitingIn = ({ episode }: TurnState) => episode && waitingFor(episode.library, episode.facts).kind;

const isListening = (state: TurnState): boolean => ["question", "approval"].includes(waitingIn(state) ?? "");

const questionIn = ({ episode }: TurnState) => episode && questionAt(placeOf(episode.library, episode.facts));

/** The same once more: sent twice on a slow line, or a button that was pressed twice. */
const isCopy = (one: WaitingEvent | undefined, other: WaitingEvent | undefined): boolean =>
  one !== undefined && other !== undefined && JSON.stringify(one.body) === JSON.stringify(other.body);

/**
 * Whether the message is older than the question that is open. Nobody answers what they have not been asked: "yes, yes" is no
 * yes to whatever comes next.
 *
 * @param here where the messages before it have led
 */
function isPast(state: TurnState, here: TurnState, event: WaitingEvent | undefined): boolean {
  const question = questionIn(here);
  if (question !== questionIn(state)) return true;
  const { asked } = state.conversation;
  if (asked?.question !== question || asked?.episode !== state.episode?.number) return false;
  return event?.line !== undefined && asked !== undefined && event.line < asked.line;
}

interface Next {
  readonly decided: ReturnType<typeof decideOne>;
  /** Events that it takes. */
  readonly used: number;
  readonly next: WaitingEvent;
}

/**
 * What comes next: one event, or several texts that only mean something together. Where nothing is known yet everything
 * that was written is read as one; inside of a step that is done with what would not be understood alone, and of what is
 * not understood in any way one message counts.
 */
function takeNext(deps: TurnDeps, state: TurnState, waiting: readonly WaitingEvent[], at: At): Next {
  const [head = state.next] = waiting;
  const texts = leadingTexts(waiting);
  const take = (used: number): Next => {
    const next = used === 1 ? head : together(head, texts.slice(0, used));
    return { decided: decideOne(deps, { ...state, next }, at.now, at.isUnasked), used, next };
  };
  if (texts.length < 2) return take(1);
  if (isOpen(deps, state)) return take(readAsOne(deps, state, texts, at));
  const alone = take(1);
  if (!isMiss(alone.decided)) return alone;
  const both = take(2);
  if (!isMiss(both.decided)) return both;
  const rest = takeNext(deps, state, waiting.slice(1), at);
  return { ...rest, used: rest.used + 1 };
}

interface At {
  readonly now: Instant;
  readonly isUnasked: boolean;
}

/** Whoever writes what is no answer, to a question that they had not seen, is shown it once more. */
const asksAgain = (deps: TurnDeps, state: TurnState, now: Instant) =>
  decideOne(deps, { ...state, next: { ...state.next, body: { kind: "command", command: "start" } } }, now);

const isMiss = (decided: Next["decided"]): boolean =>
  decided !== undefined &&
  "turn" in decided &&
  decided.turn.facts.some(
    (fact) => fact.kind === "missed" || (fact.kind === "repairing" && fact.flow === "not-understood"),
  );

const isOpen = (deps: TurnDeps, { episode }: TurnState): boolean =>
  isOpenForTrouble(episode?.library ?? deps.library, episode?.facts ?? []);

type Text = WaitingEvent & { readonly body: Extract<InboxBody, { readonly kind: "text" }> };

const isText = (event: WaitingEvent): event is Text => event.body.kind === "text" && !isAnswerToOne(event.body);

function leadingTexts(waiting: readonly WaitingEvent[]): readonly Text[] {
  const stop = waiting.findIndex((event) => !isText(event));
  return (stop < 0 ? waiting : waiting.slice(0, stop)).filter(isText);
}

/** Longest text that is read as one (UTF-16 units): as long as a message may be. */
const LONGEST = 4000;

/** How many of these texts are one description of a trouble. A command or a question is none of it. */
function readAsOne(deps: TurnDeps, state: TurnState, texts: readonly Text[], { now }: At): number {
  const [first, ...others] = texts;
  if (!first || standsAlone(deps, state, first, now)) return 1;
  let length = first.body.text.length;
  const stop = others.findIndex((text) => {
    length += text.body.text.length + 1;
    return length > LONGEST || standsAlone(deps, state, text, now);
  });
  return stop < 0 ? texts.length : stop + 1;
}

function standsAlone(deps: TurnDeps, state: TurnState, next: Text, now: Instant): boolean {
  if (adminTurn(deps, { ...state, next }, now)) return true;
  const event = eventOf(deps, next.body, placeIn(deps, state));
  if (event?.kind !== "words") return true;
  const { command, option, asks, reports } = event.meaning;
  return [command, option, asks, reports].some((said) => said !== undefined);
}

const placeIn = ({ library }: TurnDeps, { episode, conversation: { language } }: TurnState) => ({
  library: episode?.library ?? library,
  facts: episode?.facts ?? [],
  language,
});

const textOf = ({ body }: WaitingEvent): string | undefined => (body.kind === "text" ? body.text : undefined);

/** Several texts as if they had been sent in one message. */
function together(head: WaitingEvent, texts: readonly Text[]): WaitingEvent {
  const codes = texts.flatMap(({ body }) => body.codes);
  const part = codes.length === 0 && texts.at(-1)?.body.part;
  const text = texts.map(({ body }) => body.text).join("\n");
  return { ...head, notices: noticesOf(texts), body: { kind: "text", text, codes, ...(part && { part }) } };
}

/** Thanks and farewells right behind the end need no word of their own. @returns how many of these events they are */
function partingsIn(deps: TurnDeps, end: TurnState, rest: readonly WaitingEvent[]): number {
  const { episode, conversation } = end;
  const over = episode && waitingFor(episode.library, episode.facts);
  if (over?.kind !== "ended" || over.outcome === "handed-over") return 0;
  const after = { ...end, episode: undefined, conversation: { ...conversation, turn: conversation.turn + 1 } };
  const stop = rest.findIndex((next) => {
    const event = isText(next) ? eventOf(deps, next.body, placeIn(deps, after)) : undefined;
    return !event || !afterwords(deps, { ...after, next }, event);
  });
  return stop < 0 ? rest.length : stop;
}

/** One turn of several: everything is said once, and only the question that is still open at the end is put, at the end. */
function inOneTurn(turns: readonly Turn[]): Turn {
  const [only, ...others] = turns;
  if (only && others.length === 0) return only;
  const asking = turns.findLastIndex(({ effects }) => effects.some(({ kind }) => kind === "ask"));
  const isGone = turns.slice(asking + 1).some(({ effects }) => effects.some(({ kind }) => LEAVES.includes(kind)));
  const last = (kind: Effect["kind"]) =>
    turns.flatMap(({ effects }) => effects.filter((effect) => effect.kind === kind)).slice(-1);
  const effects = turns.flatMap((turn) => turn.effects.filter(({ kind }) => kind !== "ask" && kind !== "wake"));
  return {
    facts: turns.flatMap((turn) => turn.facts),
    effects: [...onceEach(effects), ...(isGone ? [] : last("ask")), ...last("wake")],
    trace: turns.flatMap((turn) => turn.trace),
  };
}

/** With these a question is left for something else than another question. */
const LEAVES: readonly Effect["kind"][] = ["check", "act", "approval", "end"];

const onceEach = (effects: readonly Effect[]): readonly Effect[] => [
  ...new Map(effects.map((effect) => [JSON.stringify(effect), effect])).values(),
];
