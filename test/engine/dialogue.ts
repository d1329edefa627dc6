import {
  type Effect,
  type Event,
  type Fact,
  type Library,
  takeTurn,
  type Turn,
  type Understood,
  type Waiting,
  waitingFor,
} from "../../src/engine/engine.ts";
import { flowIntent } from "../../src/shared/brand.ts";

/** A conversation held in memory: each event is taken, and its turn kept. */
export interface Dialogue {
  readonly facts: readonly Fact[];
  readonly turns: readonly Turn[];
}

export const begin: Dialogue = { facts: [], turns: [] };

export function tell(library: Library, dialogue: Dialogue, event: Event): Dialogue {
  const turn = takeTurn(library, dialogue.facts, event);
  return { facts: [...dialogue.facts, ...turn.facts], turns: [...dialogue.turns, turn] };
}

export const tellAll = (library: Library, events: readonly Event[], from = begin): Dialogue =>
  events.reduce((dialogue, event) => tell(library, dialogue, event), from);

/** Words of a person; whatever is not given was not in them. */
export const words = (meaning: Partial<Understood>): Event => ({
  kind: "words",
  meaning: { reading: { kind: "none" }, entities: [], corrects: false, ...meaning },
});

export const trouble = (name: "forgot_password" | "ip_blocked", ...entities: Understood["entities"]): Event =>
  words({ reading: { kind: "sure", intent: flowIntent(name) }, entities });

export const resulted = (visit: string, outcome: string): Event => ({ kind: "resulted", visit, outcome, details: {} });

/** The visit whose result is due, or an empty string. */
export function due(library: Library, dialogue: Dialogue): string {
  const waiting = waitingFor(library, dialogue.facts);
  return waiting.kind === "working" || waiting.kind === "approval" ? waiting.visit : "";
}

export const waits = (library: Library, dialogue: Dialogue): Waiting => waitingFor(library, dialogue.facts);

export const said = (turn: Turn | undefined): readonly string[] =>
  (turn?.effects ?? []).flatMap((effect) => (effect.kind === "say" || effect.kind === "ask" ? [effect.text] : []));

export const workOf = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === "act" || effect.kind === "check" ? [effect.name] : []));
