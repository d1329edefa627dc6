import { onlyAsks, withAnswer } from "./answer-inquiry.ts";
import { respondToCommand } from "./command.ts";
import { respondToCorrection, slotsOfKind } from "./correction.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Entity, Understood } from "./event.ts";
import { inDoubt } from "./doubt.ts";
import type { Fact } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { respondToCode, respondToHalfCode } from "./typed-code.ts";
import { respondToReply } from "./respond-to-reply.ts";
import { means, prefill, type Response } from "./response.ts";
import { buttonFor } from "./advance.ts";
import { respondToTime, withLength } from "./time-here.ts";
import { withTold } from "./told.ts";
import { respondToSeveral } from "./which-value.ts";
import { waitingAt } from "./waiting.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";
import { respondToOtherLanguage, respondToWishForLanguage } from "./other-language.ts";
import { respondToReport, respondToTrouble } from "./respond-to-trouble.ts";
import { noteAndAsk } from "./which-one.ts";

type Reader = (walk: Interpreter, facts: readonly Fact[], meaning: Understood) => Response | undefined;

/** In this order words are tried; the first that makes sense of them wins. Whoever is in danger first, then what is expected. */
const READERS: readonly Reader[] = [
  respondToReport,
  respondToCorrection,
  (walk, _facts, meaning) => respondToCode(walk, meaning) ?? respondToHalfCode(walk, meaning),
  respondToAnswer,
  respondBelowRepair,
  respondToCommand,
  respondToOtherLanguage,
  respondToTrouble,
  respondToWishForLanguage,
  respondToReply,
];

/** What a message means here. A change of language goes along with whatever else it says. */
export function respondToWords(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response {
  const respond = (words: Understood) => respondToOne(walk, facts, words);
  const timed = respondToTime(walk, meaning);
  const meant = respondToSeveral(walk, meaning, respond) ?? respond(meaning);
  const heard = withAnswer(walk, meaning, inDoubt(walk, meaning, withLength(walk, meaning, meant)));
  const answer = timed ?? withTold(walk, meaning, heard);
  if (!meaning.language || meaning.language === walk.language) return answer;
  return { ...answer, facts: [{ kind: "language", language: meaning.language }, ...answer.facts] };
}

/** What words mean that name no value twice. */
function respondToOne(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response {
  const response = READERS.reduce<Response | undefined>(
    (found, read) => found ?? read(walk, facts, meaning),
    undefined,
  );
  return response ?? onlyAsks(walk, meaning) ?? notUnderstood(walk, facts, meaning);
}

/** What was said for the first time is kept, for the question that will want it. */
function notUnderstood(walk: Interpreter, facts: readonly Fact[], meaning: Understood): Response {
  const { entities, said, suggests, tells = [] } = meaning;
  if (suggests !== undefined)
    return { ...means(`may mean ${suggests}`, { kind: "heard", reply: "remark" }), askAgain: true, inOtherWords: true };
  const fresh = entities.filter(({ kind }) => slotsOfKind(walk, kind).every((slot) => walk.slots[slot] === undefined));
  if (isNewHere(walk, fresh)) return noteAndAsk(fresh, prefill(fresh));
  if (waitingAt(walk).kind === "question")
    return cameTwice(facts, said)
      ? { ...means("the same line once more", { kind: "heard", reply: "remark" }), askAgain: true }
      : means("not an answer to the question", ...prefill(fresh), {
          kind: "missed",
          ...(said !== undefined && { said }),
        });
  if (waitingAt(walk).kind === "approval")
    return { ...means("waits for somebody", ...prefill(fresh)), say: [ENGINE_TEXTS.stillWaiting] };
  // While work runs, what tells something is taken in, and needs no answer but what comes of the work.
  if (waitingAt(walk).kind === "working" && tells.length > 0)
    return means("only tells something", { kind: "heard", reply: "remark" });
  return means("nothing understood", { kind: "repairing", flow: "not-understood" });
}

/** An address that nobody has named before, at a question with buttons: it is noted, and costs no try. */
function isNewHere(walk: Interpreter, fresh: readonly Entity[]): boolean {
  const { kind, entity } = waitingHere(walk);
  const isNoted = ({ value }: Entity) => walk.prefill.some((noted) => noted.value === value);
  return kind === "question" && entity === undefined && fresh.some((one) => one.kind === "email" && !isNoted(one));
}

function waitingHere(walk: Interpreter): { readonly kind: string; readonly entity?: string } {
  const waiting = waitingAt(walk);
  return waiting.kind === "question"
    ? { kind: waiting.kind, ...(waiting.entity && { entity: waiting.entity }) }
    : waiting;
}

/** On a slow line the same message is sent twice. The copy costs no try; a third one does. */
function cameTwice(facts: readonly Fact[], said: number | undefined): boolean {
  const last = facts.at(-1);
  return said !== undefined && last?.kind === "missed" && last.said === said;
}

/** The words answer the open question: by an option, or by the value that was asked for. */
function respondToAnswer(walk: Interpreter, _facts: readonly Fact[], meaning: Understood): Response | undefined {
  const frame = topFrame(walk);
  if (!frame?.open) return undefined;
  const step = stepOf(frame);
  if (step.kind !== "ask" && step.kind !== "choose") return undefined;
  // A value goes before an option: "the code is 123 456" shares a word with the button "Send another code".
  const button = step.kind === "choose" ? buttonFor(frame, step, meaning.entities) : undefined;
  if (button)
    return means("answers what a button would ask", ...prefill(meaning.entities), { kind: "chose", option: button.id });
  const value = step.kind === "ask" ? meaning.entities.find((entity) => entity.kind === step.entity) : undefined;
  if (!value && meaning.option !== undefined)
    return means("names an option", ...prefill(meaning.entities), { kind: "chose", option: meaning.option });
  if (step.kind !== "ask" || !value) return resend(meaning, step.options);
  const others = meaning.entities.filter((entity) => entity.kind !== step.entity);
  return means(`gives the ${step.entity} that was asked for`, ...prefill(others), {
    kind: "answered",
    slot: step.slot,
    value: value.value,
  });
}

/**
 * What the question below a repair asks for, in place of an answer to the repair: whoever gives their address when asked
 * whether to stop, goes on.
 */
function respondBelowRepair(walk: Interpreter, _facts: readonly Fact[], meaning: Understood): Response | undefined {
  const frame = topFrame(walk);
  const below = walk.frames.at(-2);
  if (frame?.base !== "repair" || !frame.open || !below?.open || meaning.command !== undefined) return undefined;
  const repairing = stepOf(frame);
  const asked = stepOf(below);
  if (repairing.kind !== "choose" || asked.kind !== "ask") return undefined;
  const value = meaning.entities.find(({ kind }) => kind === asked.entity);
  const goOn = repairing.options.find(({ next }) => resumes(frame.flow, next));
  if (!value || !goOn) return undefined;
  const others = meaning.entities.filter(({ kind }) => kind !== asked.entity);
  const answered: Fact = { kind: "answered", slot: asked.slot, value: value.value };
  return means(`goes on with the ${asked.entity}`, ...prefill(others), { kind: "chose", option: goOn.id }, answered);
}

function resumes({ steps }: Flow, step: string): boolean {
  const end = steps[step];
  return end?.kind === "end" && end.outcome === "resume";
}

/** "Send it again", wherever the question offers that. */
function resend(meaning: Understood, options: readonly { readonly id: string }[]): Response | undefined {
  const wished = meaning.command === "resend" || isMissingCode(meaning);
  return wished && options.some((option) => option.id === "resend")
    ? means("wants it sent again", { kind: "chose", option: "resend" })
    : undefined;
}

/** While a code is awaited, "it has not come" is about that code, not a new trouble. */
const isMissingCode = ({ reading }: Understood) => reading.kind === "sure" && reading.intent === "code_not_received";
