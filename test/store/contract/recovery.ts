import { expect } from "vitest";
import type { Change } from "../../../src/auth/decision.ts";
import type { RecoveryStage, RecoverySubject } from "../../../src/auth/recovery/model.ts";
import { conversationId, tokenHash } from "../../../src/shared/brand.ts";
import { emailOf, found, MEADOW, minute, OLGA, PIET, QUINN, save, start } from "./company.ts";
import { claimed, expectUsedUp, newMailbox } from "./mailbox-claims.ts";
import { holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const asking = (id: string, name = `new-${id}`, chat = "chat"): readonly Change[] => [
  ...claimed(id, QUINN, name, { purpose: "recovery", chat }),
  { kind: "claim-proved", id },
  { kind: "recovery-asked", id, account: QUINN, workspace: MEADOW, expiresAt: minute(60) },
];
const moving = (id: string, from: RecoveryStage, to: RecoveryStage, more: object = {}): Change => ({
  kind: "recovery-moved",
  id,
  from,
  to,
  ...more,
});
const named = (id: string): RecoverySubject => ({ kind: "recovery", id });
const stageOf = async ({ auth }: Ports, id: string) => (await auth.recoveries.read(named(id))).recovery?.stage;

const LAWS: Laws = {
  "a rule sees whose mailbox is lost, which one was proved, and who may vouch": async (store) => {
    await save(store, asking("lost"));
    const state = await store.beside.auth.recoveries.read({ kind: "recovery", id: "lost", actor: OLGA });
    expect(state).toMatchObject({
      account: { id: QUINN },
      newAddress: newMailbox("lost"),
      mailboxFree: true,
      actor: { id: OLGA },
    });
    expect(new Set(state.admins.map(({ id }) => id))).toEqual(new Set([OLGA, PIET]));
  },
  "of many moves from one stage one is saved": async (store) => {
    await save(store, asking("lost"));
    const vouch = moving("lost", "asked", "vouched", { vouchedBy: OLGA, runsAt: minute(30) });
    expect(await howMany(store, 10, (ports) => save(ports, [vouch]))).toBe(1);
    expect((await store.auth.recoveries.read(named("lost"))).recovery).toMatchObject({
      stage: "vouched",
      runsAt: minute(30),
    });
  },
  "what is over does not move, and the owner stops all that are open": async (store) => {
    await save(store, [...asking("one"), ...asking("two")]);
    await save(store, [moving("one", "asked", "declined")]);
    await expectUsedUp(save(store, [moving("one", "asked", "vouched")]));
    await save(store, [{ kind: "recoveries-stopped", account: QUINN }]);
    expect([await stageOf(store, "one"), await stageOf(store, "two")]).toEqual(["declined", "vetoed"]);
  },
  "it is due when its wait is over, or its time for a vouch": async (store) => {
    await save(store, [...asking("asked"), ...asking("vouched")]);
    await save(store, [moving("vouched", "asked", "vouched", { runsAt: minute(30) })]);
    expect(await store.auth.recoveries.due(minute(29))).toEqual([]);
    expect(await store.auth.recoveries.due(minute(30))).toEqual(["vouched"]);
    expect(new Set(await store.auth.recoveries.due(minute(60)))).toEqual(new Set(["asked", "vouched"]));
  },
  "it is found by the link that stops it, and in the chat where its mailbox was proved last": async (store) => {
    await save(store, asking("m"));
    await save(store, asking("a"));
    await save(store, [
      ...asking("z", "elsewhere", "another"),
      { kind: "veto-link-issued", hash: tokenHash("veto"), recovery: "m" },
    ]);
    const found = async (subject: RecoverySubject) => (await store.auth.recoveries.read(subject)).recovery?.id;
    expect(await found({ kind: "veto-link", hash: tokenHash("veto") })).toBe("m");
    expect(await found({ kind: "conversation", conversation: conversationId("chat") })).toBe("a");
    expect(await found({ kind: "veto-link", hash: tokenHash("none") })).toBeUndefined();
  },
  "a mailbox that somebody has by now is not free": async (store) => {
    await save(store, asking("lost", "piet"), start);
    const state = await store.auth.recoveries.read(named("lost"));
    expect([state.newAddress, state.mailboxFree]).toEqual([emailOf("piet"), false]);
  },
};

export const recoveryContract = (make: Make): void => holdLaws("recoveries", make, LAWS, found);
