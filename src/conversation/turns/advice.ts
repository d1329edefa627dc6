import type { Advisor } from "../../advisor/advisor.ts";
import {
  buttonsAmong,
  type Event,
  type Fact,
  type Intent,
  isOpenForTrouble,
  type Library,
  placeOf,
  type Repair,
  waitingFor,
  type Understood,
} from "../../engine/engine.ts";
import { after, type Instant, type TextId } from "../../shared/brand.ts";
import { SECOND } from "../../shared/clock.ts";
import type { Worker } from "../../shared/schedule.ts";
import type { WaitingEvent } from "../model.ts";
import type { ConversationDeps } from "../deps.ts";
import type { Advice, AdviceWanted, OfferedAnswer, WantsAdvice } from "../stored-advice.ts";

/** Asked at once; the others wait for these, or go on without. */
const AT_ONCE = 8;

/**
 * Asks the language model about the messages that wait for it, outside of every turn and transaction. It takes seconds
 * where a turn takes milliseconds: give it rounds of its own. Who asks for a round while one is under way waits for
 * that one.
 */
export function adviceWorker(deps: ConversationDeps, advisor: Pick<Advisor, "choose" | "answer">): Worker {
  let running: Promise<number> | undefined;
  const drain = () =>
    (running ??= adviseAll(deps, advisor).finally(() => {
      running = undefined;
    }));
  return { name: "language model", drain };
}

async function adviseAll(deps: ConversationDeps, advisor: Pick<Advisor, "choose" | "answer">): Promise<number> {
  for (let done = 0; ;) {
    const wanted = await deps.store.claimAdvice(AT_ONCE);
    if (wanted.length === 0) return done;
    await Promise.all(wanted.map((one) => advise(deps, advisor, one)));
    done += wanted.length;
    deps.onNews?.();
  }
}

async function advise(deps: ConversationDeps, advisor: Pick<Advisor, "choose" | "answer">, wanted: AdviceWanted) {
  const { event, text, advice } = wanted;
  const words = deps.understanding.shareable(text);
  const isOfUse = words !== "" && isAwaited(advice, deps.clock.now());
  if (!isOfUse) return deps.store.advise(event, undefined);
  if (!advice.options) return deps.store.advise(event, await advisor.choose(words, advice.among));
  const answers = [...advice.options.map(({ option, means }) => ({ word: option, means })), REMARK];
  return deps.store.advise(event, undefined, await advisor.answer(words, answers));
}

/** What answers nothing, for the model; the person is heard and asked nothing anew. */
const REMARK = { word: "remark", means: "small talk, thanks, waiting, or anything else beside the question" } as const;

/** Nothing may be decided for somebody here by a guess of somebody else. */
const NEVER_ADVISED: readonly Repair[] = ["is-it-you", "which-value"];

/** How long a message waits for the language model (ms): its time limit, and a second for the way there and back. */
const LONGEST_WAIT = 3 * SECOND;

interface Heard {
  /** A button in English words. */
  readonly meaningOf: (text: TextId) => string;
  readonly event: Event;
  readonly library: Library;
  readonly facts: readonly Fact[];
  readonly now: Instant;
}

/**
 * Whether words whose trouble is not clear have to wait until a language model was asked about them. That happens once
 * for a message at most: whatever came of it is stored, and a message that was handed to the model is not handed to it
 * again, even when the process that asked was killed.
 *
 * @returns undefined to go on
 */
export function askFirst(isAdvised: boolean, { advice }: WaitingEvent, heard: Heard): WantsAdvice | "wait" | undefined {
  if (!advice && !isAdvised) return undefined;
  const wanted = wantedIn(heard);
  if (!wanted) return undefined;
  if (advice) return isAwaited(advice, heard.now) ? "wait" : undefined;
  return wanted;
}

/** Troubles where none is under way; answers where a question is open that waits for no value. */
function wantedIn(heard: Heard): WantsAdvice | undefined {
  const among = choicesIn(heard);
  if (among.length > 0) return { wants: among };
  const options = answersIn(heard);
  return options.length > 0 ? { wants: [], options } : undefined;
}

/** Whether somebody still waits for this advice. A clock that was set back does not make them wait longer. */
const isAwaited = (advice: Advice, now: Instant): boolean =>
  advice.kind !== "given" && now < after(advice.at, LONGEST_WAIT) && now > after(advice.at, -LONGEST_WAIT);

/** What was chosen among the answers: only for a question that has it, in case the place has changed meanwhile. */
export function answerFor({ advice }: WaitingEvent, library: Library, facts: readonly Fact[]): Advised | undefined {
  if (advice?.kind !== "given" || advice.option === undefined) return undefined;
  const { option } = advice;
  if (option === REMARK.word) return { kind: "remark" };
  const found = optionsAt(library, facts).find(({ id }) => id === option);
  return found && { kind: found.actsAtOnce ? "confirm" : "option", option };
}

/** What a language model takes an answer for. One behind which something would be done is asked back, with its button. */
export type Advised = { readonly kind: "remark" } | { readonly kind: "option" | "confirm"; readonly option: string };

function optionsAt(library: Library, facts: readonly Fact[]) {
  const waiting = waitingFor(library, facts);
  const isOpen = waiting.kind === "question" && waiting.entity === undefined && !isOpenForTrouble(library, facts);
  const top = placeOf(library, facts).frames.at(-1)?.flow.id;
  return isOpen && !NEVER_ADVISED.some((flow) => flow === top) ? waiting.options : [];
}

/** The words fit no answer, and mean nothing else either. */
function answersIn({ event, library, facts, meaningOf }: Heard): readonly OfferedAnswer[] {
  if (event.kind !== "words") return [];
  const { reading, command, option, corrects, doubts, reports, reply, asks, entities, unspoken, tells } = event.meaning;
  const isSaid = command ?? option ?? doubts ?? reports ?? reply ?? asks ?? unspoken ?? tells;
  if (isSaid !== undefined || corrects || entities.length > 0 || reading.kind === "sure") return [];
  return optionsAt(library, facts).map(({ id, text }) => ({ option: id, means: meaningOf(text) }));
}

/** What was chosen for this message: only where it could be asked for, in case the place has changed meanwhile. */
export const chosenFor = ({ advice }: WaitingEvent, library: Library, facts: readonly Fact[]): Intent | undefined =>
  advice?.kind === "given" && isOpenForTrouble(library, facts) ? advice.intent : undefined;

/** The buttons that the person would be shown. Whatever else the words say comes before a trouble. */
function choicesIn({ event, library, facts }: Heard): readonly Intent[] {
  if (event.kind !== "words") return [];
  const { reading, command, option, corrects, doubts } = event.meaning;
  if (command !== undefined || option !== undefined || corrects || doubts !== undefined) return [];
  const buttons = reading.kind === "unsure" ? buttonsAmong(library, reading.candidates) : [];
  return buttons.length > 0 && isOpenForTrouble(library, facts) ? buttons : [];
}

/** What these are about is a question that is gone, and not the one that came after it. */
const OF_A_QUESTION: readonly Understood["command"][] = ["go-back", "hold-on", "repeat", "resend"];

/** Of words that are older than the open question: all that they say but their answer. "Yes" was a yes to another one. */
export function pastTheQuestion(meaning: Understood): Understood {
  const { option, reply, command, ...rest } = meaning;
  const isKept = command !== undefined && !OF_A_QUESTION.includes(command);
  return option === undefined && reply === undefined && isKept ? meaning : { ...rest, ...(isKept && { command }) };
}

/** It was asked for only where the words mean nothing else. */
export function answerBy(advised: Advised): Partial<Understood> {
  if (advised.kind === "remark") return { reply: "remark" };
  return advised.kind === "confirm" ? { suggests: advised.option } : { option: advised.option };
}
