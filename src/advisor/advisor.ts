/**
 * The door of the advisor: a language model may say which of a few troubles a message means, and nothing else. It acts
 * on nothing, sees no account, and what it writes is compared with the words it was offered and thrown away.
 */
import type { Intent } from "../engine/engine.ts";
import type { Clock } from "../shared/clock.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { askModel, type Trouble, type AdvisorLimits, type LanguageModel } from "./ask-model.ts";
import { CURES } from "./cures.ts";
import { questionAbout } from "./question.ts";
import { chosenIn } from "./read-choice.ts";
import { createRestraint, type Restraint } from "./restraint.ts";

export interface Advisor {
  /**
   * Never throws, and takes no longer than the time limit.
   *
   * @param text what may be shown to somebody outside: see `Understanding.shareable`
   * @param among what it may choose from
   * @returns one of `among`; undefined when none fits, or no useful answer came in time
   */
  choose(text: string, among: readonly Intent[]): Promise<Intent | undefined>;
  /** Asks once about a made-up message. `reason` is a sentence with the cure. */
  check(): Promise<Outcome<undefined, string>>;
}

const LIMITS: AdvisorLimits = { milliseconds: 2000, bytes: 16_384 };

/**
 * @param limits what differs from the usual ones
 * @param onTrouble told once each time the model is left alone for a while, with nothing that it wrote
 */
export function createAdvisor(parts: {
  readonly model: LanguageModel;
  readonly clock: Clock;
  readonly limits?: Partial<AdvisorLimits>;
  readonly onTrouble: (where: string, error: unknown) => void;
}): Advisor {
  const { model, clock } = parts;
  const limits = { ...LIMITS, ...parts.limits };
  const restraint = createRestraint(clock, (trouble) =>
    parts.onTrouble("language model", new LeftAlone(`It is left alone for a minute. ${CURES[trouble]}`)),
  );
  return {
    choose: (text, among) => choose({ model, limits, restraint }, text, among),
    check: () => check(model, limits),
  };
}

/** The model did not help for a while. */
class LeftAlone extends Error {}

interface Asking {
  readonly model: LanguageModel;
  readonly limits: AdvisorLimits;
  readonly restraint: Restraint;
}

async function choose(asking: Asking, text: string, among: readonly Intent[]): Promise<Intent | undefined> {
  if (!asking.restraint.mayAsk()) return undefined;
  const answer = await answerOf(asking.model, asking.limits, text, among);
  asking.restraint.heard(answer.ok ? undefined : answer.reason);
  return answer.ok && answer.value !== "none" ? answer.value : undefined;
}

/** What it must be able to tell apart at least. */
const SAMPLE = { text: "I forgot my password", among: ["forgot_password", "ip_blocked"] } as const;

async function check(model: LanguageModel, limits: AdvisorLimits): Promise<Outcome<undefined, string>> {
  const answer = await answerOf(model, limits, SAMPLE.text, SAMPLE.among);
  return answer.ok ? ok(undefined) : no(CURES[answer.reason]);
}

async function answerOf(
  model: LanguageModel,
  limits: AdvisorLimits,
  text: string,
  among: readonly Intent[],
): Promise<Outcome<Intent | "none", Trouble>> {
  const reply = await askModel(model, limits, questionAbout(text, among));
  return reply.ok ? chosenIn(reply.value, among) : reply;
}
