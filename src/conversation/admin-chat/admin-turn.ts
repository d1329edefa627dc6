import type { ChatDecision } from "../../approvals/approvals.ts";
import { type Event, takeTurn, waitingFor } from "../../engine/engine.ts";
import { type Instant, textId } from "../../shared/brand.ts";
import { SECOND } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";
import { linesOf } from "../lines-of.ts";
import { readDecision } from "./read-decision.ts";
import { helpByButton, helpByWords, type Helping } from "./help-turn.ts";
import { unlinkByButton, unlinkByWords, type Unlinking } from "./unlink-turn.ts";
import { wordsOfNote } from "./words-of-note.ts";
import type { SaidLine, QueuedEffect, TurnDecision, TurnState } from "../model.ts";
import type { TurnDeps } from "../deps.ts";
import { decisionOf, type Note, type ShownCard } from "./note.ts";

/**
 * The turn, if it is about linked chats or requests: a note to be told, a link code, a button of a card, or words that
 * decide. No flow hears of it. Undefined: the turn is one like any other.
 */
export function adminTurn(deps: TurnDeps, state: TurnState, now: Instant): TurnDecision | undefined {
  const { body } = state.next;
  if (body.kind === "note") return tell(deps, state, body.note, now);
  if (body.kind === "choice") return byButton(deps, state, body.option, now);
  if (body.kind === "reaction") return byReaction(deps, state, now);
  if (body.kind !== "text") return undefined;
  if (body.link !== undefined) return doThis(deps, state, { kind: "link-chat", mac: body.link }, "types a link code");
  if (body.move !== undefined)
    return doThis(deps, state, { kind: "move-here", token: body.move }, "brings another chat here");
  const unlinking = unlinkByWords(deps, state, body.text);
  if (unlinking) return asIs(deps, state, unlinking, "unlinks the chat", now);
  const helping = helpByWords(deps, state, body.text);
  return byWords(deps, state, body.text, now) ?? (helping && asIs(deps, state, helping, "helps a member", now));
}

function asIs(deps: TurnDeps, state: TurnState, meant: Unlinking | Helping, why: string, now: Instant): TurnDecision {
  return meant.kind === "tell" ? tell(deps, state, meant.note, now) : doThis(deps, state, meant.task, why);
}

function byButton(deps: TurnDeps, state: TurnState, option: string, now: Instant): TurnDecision | undefined {
  const unlinking = unlinkByButton(option);
  if (unlinking) return asIs(deps, state, unlinking, "unlinks the chat", now);
  const helping = helpByButton(option);
  if (helping) return asIs(deps, state, helping, "helps a member", now);
  const pressed = decisionOf(option);
  if (!pressed) return undefined;
  return doThis(deps, state, { kind: "decide-request", ...pressed }, "presses a button of a request");
}

/** A thumb is too easily given, and everybody reads it differently: it asks for a word. */
function byReaction(deps: TurnDeps, state: TurnState, now: Instant): TurnDecision {
  const card = shownCards(state).find(({ quoted, open }) => quoted && open);
  if (card) return tell(deps, state, { kind: "what-now", card }, now);
  return { ...UNMOVED, language: state.conversation.language, lines: [], effects: [], trace: ["reacts"] };
}

function byWords(deps: TurnDeps, state: TurnState, text: string, now: Instant): TurnDecision | undefined {
  const cards = shownCards(state);
  if (cards.length === 0) return undefined;
  const known = cards.filter(({ open }) => open).map(({ code }) => code);
  const reading = readDecision(deps.understanding.saying(text, known), cards, isAsked(state));
  if (reading.kind === "other") return undefined;
  if (reading.kind === "ask-back") return tell(deps, state, reading.note, now);
  const { request, choice, reason } = reading;
  const effect: QueuedEffect = { kind: "decide-request", request, choice, ...(reason === undefined ? {} : { reason }) };
  return doThis(deps, state, effect, "decides a request in words");
}

const isAsked = ({ episode }: TurnState) =>
  episode !== undefined && waitingFor(episode.library, episode.facts).kind === "question";

/** A person who just said whose chat this is, is spoken to in the language of that account. */
const languageFor = (note: Note, { conversation }: TurnState): Language =>
  note.kind === "link-tried" && "language" in note.answer ? note.answer.language : conversation.language;

function tell({ texts, publicBaseUrl }: TurnDeps, state: TurnState, note: Note, now: Instant): TurnDecision {
  const language = languageFor(note, state);
  const base = publicBaseUrl.replace(/\/$/, "");
  const { text, args, options } = wordsOfNote(note, now, {
    approvals: `${base}/approvals`,
    members: `${base}/settings/users`,
  });
  const buttons = options.map(({ id, text: label }) => ({ id, label: texts.say(language, textId(label)) }));
  const line = { text: texts.say(language, textId(text), args), options: buttons, ...bearingOn(note) };
  const noticed = linesOf(texts, language, state.next.notices, []);
  const lines = [...noticed, line, ...(note.kind === "moved-here" ? asksAgain(texts, state) : [])];
  return { ...UNMOVED, language, lines, effects: afterwards(note), trace: [`tells: ${note.kind}`] };
}

/** The question that was open in the other chat, so that it can be answered here. */
function asksAgain(texts: TurnDeps["texts"], state: TurnState): readonly SaidLine[] {
  if (!state.episode || !isAsked(state)) return [];
  const again: Event = {
    kind: "words",
    meaning: { reading: { kind: "none" }, entities: [], corrects: false, command: "repeat" },
  };
  const { effects } = takeTurn(state.episode.library, state.episode.facts, again);
  const question = effects.filter(({ kind }) => kind === "ask");
  return linesOf(texts, state.conversation.language, [], question);
}

/** What a note does to the cards that stand in the chat. */
function bearingOn(note: Note): Pick<SaidLine, "about" | "settles"> {
  if (note.kind === "card") return { about: note.request };
  if (note.kind === "what-now") return { about: note.card.id };
  if (note.kind === "card-decided" || note.kind === "card-over")
    return { settles: { request: note.request, instead: true } };
  if (note.kind === "decision" && isOver(note.answer)) return { settles: { request: note.request, instead: false } };
  return {};
}

const isOver = ({ kind }: ChatDecision) => kind === "decided" || kind === "over" || kind === "expired";

/** First the word that the chat is linked, then what is to be decided in it. */
const afterwards = (note: Note): readonly QueuedEffect[] =>
  note.kind === "link-tried" && note.answer.kind === "linked" ? [{ kind: "show-requests" }] : [];

function doThis(
  { texts }: TurnDeps,
  { conversation, next }: TurnState,
  effect: QueuedEffect,
  why: string,
): TurnDecision {
  const { language } = conversation;
  return { ...UNMOVED, language, lines: linesOf(texts, language, next.notices, []), effects: [effect], trace: [why] };
}

const UNMOVED = { settled: "done", wakeAt: "keep" } as const;

/** Faster nobody reads a card and answers: what was written by then was about something else. */
const READING = 2 * SECOND;

/** The requests that this chat was shown, and which of them the person had in front of them when they wrote. */
function shownCards({ cards, saidBefore, quoted, next }: Pick<TurnState, "cards" | "saidBefore" | "quoted" | "next">) {
  const inFront = saidBefore && wasRead(saidBefore.at, next.at) ? requestOf(saidBefore) : undefined;
  const answered = quoted && requestOf(quoted);
  return cards.map((card): ShownCard => ({ ...card, inFront: card.id === inFront, quoted: card.id === answered }));
}

const requestOf = ({ options }: NonNullable<TurnState["quoted"]>) => decisionOf(options[0]?.id ?? "")?.request;

const wasRead = (said: Instant, written: Instant) => written - said >= READING;
