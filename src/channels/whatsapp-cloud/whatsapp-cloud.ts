import type { Router } from "express";
import type { Messenger, Outbound, Inbox, SendResult } from "../channel.ts";
import { type Clock, SECOND } from "../../shared/clock.ts";
import { deadline } from "../../shared/schedule.ts";
import { createGraph } from "./graph.ts";
import { createLateFailures } from "./late-failures.ts";
import { createWorkInHand, lookAfter, type WorkInHand } from "./keep-alive.ts";
import { createPace } from "./pace.ts";
import { createReadMarks } from "./read-marks.ts";
import { createSender, type Sender } from "./send-message.ts";
import type { CloudSettings } from "./settings.ts";
import { createStanding } from "./health.ts";
import { takeBatch } from "./take-batch.ts";
import type { ListWords } from "./write-choices.ts";
import { createWebhook } from "./webhook.ts";

export { checkWhatsAppCloud } from "./check.ts";

interface CloudDeps {
  readonly inbox: Pick<Inbox, "receive" | "sameChat">;
  readonly clock: Clock;
  readonly wording: ListWords;
  /** Told when something broke. Never told what a person wrote, a token or a number. */
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** Buttons: a list has ten rows. What was sent there can be neither changed nor taken back. */
const CAPABILITIES = { buttons: 10, textLimit: 4096, deletes: false, edits: false } as const;
/** For all parts of a line together: below the 20 seconds after which the outbox gives a try up. */
const PATIENCE = 15 * SECOND;
/** What is under way when we stop may take so long. */
const STOPPING = 4 * SECOND;
const STOPPED: SendResult = { kind: "later", why: "WhatsApp is not started", isWait: true };

/**
 * WhatsApp through Meta's official Cloud API: messages arrive by webhook and leave through Graph.
 *
 * @returns the messenger, not started; and `/whatsapp/webhook`, the page that Meta brings messages to. While the
 *   messenger does not run, the page asks Meta to come again (503)
 */
export function createWhatsAppCloud(
  settings: CloudSettings,
  { inbox, clock, wording, onTrouble }: CloudDeps,
): { readonly messenger: Messenger; readonly webhook: Router } {
  const graph = createGraph(settings);
  const standing = createStanding();
  const work = createWorkInHand();
  const sender = createSender({
    graph,
    pace: createPace(clock),
    clock,
    standing,
    template: settings.template,
    wording,
  });
  const marks = createReadMarks(graph);
  const send = sendThrough(sender, work, (id, message) => late.sent(id, message));
  const late = createLateFailures({ standing, onTrouble, send, closed: (chat) => sender.closed(chat) });
  const onMessage = (chat: string, messageId: string, at: number) => {
    sender.heard(chat);
    marks.heard(chat, messageId, at);
    late.heard(chat);
  };
  const taking = { phoneNumberId: settings.phoneNumberId, inbox, standing, onTrouble, onMessage };
  const take = (raw: Uint8Array) => work.run(() => takeBatch({ ...taking, onFailed: late.failed }, raw));
  const onForged = () => standing.count("forged");
  const webhook = createWebhook({ settings, isOpen: work.isOpen, take, onForged, onTrouble });
  let leave: () => void = () => undefined;
  const messenger: Messenger = {
    name: "whatsapp-cloud",
    capabilities: CAPABILITIES,
    send,
    health: standing.health,
    typing: async ({ chat }) => {
      if (work.isOpen()) await work.run((within) => marks.typing(chat, within));
    },
    start: () => {
      work.open();
      standing.become("starting");
      leave = lookAfter(graph, standing, work);
    },
    stop: async () => {
      leave();
      await work.close(STOPPING);
      standing.become("stopped");
    },
  };
  return { messenger, webhook };
}

function sendThrough(sender: Sender, work: WorkInHand, onSent: (messageId: string, message: Outbound) => void) {
  return async (message: Outbound): Promise<SendResult> => {
    if (!work.isOpen()) return STOPPED;
    const result = await work.run((within) => sender.send(message, AbortSignal.any([within, deadline(PATIENCE)])));
    if (result.kind === "sent" && result.messageId !== undefined) onSent(result.messageId, message);
    return result;
  };
}
