import type { Advisor } from "../../advisor/advisor.ts";
import {
  buttonsAmong,
  type Event,
  type Fact,
  type Intent,
  isOpenForTrouble,
  type Library,
} from "../../engine/engine.ts";
import { after, type Instant } from "../../shared/brand.ts";
import { SECOND } from "../../shared/clock.ts";
import type { Worker } from "../../shared/schedule.ts";
import type { WaitingEvent } from "../model.ts";
import type { ConversationDeps } from "../deps.ts";
import type { Advice, AdviceWanted, WantsAdvice } from "../stored-advice.ts";

/** Asked at once; the others wait for these, or go on without. */
const AT_ONCE = 8;

/**
 * Asks the language model about the messages that wait for it, outside of every turn and transaction. It takes seconds
 * where a turn takes milliseconds: give it rounds of its own. Who asks for a round while one is under way waits for
 * that one.
 */
export function adviceWorker(deps: ConversationDeps, advisor: Pick<Advisor, "choose">): Worker {
  let running: Promise<number> | undefined;
  const drain = () =>
    (running ??= adviseAll(deps, advisor).finally(() => {
      running = undefined;
    }));
  return { name: "language model", drain };
}

async function adviseAll(deps: ConversationDeps, advisor: Pick<Advisor, "choose">): Promise<number> {
  for (let done = 0; ;) {
    const wanted = await deps.store.claimAdvice(AT_ONCE);
    if (wanted.length === 0) return done;
    await Promise.all(wanted.map((one) => advise(deps, advisor, one)));
    done += wanted.length;
    deps.onNews?.();
  }
}

async function advise(deps: ConversationDeps, advisor: Pick<Advisor, "choose">, wanted: AdviceWanted) {
  const { event, text, advice } = wanted;
  const words = deps.understanding.shareable(text);
  const isOfUse = words !== "" && isAwaited(advice, deps.clock.now());
  await deps.store.advise(event, isOfUse ? await advisor.choose(words, advice.among) : undefined);
}

/** How long a message waits for the language model (ms): its time limit, and a second for the way there and back. */
const LONGEST_WAIT = 3 * SECOND;

interface Heard {
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
  const among = choicesIn(heard);
  if (among.length === 0) return undefined;
  if (advice) return isAwaited(advice, heard.now) ? "wait" : undefined;
  return { wants: among };
}

/** Whether somebody still waits for this advice. A clock that was set back does not make them wait longer. */
const isAwaited = (advice: Advice, now: Instant): boolean =>
  advice.kind !== "given" && now < after(advice.at, LONGEST_WAIT) && now > after(advice.at, -LONGEST_WAIT);

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
