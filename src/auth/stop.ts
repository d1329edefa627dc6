import { z } from "zod";
import {
  type AddressKey,
  after,
  type ConversationId,
  type Email,
  type IdempotencyKey,
  type Instant,
  instant,
} from "../shared/brand.ts";
import { HOUR } from "../shared/clock.ts";
import { addressKeyOf, maskEmail, provedBy } from "./account.ts";
import { type Change, decided, type Decision } from "./decision.ts";
import { type AuthDeps, runRule } from "./deps.ts";
import { LIMITS } from "./limits.ts";
import type { AccountRecord, LoginState, Origin } from "./model.ts";

const pressed = z.enum(["stopped", "used-up"]);
const ended = z.enum(["ended", "unproved"]);

export function createStop(deps: AuthDeps): Stop {
  return {
    press: async ({ address, origin, idempotencyKey }) => {
      const key = addressKeyOf(deps.secrets, address);
      const command = { address, key, channel: origin.channel };
      return runRule(deps, { kind: "address", email: address, key }, (state, now) => press(state, command, now), {
        key: idempotencyKey,
        schema: pressed,
      });
    },
    endSessions: async ({ conversation, idempotencyKey }) =>
      runRule(deps, { kind: "proof", conversation }, endSessions, { key: idempotencyKey, schema: ended }),
  };
}

/** For whoever says that somebody else is at an account. */
export interface Stop {
  /**
   * Shuts what is open at the account of this address and pauses recovery for a bounded time. It takes no proof, so it opens
   * and reveals nothing: known and unknown addresses get the same answers, and passwords, sessions and backup codes stay. The
   * owner is told by mail. `used-up`: this address had one lately, or all addresses together had too many.
   */
  press(command: {
    readonly address: Email;
    readonly origin: Origin;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<"stopped" | "used-up">;
  /** Ends every session, and every recovery that is open, of the account whose mailbox is proved in this conversation. */
  endSessions(command: {
    readonly conversation: ConversationId;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<"ended" | "unproved">;
}

/** Whether recovery is paused because somebody stopped it without proof. */
export const isStopped = ({ stoppedAt }: Pick<LoginState, "stoppedAt">, now: Instant): boolean =>
  stoppedAt > 0 && now < after(stoppedAt, LIMITS.stop.pausesFor);

interface Press {
  readonly address: Email;
  readonly key: AddressKey;
  readonly channel: string;
}

/** Nothing but what is ended looks at whether there is an account. */
function press(state: LoginState, { address, key, channel }: Press, now: Instant): Decision<"stopped" | "used-up"> {
  const details = { what: "stop", address: maskEmail(address), channel };
  if (isUsedUp(state, now))
    return decided("used-up", { audit: [{ event: "excess_rate_limit_exceeded", account: undefined, details }] });
  const { account } = state;
  const until = instant(Math.max(state.recoveryShutUntil, after(now, LIMITS.stop.pausesFor)));
  return decided<"stopped" | "used-up">("stopped", {
    changes: [
      { kind: "stop-counted", key },
      { kind: "recovery-shut", key, until },
      ...(account ? endingOf(account) : []),
    ],
    mails: [
      {
        template: "stopped",
        to: account?.id ?? "decoy",
        language: account?.language ?? "en",
        details: { stoppedAt: now, hours: LIMITS.stop.pausesFor / HOUR },
      },
    ],
    audit: [{ event: "authn_token_revoked", account: account?.id, details: { ...details, by: "anybody" } }],
  });
}

const isUsedUp = ({ stoppedAt, stopsOfEverybody }: LoginState, now: Instant): boolean =>
  (stoppedAt > 0 && now < after(stoppedAt, LIMITS.stop.again)) || stopsOfEverybody >= LIMITS.stop.perHour;

const endingOf = ({ id }: AccountRecord): readonly Change[] => [
  { kind: "recovery-ended", account: id },
  { kind: "recoveries-stopped", account: id },
];

function endSessions(state: LoginState, now: Instant): Decision<"ended" | "unproved"> {
  const account = provedBy(state, now);
  if (!account) return decided("unproved");
  return decided<"ended" | "unproved">("ended", {
    changes: [
      { kind: "sessions-ended", account: account.id },
      { kind: "recoveries-stopped", account: account.id },
    ],
    audit: [{ event: "authn_token_revoked", account: account.id, details: { what: "sessions", by: "mailbox-proof" } }],
  });
}
