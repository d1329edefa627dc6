import type { Choice } from "../../approvals/approvals.ts";
import { DAY } from "../../shared/clock.ts";
import type { ApprovalReply } from "../../understanding/understanding.ts";
import { CHOICES_OF, type Note, type ShownCard } from "./note.ts";

type AskBack = Extract<Note, { readonly kind: "what-now" | "which-request" | "no-such-request" }>;

export type DecisionReading =
  | {
      readonly kind: "decision";
      readonly request: string;
      readonly choice: Choice;
      readonly reason: string | undefined;
    }
  | { readonly kind: "ask-back"; readonly note: AskBack }
  /** For the flows, like any other words. */
  | { readonly kind: "other" };

/**
 * What words in a linked chat decide. Only what is beyond doubt does: every word is known, nothing contradicts itself,
 * and the request is named by its code, or its card is quoted, or it is the only open one and was the last thing shown here. The rest is asked
 * back, or is no matter of requests.
 *
 * @param asked a flow has asked something here: a bare "yes" may be its answer
 */
export function readDecision(saying: ApprovalReply, cards: readonly ShownCard[], asked: boolean): DecisionReading {
  if (cards.length === 0) return OTHER;
  if (saying.codes.length > 0) return byCode(saying, cards);
  const open = cards.filter((card) => card.open);
  const [only] = open;
  const quoted = cards.find((card) => card.quoted);
  const front = quoted ?? (open.length === 1 && only?.inFront === true ? only : undefined);
  if (saying.number !== undefined) return front ? byNumber(saying.number, front) : OTHER;
  if (!decides(saying) || (open.length === 0 && !quoted)) return OTHER;
  if (isDoubtful(saying)) return isMeant(saying, front) ? askAbout(open) : OTHER;
  if (front) return byChoice(saying, front);
  return saying.named || (saying.verdicts.length > 0 && !asked) ? askAbout(open) : OTHER;
}

const OTHER: DecisionReading = { kind: "other" };
/** More unknown words than this are a story of something else. */
const FEW = 3;

const decides = ({ verdicts, durations }: ApprovalReply) => verdicts.length > 0 || durations.length > 0;

const isDoubtful = ({ strange, asks }: ApprovalReply) => strange > 0 || asks;

/** It has a word unknown to us in it, and yet can hardly be about anything but a request. */
const isMeant = ({ named, verdicts, durations, strange }: ApprovalReply, front: ShownCard | undefined) =>
  strange <= FEW && (named || (front !== undefined && verdicts.length > 0 && durations.length > 0));

function byCode(saying: ApprovalReply, cards: readonly ShownCard[]): DecisionReading {
  const [code = "", ...others] = saying.codes;
  const named = cards.filter((card) => card.code === code);
  const card = named.find((one) => one.open) ?? named[0];
  if (!decides(saying)) return card?.open && !isDoubtful(saying) ? askBack({ kind: "what-now", card }) : OTHER;
  const quoted = cards.find((one) => one.quoted && one.code !== code);
  if (quoted) return askBack({ kind: "which-request", codes: [code, quoted.code] });
  if (others.length > 0) return askBack({ kind: "which-request", codes: saying.codes });
  if (!card) return askBack({ kind: "no-such-request", code });
  return isDoubtful(saying) && card.open ? askBack({ kind: "what-now", card }) : byChoice(saying, card);
}

function byChoice(saying: ApprovalReply, card: ShownCard): DecisionReading {
  const choice = choiceOf(saying, card.kind);
  if (choice)
    return { kind: "decision", request: card.id, choice, reason: choice === "no" ? saying.reason : undefined };
  return askBack({ kind: "what-now", card });
}

/** The number of a button, where the messenger shows them as a list. */
function byNumber(number: number, card: ShownCard): DecisionReading {
  const choice = CHOICES_OF[card.kind][number - 1];
  if (!choice) return askBack({ kind: "what-now", card });
  return { kind: "decision", request: card.id, choice, reason: undefined };
}

/** A yes without a word about time is the least that a yes can be: the card says so. */
function choiceOf({ verdicts, durations }: ApprovalReply, kind: ShownCard["kind"]): Choice | undefined {
  const [duration, ...more] = durations;
  if (verdicts.length > 1 || more.length > 0) return undefined;
  if (verdicts[0] === "no") return duration === undefined ? "no" : undefined;
  if (kind === "recovery") return duration === undefined ? "yes" : undefined;
  return duration === undefined ? "once" : LENGTHS.get(duration);
}

const LENGTHS: ReadonlyMap<string, Choice> = new Map([
  [String(DAY), "once"],
  [String(7 * DAY), "week"],
  ["permanent", "always"],
]);

function askAbout(open: readonly ShownCard[]): DecisionReading {
  const [card, ...others] = open;
  if (!card) return OTHER;
  if (others.length === 0) return askBack({ kind: "what-now", card });
  return askBack({ kind: "which-request", codes: open.map(({ code }) => code) });
}

const askBack = (note: AskBack): DecisionReading => ({ kind: "ask-back", note });
