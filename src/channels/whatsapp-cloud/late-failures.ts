import { withoutWords } from "../../shared/broken.ts";
import type { Outbound, SendResult } from "../channel.ts";
import { judgeError } from "./judge-error.ts";
import { recentMap } from "./recent-map.ts";
import type { CloudHealth } from "./health.ts";

/** Messages of ours whose words are remembered for a while, in memory. */
const REMEMBERED = 2000;
/** Lines that one chat is owed. */
const OWED = 10;
const UNKNOWN = { kind: "later", why: "Meta does not say why." } as const;
const WHERE = "whatsapp-cloud: status";

export interface LateFailures {
  readonly sent: (messageId: string, message: Outbound) => void;
  /** Meta took a message and says now that it failed. `code`: why. */
  readonly failed: (messageId: string, code: number | undefined) => void;
  /** The person wrote: what could not be said again until now is. */
  readonly heard: (chat: string) => void;
}

export interface LateDeps {
  readonly standing: CloudHealth;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** Says it once more. */
  readonly send: (message: Outbound) => Promise<SendResult>;
  /** The 24 hours of this chat are over. */
  readonly closed: (chat: string) => void;
}

/**
 * Statuses come late, twice and out of order: they only ever tell that something is wrong. What came too late for the 24
 * hours is said once more, as the template or when they write. This is in memory: after a restart it is only noted.
 */
export function createLateFailures(deps: LateDeps): LateFailures {
  const { standing, onTrouble } = deps;
  const messages = recentMap<Outbound>(REMEMBERED);
  const repeated = recentMap<true>(REMEMBERED);
  const owed = recentMap<readonly Outbound[]>(REMEMBERED);
  const again = async (message: Outbound) => {
    const { chat } = message.to;
    if (!(await isSent(message))) owed.set(chat, [...(owed.get(chat) ?? []), message].slice(-OWED));
  };
  // Nobody waits for this one, so a throw would end the program.
  const isSent = async (message: Outbound) => {
    try {
      return (await deps.send(message)).kind === "sent";
    } catch (error) {
      onTrouble(WHERE, withoutWords(error));
      return false;
    }
  };
  return {
    heard: (chat) => {
      const lines = owed.get(chat) ?? [];
      owed.delete(chat);
      for (const message of lines) void again({ ...message, heardAt: undefined });
    },
    sent: (messageId, message) => messages.set(messageId, message),
    failed: (messageId, code) => {
      const message = messages.get(messageId);
      messages.delete(messageId);
      standing.count("failed");
      const verdict = code === undefined ? UNKNOWN : judgeError({ status: 200, code });
      if (verdict.kind !== "window") {
        if (verdict.kind === "account" || verdict.kind === "template") standing.trouble(verdict.kind, verdict.why);
        onTrouble(WHERE, new Error(`A message was not delivered. ${verdict.why}`));
      } else if (message && !repeated.get(message.key)) {
        const second = { ...message, key: `${message.key}:again` };
        repeated.set(second.key, true);
        deps.closed(message.to.chat);
        void again(second);
      } else {
        onTrouble(WHERE, new Error("A message was not delivered: the person had been silent for 24 hours."));
      }
    },
  };
}
