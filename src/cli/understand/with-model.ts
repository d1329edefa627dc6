import type { Advisor } from "../../advisor/advisor.ts";
import { instant } from "../../shared/brand.ts";
import { type Clock, SECOND } from "../../shared/clock.ts";
import type { IntentProfile } from "../../shared/intent.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import type { LabelledMessage } from "./labelled.ts";

interface Measure {
  readonly understanding: Pick<Understanding, "read" | "shareable">;
  readonly advisor: Pick<Advisor, "choose">;
  readonly intents: readonly IntentProfile[];
}

/**
 * What a language model adds, line by line: it is asked about the messages that would be asked back at the beginning of a
 * chat, with the same buttons, one after the other.
 */
export async function measureModel(messages: readonly LabelledMessage[], by: Measure): Promise<readonly string[]> {
  const { understanding, advisor, intents } = by;
  const tally = { right: 0, wrong: 0, none: 0 };
  for (const { text, label, also } of messages) {
    const { reading } = understanding.read(text);
    const among = reading.kind === "unsure" ? reading.candidates.filter((one) => hasButton(intents, one)) : [];
    const words = understanding.shareable(text);
    if (among.length === 0 || words === "") continue;
    const chosen = await advisor.choose(words, among);
    if (chosen === undefined) tally.none += 1;
    else tally[[label, ...also].includes(chosen) ? "right" : "wrong"] += 1;
  }
  const { right, wrong, none } = tally;
  const shareOf = (part: number) => `${((100 * part) / Math.max(1, messages.length)).toFixed(1)} % of all`;
  return [
    "",
    "with the language model, where the chat alone would ask back",
    `asked               ${String(right + wrong + none)}   ${shareOf(right + wrong + none)}`,
    `chose rightly       ${String(right)}   ${shareOf(right)}: one question less`,
    `chose wrongly       ${String(wrong)}   ${shareOf(wrong)}: another trouble is begun`,
    `chose none          ${String(none)}   ${shareOf(none)}: asked back as without it`,
  ];
}

const hasButton = (intents: readonly IntentProfile[], wanted: IntentProfile["intent"]): boolean =>
  intents.some(({ intent, offered }) => intent === wanted && offered);

/** Measuring is no chat: the limit of questions a minute is not what is measured. */
export function unhurriedClock(): Clock {
  let now = 0;
  return {
    now: () => {
      now += 2 * SECOND;
      return instant(now);
    },
  };
}
