import type { Instant } from "../../shared/brand.ts";
import { SECOND } from "../../shared/clock.ts";
import type { TurnState } from "../model.ts";
import { decisionOf, type ShownCard } from "./shown-card.ts";

/** Faster nobody reads a card and answers: what was written by then was about something else. */
const READING = 2 * SECOND;

/** The requests that this chat was shown, and which of them the person had in front of them when they wrote. */
export function shownCards({
  cards,
  saidBefore,
  quoted,
  next,
}: Pick<TurnState, "cards" | "saidBefore" | "quoted" | "next">) {
  const inFront = saidBefore && wasRead(saidBefore.at, next.at) ? requestOf(saidBefore) : undefined;
  const answered = quoted && requestOf(quoted);
  return cards.map((card): ShownCard => ({ ...card, inFront: card.id === inFront, quoted: card.id === answered }));
}

const requestOf = ({ options }: NonNullable<TurnState["quoted"]>) => decisionOf(options[0]?.id ?? "")?.request;

const wasRead = (said: Instant, written: Instant) => written - said >= READING;
