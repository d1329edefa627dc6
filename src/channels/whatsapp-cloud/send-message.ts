import { z } from "zod";
import type { Outbound, SendResult } from "../channel.ts";
import { after, type Instant } from "../../shared/brand.ts";
import { type Clock, DAY, MINUTE } from "../../shared/clock.ts";
import type { Graph, GraphAnswer } from "./graph.ts";
import { judgeError, type Verdict } from "./judge-error.ts";
import type { Pace } from "./pace.ts";
import { isPhone } from "./read-senders.ts";
import { recentMap } from "./recent-map.ts";
import type { CloudHealth } from "./health.ts";
import { type ListWords, writeMessages, writeTemplates } from "./write-choices.ts";

/** Free words go out for 24 hours after the person wrote; a little less, because our clocks differ. */
const WINDOW = DAY - 15 * MINUTE;
/** Lines that went out in part, and chats that Meta called closed. */
const REMEMBERED = 10_000;

export interface SenderDeps {
  readonly graph: Graph;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly standing: CloudHealth;
  readonly template: string | undefined;
  readonly wording: ListWords;
}

export interface Sender {
  send(message: Outbound, within: AbortSignal): Promise<SendResult>;
  /** The person wrote, so the 24 hours begin anew. */
  heard(chat: string): void;
  /** Meta says that the 24 hours of this chat are over. */
  closed(chat: string): void;
}

/** How much of a line was accepted: a try that comes after it goes on from there, and sends nothing twice. */
interface Progress {
  readonly way: "free" | "template";
  readonly parts: number;
  readonly messageId: string | undefined;
}

export function createSender(deps: SenderDeps): Sender {
  const shut = recentMap<true>(REMEMBERED);
  const progress = recentMap<Progress>(REMEMBERED);
  const isOpen = ({ to, heardAt }: Outbound) =>
    !shut.get(to.chat) && (heardAt === undefined || deps.clock.now() - heardAt < WINDOW);

  const sendAs = async (way: Progress["way"], message: Outbound, within: AbortSignal): Promise<SendResult | "shut"> => {
    const written = writtenAs(way, message, deps);
    if (!written) return untilTheyWrite(deps);
    let done = beforeOf(progress.get(message.key), way);
    const left = written.slice(done.parts);
    const place = left.length > 0 ? deps.pace.take(message.to.chat, left.length) : undefined;
    if (place !== undefined) return { kind: "later", why: "as fast as Meta allows", isWait: true, notBefore: place };
    for (const one of left) {
      const answer = await deps.graph.post({ ...recipient(message.to.chat), ...one }, within);
      if (answer.kind !== "ok") return recordResult(deps, message.to.chat, answer);
      done = { way, parts: done.parts + 1, messageId: messageIdOf(answer.body) };
      progress.set(message.key, done);
      accepted(deps, way, message.to.chat);
    }
    return { kind: "sent", messageId: done.messageId };
  };

  return {
    heard: (chat) => shut.delete(chat),
    closed: (chat) => shut.set(chat, true),
    send: async (message, within) => {
      const free = isOpen(message) ? await sendAs("free", message, within) : "shut";
      if (free !== "shut") return free;
      shut.set(message.to.chat, true);
      const asTemplate = await sendAs("template", message, within);
      return asTemplate === "shut" ? untilTheyWrite(deps) : asTemplate;
    },
  };
}

function writtenAs(way: Progress["way"], message: Outbound, { template, wording }: SenderDeps) {
  if (way === "free") return writeMessages(message, wording);
  return template === undefined ? undefined : writeTemplates(message, template);
}

const beforeOf = (progress: Progress | undefined, way: Progress["way"]): Progress =>
  progress?.way === way ? progress : { way, parts: 0, messageId: undefined };

/** Whoever hides their number has an id that one business alone sees. */
const recipient = (chat: string): object =>
  isPhone(chat) ? { recipient_type: "individual", to: chat } : { recipient_type: "individual", recipient: chat };

const ACCEPTED = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });

/** Accepted is accepted: without an id it can be neither quoted nor recognised, and is not sent again. */
function messageIdOf(body: unknown): string | undefined {
  const read = ACCEPTED.safeParse(body);
  return read.success ? read.data.messages[0]?.id : undefined;
}

function accepted({ standing, pace }: SenderDeps, way: Progress["way"], chat: string): void {
  pace.ease(chat);
  standing.count("sent");
  standing.well("account", "reach", "rate");
  if (way === "free") return;
  standing.count("templates");
  standing.well("template");
}

/** The line is looked at again as soon as they write, and otherwise a day later. */
function untilTheyWrite({ clock, standing }: SenderDeps): SendResult {
  standing.count("waiting");
  return { kind: "later", why: "waits until this person writes again", isWait: true, notBefore: tomorrow(clock.now()) };
}

const tomorrow = (now: Instant) => after(now, DAY);

function recordResult(deps: SenderDeps, chat: string, answer: Exclude<GraphAnswer, { readonly kind: "ok" }>) {
  if (answer.kind === "unreachable") {
    deps.standing.trouble(
      "reach",
      "Meta does not answer. It is tried again and again; look at the network and at metastatus.com.",
    );
    return { kind: "later", why: "Meta does not answer" } as const;
  }
  return settleVerdict(deps, chat, judgeError(answer.error));
}

function settleVerdict({ pace, standing, clock }: SenderDeps, chat: string, verdict: Verdict): SendResult | "shut" {
  switch (verdict.kind) {
    case "window":
      return "shut";
    case "pair":
      return { kind: "later", why: verdict.why, isWait: true, notBefore: pace.hold(chat) };
    case "rate":
      standing.trouble("rate", verdict.why);
      return { kind: "later", why: verdict.why, isWait: true, notBefore: pace.holdAll() };
    case "template":
      standing.trouble("template", verdict.why);
      return { kind: "later", why: verdict.why, isWait: true, notBefore: tomorrow(clock.now()) };
    case "account":
      standing.trouble("account", verdict.why);
      return { kind: "later", why: verdict.why };
    case "later":
      standing.trouble("reach", verdict.why);
      return { kind: "later", why: verdict.why };
    case "refused":
      standing.count("refused");
      return { kind: "refused", why: verdict.why };
  }
}
