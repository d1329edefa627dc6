import type { Report } from "../shared/intent.ts";
import type { Understood } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Repair } from "./flow.ts";
import { means, prefill, type Response } from "./response.ts";
import { starterOf } from "./starters.ts";
import { topFrame, type Interpreter } from "./interpreter.ts";

const ASKS: Repair = "is-it-you";
/** The option by which people say that nobody else is at their account: what they wrote before is done now. */
const GO_ON = "me";

/**
 * The words sound as if somebody else were at the account, and might be nothing of the kind. Whatever they would have
 * done waits until the person was asked. Doubted a second time, it is taken for a report.
 *
 * @param answer what the words mean if there is nothing to doubt
 */
export function inDoubt(walk: Interpreter, meaning: Understood, answer: Response): Response {
  const { doubts, command } = meaning;
  if (doubts === undefined || command === "person") return answer;
  const top = topFrame(walk)?.flow.id;
  const flow = starterOf(walk.library, doubts);
  if (flow && top === flow.id) return meaning.option === undefined ? stays(meaning) : answer;
  if (top === ASKS) return isElsewhere(meaning) ? answer : reported(walk, meaning, doubts);
  const then = answer.facts.filter(({ kind }) => kind !== "missed");
  const asked: Fact = { kind: "repairing", flow: ASKS, then };
  return means(`may be: ${doubts}`, ...prefill(meaning.entities), asked);
}

const stays = (meaning: Understood): Response => ({
  ...means("goes on about it", ...prefill(meaning.entities)),
  askAgain: true,
});

/** Another of the answers that were offered; none of them does anything. */
const isElsewhere = ({ option }: Understood) => option !== undefined && option !== GO_ON;

function reported(walk: Interpreter, { entities }: Understood, doubts: Report): Response {
  const flow = starterOf(walk.library, doubts);
  return means(`doubted again: ${doubts}`, ...prefill(entities), ...(flow ? [started(flow.id)] : []));
}

const started = (flow: string): Fact => ({ kind: "started", flow });

/** "I can't get in": what the words before the question meant happens now. */
export function goneOn(walk: Interpreter, response: Response): Response {
  const frame = topFrame(walk);
  const goesOn = response.facts.some((fact) => fact.kind === "chose" && fact.option === GO_ON);
  return frame?.then && goesOn ? { ...response, facts: [...response.facts, ...frame.then] } : response;
}
