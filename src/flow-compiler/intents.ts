import type { Flow } from "../engine/engine.ts";
import { type Intent, type IntentProfile, intentsAmong } from "../shared/intent.ts";
import { stepsOf } from "./branches.ts";
import { rowOf } from "./catalog.ts";
import { type Book, flowCalled } from "./symbols.ts";

/** Intents that the engine answers by itself, whether or not a flow starts on them. */
const OF_ENGINE: readonly Intent[] = ["human_handoff", "greeting_smalltalk", "cancel_restart", "out_of_scope"];

const MEANT_BY_ENGINE: Readonly<Record<string, string>> = {
  human_handoff: "wants to speak with a person",
  greeting_smalltalk: "only greets, thanks or chats",
  cancel_restart: "wants to stop or begin again",
  out_of_scope: "writes about something else, such as the account of another company",
};

/** Whether it is known what this intent means although no flow says it. */
export const isOfEngine = (intent: string): boolean => OF_ENGINE.some((one) => one === intent);

/** Everything that people can want of these flows: what flows start on, and what the engine answers by itself. */
export function intentsIn(book: Book): readonly IntentProfile[] {
  const offered = new Set(buttonsIn(book));
  const profile = (intent: Intent, means: string, acts: boolean): IntentProfile => ({
    intent,
    means,
    acts,
    offered: offered.has(intent),
  });
  const started = book.flows.flatMap((read) =>
    intentsAmong(read.flow.intents).map((intent) =>
      profile(intent, read.means ?? MEANT_BY_ENGINE[intent] ?? "", actsIn(book, read.flow)),
    ),
  );
  const own = OF_ENGINE.filter((intent) => !started.some((one) => one.intent === intent));
  return [...started, ...own.map((intent) => profile(intent, MEANT_BY_ENGINE[intent] ?? "", false))];
}

/** Intents that have a button where it is asked which of several was meant. One button stands for all of its flow's. */
function buttonsIn(book: Book): readonly string[] {
  const steps = Object.values(flowCalled(book, "which-one")?.flow.steps ?? {});
  const options = steps.flatMap((step) => (step.kind === "choose" ? step.options.map(({ id }) => id) : []));
  const others = book.flows.filter(({ flow }) => options.some((id) => flow.intents[0] === id));
  return [...options, ...others.flatMap(({ flow }) => flow.intents)];
}

/** By itself, or in a shared flow that it calls; a flow that is called for another trouble has an intent of its own. */
function actsIn(book: Book, flow: Flow, seen: ReadonlySet<string> = new Set()): boolean {
  return stepsOf(flow).some(([, step]) => {
    if (step.kind === "act") return true;
    if (step.kind === "check") return rowOf("check", step.check)?.tellsFacts === true;
    const called = step.kind === "call" && !seen.has(step.flow) ? flowCalled(book, step.flow)?.flow : undefined;
    return called?.kind === "shared" && actsIn(book, called, new Set([...seen, flow.id]));
  });
}
