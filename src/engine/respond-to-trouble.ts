import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Intent, Report } from "../shared/intent.ts";
import type { Understood } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { respondToReply } from "./respond-to-reply.ts";
import { means, prefill, repair, type Response } from "./response.ts";
import { givesWay, isVagueYet, starterOf } from "./starters.ts";
import { waitingAt } from "./waiting.ts";
import { topFrame, type Interpreter } from "./interpreter.ts";
import { asksWhich, likelierThan, likelyAmong, askWhich, takeNote } from "./which-one.ts";

/**
 * The words report that somebody else is at the account. Wherever that is said, its own flow comes on top of everything:
 * an answer, a wish or a trouble in the same words is what a stranger may have made them write.
 */
export function respondToReport(walk: Interpreter, _facts: readonly Fact[], meaning: Understood): Response | undefined {
  if (meaning.reports === undefined) return undefined;
  const flow = starterOf(walk.library, meaning.reports);
  if (!flow) return undefined;
  const noted = prefill(meaning.entities);
  if (topFrame(walk)?.flow.id === flow.id)
    return meaning.command === "person" ? undefined : { ...means("reports it again", ...noted), askAgain: true };
  const started: Fact = { kind: "started", flow: flow.id };
  const wished: readonly Fact[] = meaning.command === "person" ? [{ kind: "repairing", flow: "talk-to-human" }] : [];
  return means(`reports: ${meaning.reports satisfies Report}`, ...noted, started, ...wished);
}

/** The words name a trouble: a new one starts its flow, on top of what is open; the one under way goes on. */
export function respondToTrouble(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response | undefined {
  const { reading } = meaning;
  if (reading.kind === "sure" && isThanks(meaning)) return respondToReply(walk, facts, meaning);
  const aside = isSmallTalk(walk, meaning) ? respondToReply(walk, facts, asAside(meaning)) : undefined;
  if (aside) return aside;
  // Words without an answer read as if nobody were there.
  if (isSmallTalk(walk, meaning) && waitingAt(walk).kind === "approval")
    return {
      ...means("small talk while somebody decides", ...prefill(meaning.entities)),
      say: [ENGINE_TEXTS.stillWaiting],
    };
  if (reading.kind === "sure") return respondToSure(walk, meaning, reading.intent, reading.also);
  if (!canAskWhich(walk) && !isVagueYet(walk)) return undefined;
  if (reading.kind === "unsure")
    return asksWhich(walk)
      ? undefined
      : askWhich(walk, meaning.entities, likelyAmong(walk, meaning, reading.candidates));
  return meaning.entities.length > 0 ? takeNote(walk, meaning.entities) : undefined;
}

/** "Hello?" and "haha" inside a step are no beginning: the question stands there, and is not read out for them. */
const isSmallTalk = (walk: Interpreter, { reading }: Understood): boolean =>
  reading.kind === "sure" && reading.intent === "greeting_smalltalk" && !canAskWhich(walk);

const ASIDES: readonly (Understood["reply"] | undefined)[] = ["complaint", "not-yet", "thanks"];

const asAside = (meaning: Understood): Understood => ({
  ...meaning,
  reply: ASIDES.includes(meaning.reply) ? (meaning.reply ?? "remark") : "remark",
});

/** Thanks in the middle of something are no greeting that the question would have to follow. */
const isThanks = ({ reading, reply }: Understood): boolean =>
  reading.kind === "sure" && reading.intent === "greeting_smalltalk" && reply === "thanks";

function respondToSure(
  walk: Interpreter,
  meaning: Understood,
  intent: Intent,
  also: Intent | undefined,
): Response | undefined {
  const flow = starterOf(walk.library, intent);
  if (!flow) return undefined;
  if (isBareStatus(walk, meaning, intent))
    return {
      ...means("asks about a request, and there is none", { kind: "heard", reply: "asks-fact" }),
      askAgain: true,
    };
  const open = walk.frames.some((frame) => frame.flow.id === flow.id);
  const inTheMiddle = !canAskWhich(walk);
  if (intent === "greeting_smalltalk" && topFrame(walk)?.open)
    return { ...repair("repeat", "small talk"), askAgain: true };
  if (open || (inTheMiddle && isAside(intent)) || isAboutTheCode(walk, intent) || isBeside(walk, meaning, intent))
    return undefined;
  const likelier = likelierThan(walk, meaning, flow);
  if (likelier !== undefined && !inTheMiddle) return askWhich(walk, meaning.entities, [intent, likelier]);
  const second = also && starterOf(walk.library, also);
  const isQueued =
    second && second.id !== flow.id && !isAside(also) && likelierThan(walk, meaning, second) === undefined;
  const queued = isQueued ? second : undefined;
  const facts: readonly Fact[] = [...prefill(meaning.entities), ...queue(queued), { kind: "started", flow: flow.id }];
  return { ...means(`names a trouble: ${intent}`, ...facts), say: queued ? [ENGINE_TEXTS.queued] : [] };
}

/** "How long does that take?" in the middle of something is about just that, and leads nowhere else. */
const isBeside = (walk: Interpreter, { reply }: Understood, intent: Intent): boolean =>
  !canAskWhich(walk) &&
  (intent === "request_status" || intent === "product_question") &&
  (reply === "remark" || reply === "asks-fact" || reply === "complaint");

/** "And my request?" leads to a request only where one was made; a longer sentence may be about an earlier one. */
const isBareStatus = (walk: Interpreter, { isBrief }: Understood, intent: Intent): boolean =>
  intent === "request_status" &&
  isBrief === true &&
  waitingAt(walk).kind === "question" &&
  !canAskWhich(walk) &&
  !Object.keys(walk.visits).some((visit) => isApproval(walk, visit));

function isApproval({ library }: Interpreter, visit: string): boolean {
  const [flow = "", step = ""] = visit.split(".");
  return library.flows[flow]?.steps[step]?.kind === "approval";
}

/** Small talk and strangers' troubles do not interrupt what is under way. */
const isAside = (intent: Intent | undefined) => intent === "greeting_smalltalk" || intent === "out_of_scope";

/** While a code is awaited, "it doesn't work" is about that code. */
function isAboutTheCode(walk: Interpreter, intent: Intent): boolean {
  const waiting = waitingAt(walk);
  return intent === "other_login_trouble" && waiting.kind === "question" && waiting.entity === "code";
}

/** Nothing is under way that a question about the trouble would interrupt. */
const canAskWhich = (walk: Interpreter): boolean =>
  walk.frames.every(({ flow }) => givesWay(flow)) && topFrame(walk)?.alternatives === undefined;

const queue = (flow: Flow | undefined): readonly Fact[] => (flow ? [{ kind: "queued", flow: flow.id }] : []);
