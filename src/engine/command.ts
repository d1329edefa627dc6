import type { Command, Understood } from "./event.ts";
import type { Fact } from "./facts.ts";
import { effectiveFacts, isSettled, lastAnswer } from "./place.ts";
import { REPORTS } from "../shared/intent.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Repair } from "./flow.ts";
import { means, repair, type Response } from "./response.ts";
import { starterOf } from "./starters.ts";
import { waitingAt } from "./waiting.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";

/** Words that steer the conversation itself work at every place. */
export function respondToCommand(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response | undefined {
  const command = meaning.command ?? commandInReading(meaning);
  if (command && NEEDS_A_PLACE.includes(command) && walk.frames.length === 0) return welcome(walk, command);
  return command && obey(walk, facts, command);
}

/** Words about a place in the conversation, where there is none: say hello instead of nothing. */
const NEEDS_A_PLACE: readonly Command[] = ["repeat", "why", "go-back"];

function welcome(walk: Interpreter, command: Command): Response | undefined {
  const flow = starterOf(walk.library, "greeting_smalltalk");
  return flow && means(`nothing to ${command}`, { kind: "started", flow: flow.id });
}

function commandInReading(meaning: Understood): Command | undefined {
  const { reading, tells } = meaning;
  // "I reset it this morning" tells something, and starts nothing over.
  if (reading.kind !== "sure" || tells !== undefined) return undefined;
  if (reading.intent === "human_handoff") return "offer-person";
  return reading.intent === "cancel_restart" && !isReply(meaning) ? "cancel" : undefined;
}

/** "Oh no" and "found it" do something else than wish for an end, however near to "no, stop it" they lie. */
const isReply = ({ isBrief, reply }: Understood): boolean =>
  isBrief === true && reply !== undefined && reply !== "other-wish";

function obey(walk: Interpreter, facts: readonly Fact[], command: Command): Response | undefined {
  switch (command) {
    case "person":
      return repair("talk-to-human", "wants a person");
    case "offer-person":
      return offerPerson(walk);
    case "cancel":
      return walk.frames.length > 0 ? repair("cancel", "wants to stop") : repair("not-understood", "nothing to stop");
    case "menu":
      // "Help!" of a victim is no wish for the menu.
      if (isAtMenu(walk) || isReported(walk))
        return { ...repair("repeat", "wants the menu that is there"), askAgain: true };
      return repair("start-over", "wants the menu");
    case "start-over":
      return repair("start-over", "wants to begin again");
    case "repeat":
      return { ...repair("repeat", "wants to hear it again"), askAgain: true };
    case "why":
      return explain(walk);
    case "go-back":
      return goBack(walk, facts);
    case "worked":
      return beGlad(walk);
    case "hold-on":
      return walk.frames.length > 0 ? { ...means("needs a moment"), say: [ENGINE_TEXTS.takeYourTime] } : undefined;
    case "resend":
      return undefined;
  }
}

/** A case is opened for whoever asks for it. Whoever only complains is asked; at the menu a person is one button away. */
function offerPerson(walk: Interpreter): Response | undefined {
  if (topFrame(walk)?.flow.id === OFFER) return undefined;
  return walk.frames.length > 0 ? repair(OFFER, "may want a person") : repair("not-understood", "may want a person");
}

const OFFER: Repair = "offer-person";

/** Somebody has just reported that somebody else is at the account. */
const isReported = (walk: Interpreter) =>
  REPORTS.some((report) => topFrame(walk)?.flow === starterOf(walk.library, report));

/** Nothing has begun that would have to begin again. */
const isAtMenu = (walk: Interpreter) => topFrame(walk)?.flow === starterOf(walk.library, "greeting_smalltalk");

/** "It works now": the answer that a flow waits for, or the end of whatever is under way. */
function beGlad(walk: Interpreter): Response | undefined {
  if (walk.frames.length === 0) return undefined;
  const waiting = waitingAt(walk);
  if (waiting.kind === "question" && waiting.goal && waiting.options.some(({ id }) => id === "yes"))
    return means("says that it worked", { kind: "chose", option: "yes" });
  return { ...means("says that they are in", { kind: "worked" }), say: [ENGINE_TEXTS.glad] };
}

/** Says why the open question is asked; every question has its reason. */
function explain(walk: Interpreter): Response {
  const frame = topFrame(walk);
  const step = frame && stepOf(frame);
  if (step?.kind !== "ask" && step?.kind !== "choose") return repair("why", "asks why where nothing is asked");
  return { ...repair("why", "asks why"), say: [step.reason], askAgain: true };
}

/** Takes back the last answer, unless something final was done with it. */
function goBack(walk: Interpreter, facts: readonly Fact[]): Response {
  const effective = effectiveFacts(walk.library, facts);
  const slot = lastAnswer(walk);
  if (slot === undefined) return repair("go-back", "nothing to go back to");
  if (isSettled(walk.library, effective, slot)) return repair("correct", "the step back crosses something final");
  return { ...means("goes back", { kind: "reopened", slot }), say: [ENGINE_TEXTS.steppedBack], askAgain: true };
}
