import { ENGINE_TEXTS } from "./engine-texts.ts";
import { type Intent, intentsAmong } from "../shared/intent.ts";
import type { Entity, Understood } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Flow, Repair } from "./flow.ts";
import { means, prefill, type Response } from "./response.ts";
import { buttonNameFor, givesWay, starterOf } from "./starters.ts";
import { topFrame, type Interpreter } from "./interpreter.ts";

/** Asked which one, and the answer could again be several: that is a miss, or the question would come for ever. */
export const asksWhich = (walk: Interpreter) => topFrame(walk)?.flow.id === WHICH_ONE;

/** Something was told beside which another trouble is likelier: "I know my password" and "I forgot it". */
export const likelierThan = (
  { told }: Interpreter,
  { tells = [] }: Understood,
  { doubtedBy = {} }: Flow,
): Intent | undefined => [...told, ...tells].flatMap((one) => intentsAmong([doubtedBy[one] ?? ""])).at(-1);

/** Without those that are doubted, unless nothing else is left. */
export function likelyAmong(walk: Interpreter, meaning: Understood, candidates: readonly Intent[]): readonly Intent[] {
  const left = candidates.filter((intent) => {
    const flow = starterOf(walk.library, intent);
    return !flow || likelierThan(walk, meaning, flow) === undefined;
  });
  return left.length > 0 ? left : candidates;
}

const WHICH_ONE: Repair = "which-one";

export function askWhich(
  { library }: Interpreter,
  entities: readonly Entity[],
  candidates: readonly Intent[],
): Response {
  const buttons = candidates.map((intent) => buttonNameFor(library, intent));
  const only = [...new Set(buttons), "something-else"];
  return means("could be several troubles", ...prefill(entities), { kind: "repairing", flow: WHICH_ONE, only });
}

/** "Thanks, I've noted it", and the question once more, in other words than before. */
export function noteAndAsk(entities: readonly Entity[], noted: readonly Fact[]): Response {
  const email = entities.findLast(({ kind }) => kind === "email")?.value;
  const say = email === undefined ? [] : [{ text: ENGINE_TEXTS.noted, args: { email } }];
  return { ...means("only mentions something", ...noted), say, askAgain: true, inOtherWords: true };
}

/** Before any trouble is named, an address is kept for when it is needed. Whoever begins with it is welcomed. */
export function takeNote(walk: Interpreter, entities: readonly Entity[]): Response | undefined {
  const noted = prefill(entities);
  if (!walk.frames.every(({ flow }) => givesWay(flow))) return undefined;
  if (walk.frames.length > 0) return noted.length > 0 ? noteAndAsk(entities, noted) : undefined;
  const welcome = starterOf(walk.library, "greeting_smalltalk");
  return welcome && means("only mentions something", ...noted, { kind: "started", flow: welcome.id });
}
