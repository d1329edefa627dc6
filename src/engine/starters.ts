import type { Intent, Report } from "../shared/intent.ts";
import type { Flow, Library, Repair, Step } from "./flow.ts";
import type { Interpreter } from "./interpreter.ts";

/** The flow that an intent or a report starts, if there is one. The check makes sure there is at most one. */
export const starterOf = (library: Library, intent: Intent | Report): Flow | undefined =>
  Object.values(library.flows).find((flow) => flow.intents.includes(intent));

/** A flow that starts on several intents has one button, which is called after the first. */
export const buttonNameFor = (library: Library, intent: Intent): string =>
  starterOf(library, intent)?.intents[0] ?? intent;

const WHICH_ONE: Repair = "which-one";

/** Those that a person is offered as buttons when it is not clear which of them was meant. */
export function buttonsAmong(library: Library, candidates: readonly Intent[]): readonly Intent[] {
  const steps = Object.values(library.flows[WHICH_ONE]?.steps ?? {});
  const offered = new Set(steps.flatMap((step) => (step.kind === "choose" ? step.options.map(({ id }) => id) : [])));
  return candidates.filter((intent) => offered.has(buttonNameFor(library, intent)));
}

/**
 * Somebody only said that they cannot get in, and nothing was done about it yet: the flow of that gives way to whatever is
 * clearer, and a trouble that is told in a word is asked about.
 */
export function isVagueYet({ frames, visits, library }: Pick<Interpreter, "frames" | "visits" | "library">): boolean {
  const at = frames.findLastIndex(({ base }) => base === "trouble");
  if (frames.length === 0) return false;
  const vague = starterOf(library, "other_login_trouble");
  const isAbove = frames.slice(at + 1).every(({ base }) => base === "call");
  // A question of its own comes after it found something out: whoever names another trouble then comes back to it.
  const hasFound = vague !== undefined && vague.steps[frames[at]?.step ?? ""]?.kind === "choose";
  const isThis = vague !== undefined && frames[at]?.flow === vague && isAbove && !hasFound;
  return isThis && !Object.keys(visits).some(isAct(library));
}

const isAct = (library: Library) => (visit: string) => {
  const [flow = "", step = ""] = visit.split(".");
  const kind = library.flows[flow]?.steps[step]?.kind;
  return kind === "act" || kind === "approval";
};

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
