import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Entity, Intent, Meaning } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Flow, Repair } from "./flow.ts";
import { offers } from "./offers.ts";
import { means, repair, type Response } from "./response.ts";
import { givesWay, starterOf } from "./starters.ts";
import { waitingAt } from "./waiting.ts";
import { topFrame, type Walk } from "./walk.ts";

/** The words name a trouble: a new one starts its flow, on top of what is open; the one under way goes on. */
export function respondToTrouble(walk: Walk, _facts: readonly Fact[], meaning: Meaning): Response | undefined {
  const { reading } = meaning;
  if (reading.kind === "sure") return respondToSure(walk, meaning, reading.intent, reading.also);
  if (!canAskWhich(walk)) return undefined;
  if (reading.kind === "unsure") return asksWhich(walk) ? undefined : askWhich(meaning.entities, reading.candidates);
  return meaning.entities.length > 0 ? takeNote(walk, meaning.entities) : undefined;
}

function respondToSure(walk: Walk, meaning: Meaning, intent: Intent, also: Intent | undefined): Response | undefined {
  const flow = starterOf(walk.library, intent);
  if (!flow) return undefined;
  const open = walk.frames.some((frame) => frame.flow.id === flow.id);
  const inTheMiddle = !canAskWhich(walk);
  if (intent === "greeting_smalltalk" && topFrame(walk)?.open)
    return { ...repair("repeat", "small talk"), askAgain: true };
  if (open || (inTheMiddle && isAside(intent)) || isAboutTheCode(walk, intent)) return undefined;
  const second = also && starterOf(walk.library, also);
  const queued = second && second.id !== flow.id && !isAside(also) ? second : undefined;
  const facts: readonly Fact[] = [...offers(meaning.entities), ...queue(queued), { kind: "started", flow: flow.id }];
  return { ...means(`names a trouble: ${intent}`, ...facts), say: queued ? [ENGINE_TEXTS.queued] : [] };
}

/** Small talk and strangers' troubles do not interrupt what is under way. */
const isAside = (intent: Intent | undefined) => intent === "greeting_smalltalk" || intent === "out_of_scope";

/** While a code is awaited, "it doesn't work" is about that code. */
function isAboutTheCode(walk: Walk, intent: Intent): boolean {
  const waiting = waitingAt(walk);
  return intent === "other_login_trouble" && waiting.kind === "question" && waiting.entity === "code";
}

/** Nothing is under way that a question about the trouble would interrupt. */
function canAskWhich(walk: Walk): boolean {
  const frame = topFrame(walk);
  return !frame || givesWay(frame.flow);
}

/** Asked which one, and the answer could again be several: that is a miss, or the question would come for ever. */
const asksWhich = (walk: Walk) => topFrame(walk)?.flow.id === WHICH_ONE;

const WHICH_ONE: Repair = "which-one";

const queue = (flow: Flow | undefined): readonly Fact[] => (flow ? [{ kind: "queued", flow: flow.id }] : []);

function askWhich(entities: readonly Entity[], candidates: readonly Intent[]): Response {
  const only = [...candidates, "something-else"];
  return means("could be several troubles", ...offers(entities), { kind: "repairing", flow: WHICH_ONE, only });
}

/** Before any trouble is named, an address is kept for when it is needed. Whoever begins with it is welcomed. */
function takeNote(walk: Walk, entities: readonly Entity[]): Response | undefined {
  const noted = offers(entities);
  if (!walk.frames.every(({ flow }) => givesWay(flow))) return undefined;
  if (walk.frames.length > 0)
    return noted.length > 0 ? { ...means("only mentions something", ...noted), askAgain: true } : undefined;
  const welcome = starterOf(walk.library, "greeting_smalltalk");
  return welcome && means("only mentions something", ...noted, { kind: "started", flow: welcome.id });
}
