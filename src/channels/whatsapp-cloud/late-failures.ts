import type { Outbound } from "../channel.ts";
import { judgeError } from "./judge-error.ts";
import { recentMap } from "./recent-map.ts";
import type { Standing } from "./standing.ts";

/** Messages of ours whose words are remembered for a while, in memory. */
const REMEMBERED = 2000;
const WHERE = "whatsapp-cloud: status";

export interface LateFailures {
  readonly sent: (messageId: string, message: Outbound) => void;
  /** Meta took a message and says now that it failed. `code`: why. */
  readonly failed: (messageId: string, code: number | undefined) => void;
}

export interface LateParts {
  readonly standing: Standing;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** The 24 hours were over: says it once more, by template. */
  readonly again: (message: Outbound) => void;
}

/** Statuses come late, twice and out of order: they only ever tell that something is wrong. */
export function createLateFailures({ standing, onTrouble, again }: LateParts): LateFailures {
  const messages = recentMap<Outbound>(REMEMBERED);
  const repeated = recentMap<true>(REMEMBERED);
  return {
    sent: (messageId, message) => messages.set(messageId, message),
    failed: (messageId, code) => {
      const message = messages.get(messageId);
      messages.delete(messageId);
      standing.count("failed");
      const verdict = judgeError({ status: 200, code });
      if (verdict.kind !== "window") {
        if (verdict.kind === "account" || verdict.kind === "template") standing.trouble(verdict.kind, verdict.why);
        onTrouble(WHERE, new Error(`A message was not delivered. ${verdict.why}`));
      } else if (message && !repeated.get(message.key)) {
        repeated.set(message.key, true);
        again(message);
      } else {
        onTrouble(WHERE, new Error("A message was not delivered: the person had been silent for 24 hours."));
      }
    },
  };
}
