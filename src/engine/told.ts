import type { Understood } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Interpreter } from "./interpreter.ts";
import { acknowledgementOf, pastKnown } from "./past-known.ts";
import type { Response } from "./response.ts";

/** With these an answer was given already; what else was told must not answer the question after it. */
const ANSWERS: readonly Fact["kind"][] = ["chose", "answered", "typed-code", "corrected", "reopened", "worked"];
/** With these nothing was said that fits the open question. */
const NO_ANSWER: readonly Fact["kind"][] = ["missed", "heard"];

/** What the words mean, and what they tell besides: that comes first, so that nothing is asked which was said in the same breath. */
export function withTold(walk: Interpreter, { tells = [] }: Understood, answer: Response): Response {
  const fresh = tells.filter((one) => !walk.told.includes(one));
  if (fresh.length === 0) return answer;
  const news = fresh.map((told): Fact => ({ kind: "told", told }));
  if (answer.facts.some(({ kind }) => ANSWERS.includes(kind))) return { ...answer, facts: [...answer.facts, ...news] };
  if (!fresh.some((told) => pastKnown({ ...walk, told: [told] }))) return besideIt(answer, news);
  const others = answer.facts.filter(({ kind }) => !NO_ANSWER.includes(kind));
  const isOnly = others.length < answer.facts.length;
  return { ...answer, facts: [...news, ...others], ...(isOnly && { say: [], askAgain: false }) };
}

/** What was told answers nothing here: it is heard, and no miss. */
function besideIt(answer: Response, news: readonly Fact[]): Response {
  const others = answer.facts.filter(({ kind }) => kind !== "missed");
  if (others.length === answer.facts.length) return { ...answer, facts: [...news, ...answer.facts] };
  const heard: Fact = { kind: "heard", reply: "remark" };
  const say = news.flatMap((fact) => (fact.kind === "told" ? [acknowledgementOf(fact.told)] : []));
  return { ...answer, facts: [...news, ...others, heard], say, askAgain: true, inOtherWords: true };
}
