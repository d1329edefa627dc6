import { after, type Instant } from "../shared/brand.ts";
import { MINUTE, SECOND } from "../shared/clock.ts";
import { stepByStep, type Worker } from "../shared/schedule.ts";
import type { ConversationParts } from "./parts.ts";
import type { ClaimedWork, WorkDone } from "./model.ts";
import { runTask } from "./run-task.ts";
import { isShellTask } from "./tasks/linked-chat.ts";

/** How long work belongs to whoever took it; of a killed process it is taken over after that. */
const LEASE = MINUTE;
/** After so many tries it has failed, and the flow goes on with that. */
const TRIES = 3;

/** Runs checks and acts, and puts what came out into the inbox. Killed at any line, it does none of them twice. */
export function workWorker(parts: ConversationParts): Worker {
  return { name: "work", drain: () => stepByStep(() => workNext(parts)) };
}

async function workNext(parts: ConversationParts): Promise<boolean> {
  const now = parts.clock.now();
  const work = await parts.store.claimWork(now, after(now, LEASE));
  if (work) await workOn(parts, work);
  return work !== undefined;
}

async function workOn(parts: ConversationParts, work: ClaimedWork): Promise<void> {
  const done = await tryTask(parts, work);
  if (done !== "undecided") return settle(parts, work, done);
  await parts.store.sleepOn(work.key, after(parts.clock.now(), LOOK_AGAIN));
  // A decision that fell since the look above found nobody asleep to wake.
  const missed = await tryTask(parts, work);
  if (missed !== "undecided") await settle(parts, work, missed);
}

async function settle(parts: ConversationParts, work: ClaimedWork, done: WorkDone | undefined): Promise<void> {
  const now = parts.clock.now();
  if (done) await parts.store.settleWork(work, done, now);
  else await parts.store.postponeWork(work.key, nextTry(work.failures, now));
}

/** @returns undefined when it is worth another try */
async function tryTask(parts: ConversationParts, work: ClaimedWork): Promise<WorkDone | "undecided" | undefined> {
  try {
    return await runTask(parts, work);
  } catch (error) {
    parts.onTrouble?.("work", error);
    return work.failures + 1 >= TRIES ? failed(work) : undefined;
  }
}

/** A flow goes on with that; where none waits, the person is told. What they know nothing of is tried until it works. */
function failed({ task }: ClaimedWork): WorkDone | "undecided" {
  if (task.kind === "hand-over") return "undecided";
  return isShellTask(task) ? { note: { kind: "not-done" } } : { result: { outcome: "failed", details: {} } };
}

/** One second, then four. */
const nextTry = (failures: number, now: Instant) => after(now, SECOND * 4 ** failures);

/** A decision wakes whoever waits for it. This is for what no request of an admin brings about, such as a veto. */
const LOOK_AGAIN = MINUTE;
