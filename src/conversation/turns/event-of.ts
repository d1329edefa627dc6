import type { ChatCommand, ChatLine } from "../../channels/channel.ts";
import {
  type Event,
  type Fact,
  type Intent,
  type Library,
  type Understood,
  placeOf,
  waitingFor,
} from "../../engine/engine.ts";
import { textId } from "../../shared/brand.ts";
import { type Language, readLanguage } from "../../shared/language.ts";
import { never } from "../../shared/never.ts";
import type { Expectation } from "../../understanding/understanding.ts";
import { type Advised, answerBy, pastTheQuestion } from "./advice.ts";
import type { InboxBody } from "../inbox-body.ts";
import type { TurnDecision, TurnState } from "../model.ts";
import type { TurnDeps } from "../deps.ts";

interface Place {
  readonly library: Library;
  readonly facts: readonly Fact[];
  readonly language: Language;
  /** The line of ours that the message is an answer to. */
  readonly quoted?: TurnState["quoted"];
  /** What a language model takes the words for. */
  readonly advised?: Intent | undefined;
  /** It is older than the question that is open, and no answer to it. */
  readonly isUnasked?: boolean | undefined;
  /** … and for what answer to the open question. */
  readonly answered?: Advised | undefined;
}

/** What the engine is told of a stored event; undefined when there is nothing in it for the engine. */
export function eventOf(deps: TurnDeps, body: InboxBody, place: Place): Event | undefined {
  switch (body.kind) {
    case "text":
      return wordsOf(deps, body, place);
    case "choice":
      return pickedOf(body.option, place);
    case "media":
      return body;
    case "resulted": {
      const { kind, visit, outcome, details } = body;
      return { kind, visit, outcome, details };
    }
    case "silence":
    case "signed-in":
      return { kind: body.kind };
    case "command":
      return commandOf(body.command, place);
    case "notice":
    case "note":
    case "reaction":
      return undefined;
    default:
      return never(body);
  }
}

function pickedOf(option: string, { isUnasked }: Pick<Place, "isUnasked"> = {}): Event {
  const language = languageOf(option);
  return language === undefined ? { kind: "picked", option, ...(isUnasked && { isOld: true }) } : words({ language });
}

/** A command of the menu means the same as the word. `/start` begins; in the middle of something it goes on with that. */
function commandOf(command: ChatCommand, { library, facts }: Place): Event | undefined {
  if (command === "language") return undefined;
  if (command !== "start") return words({ command });
  if (waitingFor(library, facts).kind === "question") return words({ command: "repeat" });
  return words({ reading: { kind: "sure", intent: "greeting_smalltalk" } });
}

const words = (meaning: Partial<Understood>): Event => ({
  kind: "words",
  meaning: { reading: { kind: "none" }, entities: [], corrects: false, ...meaning },
});

/** Words, understood in the light of what was asked. Codes come back as what is left of them. */
function wordsOf(deps: TurnDeps, { text, codes, part }: Extract<InboxBody, { kind: "text" }>, place: Place): Event {
  const quoted = place.quoted && pickedIn(deps, text, place, place.quoted.options);
  if (quoted !== undefined) return pickedOf(quoted);
  const expects = expectationAt(deps, place);
  const { language, advised } = place;
  const meaning = deps.understanding.understand(text, {
    language,
    advised,
    named: hasNamed(place),
    ...(expects && { expects }),
  });
  const typed = codes.map((value) => ({ kind: "code", value }) as const);
  const entities = [...meaning.entities, ...typed];
  const { doubts, ...said } = meaning;
  const doubted = doubts && !isMereCode(said, typed.length > 0 || part !== undefined) ? { doubts } : {};
  const read = { ...heard(said, text), ...doubted, entities, ...(part && { halfCode: part }) };
  const understood = { ...read, ...(place.answered && answerBy(place.answered)) };
  return { kind: "words", meaning: place.isUnasked ? pastTheQuestion(understood) : understood };
}

/** A sigh in signs, "😩" or "…": where it is no answer it is none to anything, and costs nothing. */
function heard(meaning: Omit<Understood, "doubts">, text: string): Omit<Understood, "doubts"> {
  const { reply, option, asks } = meaning;
  const isMute = !/[\p{L}\p{N}]/u.test(text) && [reply, option, asks].every((said) => said === undefined);
  return isMute ? { ...meaning, reply: "remark" } : meaning;
}

/** "It begins with 482": a few words around a code that was asked for are a code, whatever they sound like. */
const isMereCode = ({ isBrief }: Pick<Understood, "isBrief">, hasCode: boolean): boolean => isBrief === true && hasCode;

/** Whose account it is, was said before. */
function hasNamed({ library, facts }: Place): boolean {
  const { slots, prefill } = placeOf(library, facts);
  return slots["email"] !== undefined || prefill.some(({ kind }) => kind === "email");
}

/** "2", below a question of ours, is the second choice of that very question, whatever was asked since. */
function pickedIn({ understanding }: TurnDeps, text: string, { language }: Place, options: ChatLine["options"]) {
  if (options.length === 0) return undefined;
  const expects = { options: options.map(({ id, label }) => ({ id, labels: [label] })) };
  return understanding.understand(text, { language, expects }).option;
}

function expectationAt(deps: TurnDeps, { library, facts, language }: Place): Expectation | undefined {
  const waiting = waitingFor(library, facts);
  // Where somebody else decides, words may still thank or ask.
  if (waiting.kind === "approval") return { options: [] };
  if (waiting.kind !== "question") return undefined;
  const options = waiting.options.map(({ text, shows, ...option }) => ({
    ...option,
    labels: [...(shows === undefined ? [] : [shows]), deps.texts.say(language, text)],
  }));
  return {
    options,
    ...(waiting.entity && { entity: waiting.entity }),
    ...(waiting.isVague && { isVague: waiting.isVague }),
  };
}

const MARK = "language:";

/** Asks which language to go on in: every one that there are words in, each by its own name. */
export function offerLanguages({ texts }: TurnDeps, { conversation: { language } }: TurnState): TurnDecision {
  const options = texts.languages.map((one) => ({ id: `${MARK}${one}`, label: ownName(one) }));
  const line = { text: texts.say(language, textId("shell.choose-language")), options };
  return { settled: "done", language, lines: [line], effects: [], wakeAt: "keep", trace: ["offers languages"] };
}

/** The language that a pressed button stands for; undefined when it is a button of something else. */
const languageOf = (option: string): Language | undefined =>
  option.startsWith(MARK) ? readLanguage(option.slice(MARK.length)) : undefined;

/** As its speakers call it, with a capital letter: "Español", "Português (Brasil)". */
function ownName(language: Language): string {
  const name =
    new Intl.DisplayNames(language, { type: "language", languageDisplay: "standard" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
