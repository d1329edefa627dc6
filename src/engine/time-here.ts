import type { TextId } from "../shared/brand.ts";
import type { Inquiry } from "../shared/inquiry.ts";
import { answerAt } from "./answer-inquiry.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Understood } from "./event.ts";
import type { Flow } from "./flow.ts";
import { means, type Response } from "./response.ts";
import { starterOf } from "./starters.ts";
import { waitingAt } from "./waiting.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";

/** "How long does it take?" sounds like these wherever it is asked, and is about whatever runs there. */
const OF_WAITING: readonly Inquiry[] = ["recovery-time", "request-lifetime", "how-long"];

/** The rules by which something runs are the same everywhere. */
const NOWHERE = { flow: "none", asked: "no" } as const;

interface Running {
  readonly text: TextId;
  /** The rules that it runs by: asked for, they are told along with how long this one has left. */
  readonly rules: readonly Inquiry[];
  /** What else can only be about this one here. */
  readonly alike: readonly Inquiry[];
}

const CODE: Running = { text: ENGINE_TEXTS.codeTime, rules: ["code-lifetime", "code-resend"], alike: OF_WAITING };
const LOCK: Running = { text: ENGINE_TEXTS.lockTime, rules: ["sign-in-lock"], alike: [...OF_WAITING, "code-resend"] };
const MAIL: Running = { text: ENGINE_TEXTS.mailTime, rules: ["link-lifetime"], alike: [...OF_WAITING, "code-resend"] };

/**
 * "How long do I have to wait?" and "is it still valid?" are answered from the step, with what is known of this very mail, lock
 * or request. The step stays, and costs nothing.
 */
export function respondToTime(walk: Interpreter, meaning: Understood): Response | undefined {
  const { asks, reply, isBrief, reading } = meaning;
  if (!isAside(meaning)) return undefined;
  if (waitingAt(walk).kind === "approval")
    return asks !== undefined && OF_WAITING.includes(asks) ? lookUp(walk) : undefined;
  const runs = runningHere(walk);
  if (!runs) return undefined;
  const rule = asks !== undefined && runs.rules.includes(asks) ? [answerAt(asks, NOWHERE)] : [];
  const isVague = reply === "asks-fact" || (isBrief === true && reading.kind === "sure");
  const isMeant = asks === undefined ? isVague : runs.alike.includes(asks);
  if (!isMeant && rule.length === 0) return undefined;
  const left = { text: runs.text, args: walk.details };
  const why = "asks about time where something runs";
  return { ...means(why), say: [...rule, left], askAgain: true };
}

function isAside({ reading, entities, option, command, reports, doubts }: Understood): boolean {
  const isElsewhere = reading.kind === "sure" && reading.intent !== "request_status";
  return !isElsewhere && entities.length === 0 && (option ?? command ?? reports ?? doubts) === undefined;
}

/** Somebody decides: what became of it is looked up. */
function lookUp({ library }: Interpreter): Response | undefined {
  const flow = starterOf(library, "request_status");
  return flow && means("asks how long a decision takes", { kind: "started", flow: flow.id });
}

function runningHere(walk: Interpreter): Running | undefined {
  const frame = topFrame(walk);
  const step = frame?.open ? stepOf(frame) : undefined;
  const { sentAt, goodUntil, lockUntil } = walk.details;
  const isSent = sentAt !== undefined && goodUntil !== undefined;
  if (step?.kind === "ask") return isSent && step.entity === "code" ? CODE : undefined;
  if (step?.kind !== "choose") return undefined;
  if (walk.path.at(-1)?.outcome === "locked" && lockUntil !== undefined) return LOCK;
  const isMailed = isSent && step.goal !== undefined && lastWork(walk) === "mailed";
  return isMailed ? MAIL : undefined;
}

/** What came of the last thing that was done, or asked of somebody. */
const lastWork = ({ library, path }: Interpreter): string | undefined =>
  path.findLast(({ flow, step }) => {
    const kind = library.flows[flow]?.steps[step]?.kind;
    return kind === "act" || kind === "approval";
  })?.outcome;

/**
 * "Just for today", where others decide for how long: that is told, whatever else the words mean, and the step stays. Nobody is
 * left to think that it was agreed to.
 */
export function withLength(walk: Interpreter, { lasts }: Understood, answer: Response): Response {
  if (lasts === undefined || takesLength(walk) || answer.say.some((said) => typeof said !== "string")) return answer;
  const started = answer.facts.flatMap((fact) => (fact.kind === "started" ? [walk.library.flows[fact.flow]] : []));
  if (![...started, walk.frames.findLast(({ base }) => base === "trouble")?.flow].some(isDecidedByOthers))
    return answer;
  const beside = answer.facts.filter(({ kind }) => kind !== "missed" && kind !== "heard");
  const isAside = beside.every(({ kind }) => kind === "offered");
  const say = isAside ? [ENGINE_TEXTS.lengthOfOthers] : [...answer.say, ENGINE_TEXTS.lengthOfOthers];
  return { ...answer, facts: beside, say, askAgain: answer.askAgain || isAside };
}

/** Others let in what is asked for, for a time that they choose. */
const isDecidedByOthers = (flow: Flow | undefined): boolean =>
  flow !== undefined &&
  Object.values(flow.steps).some((step) => step.kind === "approval" && Object.hasOwn(step.on, "let-in-for"));

function takesLength(walk: Interpreter): boolean {
  const frame = topFrame(walk);
  const step = frame && stepOf(frame);
  return step?.kind === "ask" && step.entity === "duration";
}
