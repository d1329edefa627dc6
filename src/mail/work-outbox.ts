import { after, type Email } from "../shared/brand.ts";
import { type Clock, MINUTE } from "../shared/clock.ts";
import type { MailHaste } from "../shared/mail-order.ts";
import type { Random } from "../shared/random.ts";
import type { Worker } from "../shared/schedule.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Wording } from "../wording/wording.ts";
import { afterTry, planFor, usefulUntil, type Verdict } from "./after-try.ts";
import { type Delivery, envelopeFor } from "./delivery.ts";
import type { Claimed } from "./model.ts";
import type { MailLedger } from "./ports.ts";
import type { Sender } from "./sender.ts";
import { type MailLook, MailUnwritable, writeLetter } from "./write-letter.ts";

/**
 * How long a mail belongs to whoever took it. That of a killed process goes on after that, or as soon as the program
 * starts again.
 */
const LEASE = MINUTE;

interface OutboxDeps {
  readonly ledger: MailLedger;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: Secrets;
  readonly wording: Pick<Wording, "mail" | "spoken" | "brand">;
  readonly from: Sender;
  readonly support: Email | undefined;
  readonly baseUrl: string;
  readonly mode: "demo" | "production";
  readonly look?: MailLook | undefined;
}

type ToSend = Extract<Claimed, { readonly kind: "send" }>;

/**
 * Sends what is due: a worker for each connection, to be given rounds of its own. So a connection that hangs holds up
 * nothing but itself, and a fresh code finds the next one that is free.
 */
export const outboxWorkers = (deps: OutboxDeps): readonly Worker[] =>
  lanesFor(deps.delivery.lanes).map((lane) => ({ name: "mail", drain: () => runLane(deps, lane) }));

/** All of them as one, for who wants everything sent that is due now and then be done. */
export const together = (workers: readonly Worker[]): Worker => ({
  name: "mail",
  drain: async () => {
    const ended = await Promise.allSettled(workers.map((worker) => worker.drain()));
    const faults = ended.flatMap((one): unknown[] => (one.status === "rejected" ? [one.reason] : []));
    if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join(" "));
    return ended.reduce((sum, one) => sum + (one.status === "fulfilled" ? one.value : 0), 0);
  },
});

async function runLane(deps: OutboxDeps, lane: Lane): Promise<number> {
  const faults: Error[] = [];
  for (let done = 0; ; done++) {
    const lease = deps.random.id();
    const claimed = await claim(deps, lane, lease);
    if (claimed.kind === "send") await send(deps, claimed, lease, faults);
    if (claimed.kind !== "nothing-due") continue;
    if (faults.length > 0) throw new AggregateError(faults, faults.map((fault) => fault.message).join(" "));
    return done;
  }
}

function claim({ ledger, clock, support }: OutboxDeps, takes: Lane, lease: string): Promise<Claimed> {
  const now = clock.now();
  const decide: Parameters<MailLedger["claim"]>[0]["decide"] = (mail, recipient) =>
    planFor(mail, recipient, support, now);
  return ledger.claim({ now, takes, lease, leaseUntil: after(now, LEASE), decide });
}

async function send(deps: OutboxDeps, claimed: ToSend, lease: string, faults: Error[]): Promise<void> {
  const verdict = await tryOnce(deps, claimed, faults);
  const now = deps.clock.now();
  await deps.ledger.settle(claimed.mail.id, lease, afterTry(claimed.mail, verdict, now), now);
}

/** A mail that cannot be written is done with and reported; it must not stand in the way of the others. */
async function tryOnce(deps: OutboxDeps, claimed: ToSend, faults: Error[]): Promise<Verdict> {
  const { mail, to, recipient } = claimed;
  try {
    const letter = writeLetter(mail, recipient, deps);
    const until = usefulUntil(mail);
    const envelope = envelopeFor(mail, { from: deps.from, to, letter, until, secrets: deps.secrets });
    return await deps.delivery.deliver(envelope, deps.clock.now());
  } catch (error) {
    if (!(error instanceof MailUnwritable)) throw error;
    faults.push(error);
    return { kind: "refused", reply: "could not be written" };
  }
}

/** Which mails a connection takes, most wanted first. */
type Lane = readonly MailHaste[];

const AWAITED_ONLY: Lane = ["awaited"];

const AWAITED_FIRST: Lane = ["awaited", "notice"];

const NOTICES_FIRST: Lane = ["notice", "awaited"];

/**
 * What each of `count` connections is for. One is kept free for mails that somebody waits for, so that notices that
 * hang can never hold all of them; one takes notices first, so that codes without end cannot starve them either. The
 * rest takes what is awaited, and notices while nothing is.
 *
 * @param count at least 1; a single one takes what is awaited first
 */
export function lanesFor(count: number): readonly Lane[] {
  if (count <= 1) return [AWAITED_FIRST];
  const between = Array.from({ length: count - 2 }, () => AWAITED_FIRST);
  return [AWAITED_ONLY, ...between, NOTICES_FIRST];
}
