import type { Origin } from "../../auth/auth.ts";
import type { TextArguments } from "../../engine/engine.ts";
import type { CodeReason } from "../../shared/code-reason.ts";
import type { OutcomeOf, TaskName } from "../../flow-compiler/flow-compiler.ts";
import type { Instant } from "../../shared/brand.ts";
import type { ConversationDeps } from "../deps.ts";
import type { Result } from "../inbox-body.ts";
import type { ClaimedEffect, EffectDone } from "../model.ts";

/** What a flow knows when it asks for something. */
export interface Known {
  readonly slots: Readonly<Record<string, string>>;
  /** Details of earlier results, as the person saw them. */
  readonly shown: TextArguments;
  /** What the person is after; left out by chats begun before flows said so. */
  readonly reason?: CodeReason;
}

/**
 * Code behind one check, act or approval. It can only come out as the catalogue says, for a flow knows no other outcome.
 *
 * @returns `undecided`: somebody else has not made up their mind yet
 */
export type Run<Name extends TaskName> = (
  deps: ConversationDeps,
  claimed: ClaimedEffect,
  known: Known,
) => Promise<EffectDone<OutcomeOf<Name>> | "undecided">;

export const outcomeOf = <Outcome extends string>(
  outcome: Outcome,
  details: Result["details"] = {},
): EffectDone<Outcome> => ({
  result: { outcome, details },
});

/** Where somebody asked. */
export const originOf = ({ conversation }: ClaimedEffect): Origin => ({
  channel: conversation.address.channel,
  conversation: conversation.id,
  language: conversation.language,
  seenFrom: conversation.seenFrom,
  devices: conversation.devices,
});

/** How long it still is until a moment (milliseconds): for details whose names end in `Left`. */
export const timeLeft = ({ clock }: Pick<ConversationDeps, "clock">, until: Instant): number =>
  Math.max(0, until - clock.now());

/** How long a moment is past (milliseconds): for details whose names end in `Ago`. */
export const timeSince = ({ clock }: Pick<ConversationDeps, "clock">, at: Instant): number =>
  Math.max(0, clock.now() - at);
