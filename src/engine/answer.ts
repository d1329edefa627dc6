import type { Meaning } from "./event.ts";
import type { Fact } from "./facts.ts";
import { offers } from "./offers.ts";
import { means, type Response } from "./response.ts";
import { buttonFor } from "./settle.ts";
import { stepOf, topFrame, type Walk } from "./walk.ts";

/** The words answer the open question: by an option, or by the value that was asked for. */
export function respondToAnswer(walk: Walk, _facts: readonly Fact[], meaning: Meaning): Response | undefined {
  const frame = topFrame(walk);
  if (!frame?.open) return undefined;
  const step = stepOf(frame);
  if (step.kind !== "ask" && step.kind !== "choose") return undefined;
  // A value goes before an option: "the code is 123 456" shares a word with the button "Send another code".
  const button = step.kind === "choose" ? buttonFor(frame, step, meaning.entities) : undefined;
  if (button)
    return means("answers what a button would ask", ...offers(meaning.entities), { kind: "chose", option: button.id });
  const value = step.kind === "ask" ? meaning.entities.find((entity) => entity.kind === step.entity) : undefined;
  if (!value && meaning.option !== undefined)
    return means("names an option", ...offers(meaning.entities), { kind: "chose", option: meaning.option });
  if (step.kind !== "ask" || !value) return resend(meaning, step.options);
  const others = meaning.entities.filter((entity) => entity.kind !== step.entity);
  return means(`gives the ${step.entity} that was asked for`, ...offers(others), {
    kind: "answered",
    slot: step.slot,
    value: value.value,
  });
}

/** "Send it again", wherever the question offers that. */
function resend(meaning: Meaning, options: readonly { readonly id: string }[]): Response | undefined {
  const wished = meaning.command === "resend" || isMissingCode(meaning);
  return wished && options.some((option) => option.id === "resend")
    ? means("wants it sent again", { kind: "chose", option: "resend" })
    : undefined;
}

/** While a code is awaited, "it has not come" is about that code, not a new trouble. */
const isMissingCode = ({ reading }: Meaning) => reading.kind === "sure" && reading.intent === "code_not_received";
