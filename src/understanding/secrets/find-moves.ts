import { MOVE_TOKEN } from "../../shared/move-token.ts";
import type { SecretSpan } from "./secret-span.ts";

/** A token with which a chat goes on here. `value`: the whole of it. */
export interface FoundMove extends SecretSpan {
  readonly secret: "move";
  readonly value: string;
}

export const findMoves = (text: string): readonly FoundMove[] =>
  [...text.matchAll(MOVE_TOKEN)].map(({ index, 0: value }) => ({
    ...{ from: index, to: index + value.length, value },
    secret: "move",
  }));
