import type { Understood } from "../../engine/engine.ts";
import type { Advised } from "./advice.ts";

/** What these are about is a question that is gone, and not the one that came after it. */
const OF_A_QUESTION: readonly Understood["command"][] = ["go-back", "hold-on", "repeat", "resend"];

/** Of words that are older than the open question: all that they say but their answer. "Yes" was a yes to another one. */
export function pastTheQuestion(meaning: Understood): Understood {
  const { option, reply, command, ...rest } = meaning;
  const isKept = command !== undefined && !OF_A_QUESTION.includes(command);
  return option === undefined && reply === undefined && isKept ? meaning : { ...rest, ...(isKept && { command }) };
}

/** It was asked for only where the words mean nothing else. */
export function answerBy(advised: Advised): Partial<Understood> {
  if (advised.kind === "remark") return { reply: "remark" };
  return advised.kind === "confirm" ? { suggests: advised.option } : { option: advised.option };
}
