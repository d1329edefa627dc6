import type { Intent, Report } from "./event.ts";
import type { Flow, Library, Step } from "./flow.ts";

/** The flow that an intent or a report starts, if there is one. The check makes sure there is at most one. */
export const starterOf = (library: Library, intent: Intent | Report): Flow | undefined =>
  Object.values(library.flows).find((flow) => flow.intents.includes(intent));

/** A flow that only finds out what the trouble is: it gives way to a trouble instead of being resumed after it. */
export const givesWay = (flow: Flow): boolean => Object.values(flow.steps).every((step) => ONLY_FINDS_OUT[step.kind]);

const ONLY_FINDS_OUT: Readonly<Record<Step["kind"], boolean>> = {
  say: true,
  choose: true,
  call: true,
  end: true,
  ask: false,
  check: false,
  act: false,
  approval: false,
};
