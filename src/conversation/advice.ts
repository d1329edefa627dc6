import { type Event, type Fact, type Intent, isOpenForTrouble, type Library } from "../engine/engine.ts";
import { after, type Instant } from "../shared/brand.ts";
import { SECOND } from "../shared/clock.ts";
import { buttonsOf } from "../understanding/understanding.ts";
import type { Advice, WantsAdvice } from "./stored-advice.ts";
import type { WaitingEvent } from "./model.ts";

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
export const isAwaited = (advice: Advice, now: Instant): boolean =>
  advice.kind !== "given" && now < after(advice.at, LONGEST_WAIT) && now > after(advice.at, -LONGEST_WAIT);

/** What was chosen for this message: only where it could be asked for, in case the place has changed meanwhile. */
export const chosenFor = ({ advice }: WaitingEvent, library: Library, facts: readonly Fact[]): Intent | undefined =>
  advice?.kind === "given" && isOpenForTrouble(library, facts) ? advice.intent : undefined;

/** The buttons that the person would be shown. Whatever else the words say comes before a trouble. */
function choicesIn({ event, library, facts }: Heard): readonly Intent[] {
  if (event.kind !== "words") return [];
  const { reading, command, option, corrects } = event.meaning;
  if (command !== undefined || option !== undefined || corrects) return [];
  const buttons = buttonsOf(reading);
  return buttons.length > 0 && isOpenForTrouble(library, facts) ? buttons : [];
}
