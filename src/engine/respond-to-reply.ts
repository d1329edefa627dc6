import { respondToCommand } from "./command.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Understood } from "./event.ts";
import type { Reply } from "../shared/reply.ts";
import type { Fact } from "./facts.ts";
import { means, type Response } from "./response.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";
import { waitingAt } from "./waiting.ts";

/** What somebody says beside an answer, and what is said to it. None of it costs a try. */
const ASIDE: Readonly<Partial<Record<Reply, Response["say"][number]>>> = {
  remark: ENGINE_TEXTS.fine,
  "not-yet": ENGINE_TEXTS.takeYourTime,
  thanks: ENGINE_TEXTS.welcome,
  complaint: ENGINE_TEXTS.sorry,
  "asks-fact": ENGINE_TEXTS.notForMe,
  unsure: ENGINE_TEXTS.unsure,
  "did-not-work": ENGINE_TEXTS.sorry,
};

/** Whoever is lost, or still has the trouble, needs the question again, and its buttons, at once. */
const LOST: readonly Reply[] = ["unsure", "did-not-work", "deny"];

/**
 * Where a value is waited for, and no button hears these, they cannot have been the answer: "ok" and, for a code, "it's here"
 * and "not there either" say that it is still to come, "oh no" says nothing about it.
 */
const NO_VALUE: readonly Reply[] = ["affirm", "deny", "done"];
const NO_CODE: readonly Reply[] = [...NO_VALUE, "has", "arrived", "worked"];

/** So often in a row something is said to it before the question is put again. */
const BEFORE_ASKING_AGAIN = 3;

/**
 * The words could be no answer to the open question: they are heard, and the question stays. After a few of them it is
 * asked again, for whoever has forgotten it, and so it is for whoever was away for long.
 *
 * @param facts all facts so far: what was heard since the last answer is counted
 */
export function respondToReply(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response | undefined {
  const { reply } = meaning;
  if (reply === undefined || meaning.entities.length > 0) return undefined;
  const waits = waitingAt(walk).kind;
  if (waits !== "question" && !(waits === "approval" && reply === "thanks")) return undefined;
  if (reply === "asks-why") return respondToCommand(walk, facts, { ...meaning, command: "why" });
  // "And now?" asks for nothing but where we are.
  if (reply === "asks-fact" && meaning.isBrief)
    return { ...means("asks where we are", { kind: "heard", reply }), askAgain: true };
  // "It doesn't work", where a value is waited for, is about that value.
  if (reply === "did-not-work" && isAsked(walk)) return undefined;
  const said = ASIDE[reply] ?? (isNoValue(walk, reply) ? ENGINE_TEXTS.fine : undefined);
  if (said === undefined) return undefined;
  const heard = facts.length - 1 - facts.findLastIndex(({ kind }) => kind !== "heard" && kind !== "language");
  const isBack = walk.silences > 0;
  const askAgain = isBack || LOST.includes(reply) || heard % BEFORE_ASKING_AGAIN === BEFORE_ASKING_AGAIN - 1;
  return { ...means(`says beside the question: ${reply}`, { kind: "heard", reply }), say: [said], askAgain };
}

function isAsked(walk: Interpreter): boolean {
  const frame = topFrame(walk);
  return frame !== undefined && stepOf(frame).kind === "ask";
}

function isNoValue(walk: Interpreter, reply: Reply): boolean {
  const frame = topFrame(walk);
  const step = frame && stepOf(frame);
  return step?.kind === "ask" && (step.entity === "code" ? NO_CODE : NO_VALUE).includes(reply);
}
