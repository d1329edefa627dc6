import { describe, expect, test } from "vitest";
import { type Act, type Situation, type Verdict, evaluateRecovery } from "../../../src/auth/recovery/rules.ts";
import type { Presser } from "../../../src/auth/recovery/model.ts";
import type { RecoveryStage } from "../../../src/auth/ports.ts";

const ACTS: readonly Act[] = ["vouch", "agree", "decline", "stop", "run"];
const STAGES: readonly RecoveryStage[] = ["asked", "vouched", "done", "declined", "vetoed", "expired", "failed"];
const PRESSERS: readonly Presser[] = ["admin", "first-admin", "oneself", "no-admin", "stale"];
const BOOLEANS = [true, false] as const;

interface Row extends Situation {
  readonly act: Act;
}

/** Every act in every situation: 5 × 7 × 5 × 2 × 2 × 2 rows. */
const ROWS: readonly Row[] = ACTS.flatMap((act) =>
  STAGES.flatMap((stage) =>
    PRESSERS.flatMap((presser) =>
      BOOLEANS.flatMap((expired) =>
        BOOLEANS.flatMap((waited) => BOOLEANS.map((sound) => ({ act, stage, presser, expired, waited, sound }))),
      ),
    ),
  ),
);

const judged = ROWS.map((row) => ({ row, verdict: evaluateRecovery(row.act, row) }));
const movedTo = (verdict: Verdict) => ("to" in verdict ? verdict.to : undefined);
const isOpen = ({ stage }: Row) => stage === "asked" || stage === "vouched";
const mayPress = ({ presser }: Row) => presser === "admin" || presser === "first-admin";

describe("over all 1400 rows of the table", () => {
  test("what is over stays as it is", () => {
    const over = judged.filter(({ row }) => !isOpen(row));
    expect(over.map(({ verdict }) => verdict)).toEqual(over.map(() => ({ refused: "over" })));
  });

  test("the address changes only after a vouch, by the end of the waiting time or by a second admin", () => {
    const done = judged.filter(({ verdict }) => movedTo(verdict) === "done").map(({ row }) => row);
    const expected = ROWS.filter(
      ({ stage, sound, act, waited, presser }) =>
        stage === "vouched" && sound && ((act === "run" && waited) || (act === "agree" && presser === "admin")),
    );
    expect(done).toEqual(expected);
  });

  test("a vouch counts from an admin who is not the one locked out, in time, on sound ground, and once", () => {
    const vouched = judged.filter(({ verdict }) => movedTo(verdict) === "vouched").map(({ row }) => row);
    const expected = ROWS.filter(
      (row) => row.act === "vouch" && row.stage === "asked" && !row.expired && mayPress(row) && row.sound,
    );
    expect(vouched).toEqual(expected);
  });

  test("the veto link stops it in every open situation", () => {
    const stops = judged.filter(({ row }) => row.act === "stop" && isOpen(row));
    expect(stops.map(({ verdict }) => verdict)).toEqual(stops.map(() => ({ to: "vetoed" })));
  });

  test("nobody but an admin with a fresh password moves anything by pressing, except that a stale one may say no", () => {
    const saysNo = ({ act, presser }: Row) => act === "decline" && presser === "stale";
    const pressed = judged.filter(({ row }) => !["stop", "run"].includes(row.act) && !mayPress(row) && !saysNo(row));
    const moves = pressed.map(({ verdict }) => movedTo(verdict)).filter((to) => to !== undefined && to !== "expired");
    expect(moves).toEqual([]);
  });

  test("an admin can say no as long as it is open, the one who vouched and one whose password is not fresh as well", () => {
    const maySayNo = (row: Row) => mayPress(row) || row.presser === "stale";
    const rows = judged.filter(({ row }) => row.act === "decline" && maySayNo(row) && isOpen(row));
    for (const { row, verdict } of rows) {
      const late = row.stage === "asked" && row.expired;
      expect([row, movedTo(verdict)]).toEqual([row, late ? "expired" : row.stage === "asked" ? "declined" : "vetoed"]);
    }
  });

  test("without a vouch in time it expires, whoever comes; with one it does not", () => {
    const late = judged.filter(({ row }) => row.stage === "asked" && row.expired && row.act !== "stop");
    expect(late.map(({ verdict }) => verdict)).toEqual(late.map(() => ({ to: "expired" })));
    const vouched = judged.filter(({ row }) => row.stage === "vouched");
    expect(vouched.map(({ verdict }) => movedTo(verdict))).not.toContain("expired");
  });

  test("on ground that gave way it fails instead of running", () => {
    const failed = judged.filter(({ verdict }) => movedTo(verdict) === "failed").map(({ row }) => row);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.filter(({ sound }) => sound)).toEqual([]);
  });
});
