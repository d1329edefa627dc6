/**
 * The door of the advisor: a language model may say which of a few troubles a message means, and nothing else. It acts
 * on nothing, sees no account, and what it writes is compared with the words it was offered and thrown away.
 */
import { z } from "zod";
import type { Intent, IntentProfile } from "../shared/intent.ts";
import { after, type Instant } from "../shared/brand.ts";
import { type Clock, MINUTE } from "../shared/clock.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { type AdvisorLimits, askModel, type LanguageModel, type Trouble } from "./ask-model.ts";
import { type Choice, questionAbout } from "./question.ts";

export interface Advisor {
  /**
   * Never throws, and takes no longer than the time limit.
   *
   * @param text what may be shown to somebody outside: see `Understanding.shareable`
   * @param among what it may choose from
   * @returns one of `among`; undefined when none fits, or no useful answer came in time
   */
  choose(text: string, among: readonly Intent[]): Promise<Intent | undefined>;
  /**
   * The same for a message that was written to a question: which of its answers it is. Never throws.
   *
   * @returns the `word` of one of them; undefined when none fits, or no useful answer came in time
   */
  answer(text: string, among: readonly Choice[]): Promise<string | undefined>;
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
  /** What there is to choose from. */
  readonly intents: readonly IntentProfile[];
  readonly clock: Clock;
  readonly limits?: Partial<AdvisorLimits>;
  readonly onTrouble: (where: string, error: unknown) => void;
}): Advisor {
  const { model, clock, intents } = parts;
  const limits = { ...LIMITS, ...parts.limits };
  const restraint = createRestraint(clock, (trouble) =>
    parts.onTrouble("language model", new LeftAlone(`It is left alone for a minute. ${CURES[trouble]}`)),
  );
  return {
    choose: async (text, among) => {
      const word = await choose({ model, limits, restraint }, text, choicesFor(intents, among));
      return among.find((intent) => intent === word);
    },
    answer: (text, among) => choose({ model, limits, restraint, isAnswer: true }, text, among),
    check: () =>
      check(
        model,
        limits,
        intents.filter(({ acts }) => acts).map(({ intent, means }) => ({ word: intent, means })),
      ),
  };
}

/** The model did not help for a while. */
class LeftAlone extends Error {}

interface Asking {
  readonly model: LanguageModel;
  readonly limits: AdvisorLimits;
  readonly restraint: Restraint;
  /** A question is open, and these are answers to it. */
  readonly isAnswer?: boolean;
}

/** A chat may have begun with flows that start on what is no longer known today. */
const choicesFor = (intents: readonly IntentProfile[], among: readonly Intent[]): readonly Choice[] =>
  among.flatMap((wanted) => {
    const found = intents.find(({ intent }) => intent === wanted);
    return found ? [{ word: found.intent, means: found.means }] : [];
  });

async function choose(asking: Asking, text: string, among: readonly Choice[]): Promise<string | undefined> {
  if (among.length === 0 || !asking.restraint.mayAsk()) return undefined;
  const answer = await answerOf(asking, text, among);
  asking.restraint.heard(answer.ok ? undefined : answer.reason);
  return answer.ok && answer.value !== "none" ? answer.value : undefined;
}

/** A message that is about the sign-in. */
const SAMPLE = "I forgot my password";

/** @param among what it must be able to tell apart */
async function check(
  model: LanguageModel,
  limits: AdvisorLimits,
  among: readonly Choice[],
): Promise<Outcome<undefined, string>> {
  const answer = await answerOf({ model, limits }, SAMPLE, among);
  return answer.ok ? ok(undefined) : no(CURES[answer.reason]);
}

async function answerOf(
  { model, limits, isAnswer }: Pick<Asking, "model" | "limits" | "isAnswer">,
  text: string,
  among: readonly Choice[],
): Promise<Outcome<string, Trouble>> {
  const reply = await askModel(model, limits, questionAbout(text, among, isAnswer));
  return reply.ok
    ? chosenIn(
        reply.value,
        among.map(({ word }) => word),
      )
    : reply;
}

/** What is wrong with the language model, and what to do. Latchkey works without it in the meantime. */
const CURES: Readonly<Record<Trouble, string>> = {
  unreachable: "LLM_URL cannot be reached. Check the address, and that the server behind it runs.",
  slow: "LLM_URL gave no answer in time (2 seconds). Load the model beforehand, or take a smaller or nearer one.",
  moved: "LLM_URL sends elsewhere, which is not followed. Write the address where it ends.",
  key: "LLM_URL does not accept LLM_KEY. Write a key that is valid there.",
  refused: "LLM_URL refuses the question. Check that its path is right and that LLM_MODEL names a model it has.",
  busy: "LLM_URL has too much to do, or the key has used up its share. Wait, or raise the limit there.",
  broken: "LLM_URL answers that it is broken. Look into the log of that server.",
  "too-long": "LLM_URL answers with far more than one word. Take a model that keeps to what it is asked.",
  unreadable: "LLM_URL does not answer as a chat endpoint of OpenAI's kind does. Check the path of the address.",
  "off-list": "LLM_URL answers with something that it was not offered. Take a model that keeps to what it is asked.",
};

const REPLY = z.object({
  choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()),
});

/**
 * The word in an answer. It must be one that was offered, alone, or alone in a JSON object as some models like it: a
 * right word among others may have been put there by the message.
 *
 * @param body of the whole answer
 */
function chosenIn(body: string, among: readonly string[]): Outcome<string, Trouble> {
  const reply = REPLY.safeParse(fromJson(body));
  if (!reply.success) return no("unreadable");
  const word = z.enum([...among, "none"]);
  const answer = z.union([word, z.strictObject({ intent: word }).transform(({ intent }) => intent)]);
  const said = reply.data.choices[0].message.content.trim();
  const chosen = answer.safeParse(fromJson(said) ?? said);
  return chosen.success ? ok(chosen.data) : no("off-list");
}

/** Undefined when it is no JSON. The error is dropped: it would repeat what was written. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** After so many failures in a row it is not asked for a while: everybody would wait for nothing. */
const FAILURES = 3;

const REST = MINUTE;

/** Over all chats. A stranger decides how often we ask; this bounds what that can cost. */
const ASKED_A_MINUTE = 60;

/** How often the model may be asked. Lives in memory: a new process finds out anew. */
interface Restraint {
  /** Counts the asking when it is allowed. */
  mayAsk(): boolean;
  /** How it came out; undefined when there was an answer to use. */
  heard(trouble: Trouble | undefined): void;
}

/** @param tell why it is left alone from now on; at most once for each time */
function createRestraint(clock: Clock, tell: (trouble: Trouble) => void): Restraint {
  let failures = 0;
  let restsUntil: Instant | undefined;
  let asked: readonly Instant[] = [];
  return {
    mayAsk: () => {
      const now = clock.now();
      asked = asked.filter((at) => at > after(now, -MINUTE));
      if ((restsUntil !== undefined && now < restsUntil) || asked.length >= ASKED_A_MINUTE) return false;
      asked = [...asked, now];
      return true;
    },
    heard: (trouble) => {
      const now = clock.now();
      if (trouble === undefined || trouble === "off-list") failures = 0;
      else failures += 1;
      if (trouble === undefined || failures < FAILURES) return;
      if (restsUntil === undefined || now >= restsUntil) tell(trouble);
      restsUntil = after(now, REST);
    },
  };
}
