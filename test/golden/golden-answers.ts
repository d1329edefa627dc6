import { understanding } from "../understanding/support/loaded.ts";
import { heldOut } from "../understanding/support/held-out.ts";
import type { Piece } from "./golden.ts";

/** What the classifier makes of each held-out message, to the last digit. */
export const goldenAnswers = (): readonly Piece[] => [
  {
    name: "answers.jsonl",
    text: heldOut()
      .map(({ text }) => JSON.stringify({ text, read: understanding.read(text) }))
      .join("\n"),
  },
];
