import type { RecoveryStage } from "./model.ts";

/** What somebody, or time, wants of a recovery. `stop`: the veto link. */
export type Act = "vouch" | "agree" | "decline" | "stop" | "run";

/** Who presses a button, as the account stands at that moment. */
export type Presser =
  /** Active admin of the workspace with a fresh password. */
  | "admin"
  /** The same, and the one who vouched. */
  | "first-admin"
  /** Whose mailbox is lost; an admin too, perhaps. */
  | "oneself"
  /** Member, disabled, demoted, of another workspace. */
  | "no-admin"
  /** An admin whose password is not fresh: may say no, as from a linked chat, and nothing else. */
  | "stale";

export interface Situation {
  readonly stage: RecoveryStage;
  readonly presser: Presser;
  /** The time in which somebody could vouch is over. */
  readonly expired: boolean;
  /** The waiting time is over. */
  readonly waited: boolean;
  /** Account active, new address free, and whoever vouched still an active admin. */
  readonly sound: boolean;
}

export type Refusal = "over" | "too-early" | Exclude<Presser, "admin">;

/** The next stage, or why nothing happens. */
export type Verdict = { readonly to: Exclude<RecoveryStage, "asked"> } | { readonly refused: Refusal };

/** The whole of recovery by an admin in one table: stage, act, who, time. */
export function judgeRecovery(act: Act, { stage, presser, expired, waited, sound }: Situation): Verdict {
  if (stage !== "asked" && stage !== "vouched") return { refused: "over" };
  if (act === "stop") return { to: "vetoed" };
  if (stage === "asked" && expired) return { to: "expired" };
  if (act === "run") return judgeRun(stage, waited, sound);
  if (presser === "oneself" || presser === "no-admin") return { refused: presser };
  if (act === "decline") return { to: stage === "asked" ? "declined" : "vetoed" };
  if (presser === "stale") return { refused: presser };
  if (!sound) return { to: "failed" };
  if (act === "vouch") return stage === "asked" ? { to: "vouched" } : { refused: "over" };
  if (stage === "asked") return { refused: "too-early" };
  return presser === "first-admin" ? { refused: presser } : { to: "done" };
}

function judgeRun(stage: "asked" | "vouched", waited: boolean, sound: boolean): Verdict {
  if (stage === "asked" || !waited) return { refused: "too-early" };
  return { to: sound ? "done" : "failed" };
}
