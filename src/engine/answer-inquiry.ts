import { textId } from "../shared/brand.ts";
import type { Inquiry } from "../shared/inquiry.ts";
import type { Understood } from "./event.ts";
import { means, prefill, type Response } from "./response.ts";
import { starterOf } from "./starters.ts";
import { waitingAt } from "./waiting.ts";
import type { Interpreter } from "./interpreter.ts";

/** The text that answers a question of fact. The flow check holds one for each. */
export const answerTo = (inquiry: Inquiry) => textId(`answers.${inquiry}`);

/** Whoever asks for these is not locked out: they are not asked what keeps them out. */
const ABOUT_THE_PRODUCT: ReadonlySet<Inquiry> = new Set(["trial", "demo", "plans", "partner-for-hire"]);

/**
 * A question of fact and nothing else: the open question stays as it is and is put again. Where nothing is open yet, the
 * person is asked what keeps them out.
 */
export function onlyAsks(walk: Interpreter, { asks, entities }: Understood): Response | undefined {
  if (asks === undefined) return undefined;
  const why = `asks for a fact: ${asks}`;
  const isFirst = walk.frames.length === 0 && !ABOUT_THE_PRODUCT.has(asks);
  const welcome = isFirst ? starterOf(walk.library, "greeting_smalltalk") : undefined;
  if (welcome) return means(why, ...prefill(entities), { kind: "started", flow: welcome.id });
  return { ...means(why, ...prefill(entities)), askAgain: true };
}

/** Says the answer along with whatever else the words mean; a victim hears first, and only, how to be safe. */
export const withAnswer = (walk: Interpreter, { asks, reports }: Understood, response: Response): Response =>
  asks === undefined || reports !== undefined
    ? response
    : { ...response, say: [answerHere(walk, asks), ...response.say] };

/** Placeholders of the answers that depend on where the person is. */
export const ANSWER_ARGUMENTS: Readonly<Partial<Record<Inquiry, readonly string[]>>> = {
  "how-long": ["flow"],
  "what-next": ["flow"],
  "has-been-asked": ["flow", "asked"],
};

/** Where somebody is who asks: the trouble that is open, or `none`; and whether admins were asked. */
interface Whereabouts {
  readonly flow: string;
  readonly asked: "waiting" | "no";
}

/**
 * The answer to a question of fact. "How long will it take?" has another one in each flow, so nobody says an answer without
 * saying where.
 */
export function answerAt(asks: Inquiry, { flow, asked }: Whereabouts) {
  const all = { flow: flow.replaceAll("-", "_"), asked };
  const args = Object.fromEntries(Object.entries(all).filter(([name]) => ANSWER_ARGUMENTS[asks]?.includes(name)));
  return { text: answerTo(asks), args };
}

function answerHere(walk: Interpreter, asks: Inquiry): Response["say"][number] {
  const flow = walk.frames.findLast(({ base }) => base === "trouble")?.flow.id ?? "none";
  return answerAt(asks, { flow, asked: waitingAt(walk).kind === "approval" ? "waiting" : "no" });
}
