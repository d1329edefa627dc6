import { expect } from "vitest";
import type { Change } from "../../../src/auth/decision.ts";
import type { Subject } from "../../../src/auth/model.ts";
import { codeMac, conversationId, spenderKey, tokenHash } from "../../../src/shared/brand.ts";
import { always, emailOf, found, keyOf, minute, QUINN, save, start } from "./company.ts";
import { holdLaws, howMany, type Laws, type Make } from "./store.ts";

const conversation = conversationId("chat");
const quinn = { kind: "address" as const, email: emailOf("quinn"), key: keyOf("quinn") };
const proof: Subject = { kind: "proof", conversation };
const subject: Subject = { kind: "challenge", conversation, purpose: "reset-password" };

const opened = (id: string, purpose: "reset-password" | "sign-in" = "reset-password", chat = conversation): Change => ({
  kind: "challenge-opened",
  id,
  key: keyOf("quinn"),
  account: QUINN,
  purpose,
  channel: "web-chat",
  conversation: chat,
  language: "en",
  budget: "entered",
});
const code = (id: string, challenge: string): Change => ({
  kind: "code-added",
  id,
  challenge,
  mac: codeMac(id),
  expiresAt: minute(10),
});

const LAWS: Laws = {
  "of challenges of one moment the one that was opened last is the newest, whatever their ids": async (store) => {
    for (const id of ["m", "z", "a"]) await save(store, [opened(id)]);
    expect((await store.auth.read(subject, always)).challenge?.id).toBe("a");
  },
  "codes of one moment stand in the order in which they were drawn": async (store) => {
    await save(store, [opened("one"), code("m", "one"), code("z", "one"), code("a", "one")]);
    const { challenge } = await store.auth.read(subject, always);
    expect(challenge?.codes.map(({ id }) => id)).toEqual(["m", "z", "a"]);
  },
  "a code that was retired is not consumed": async (store) => {
    await save(store, [opened("one"), code("code", "one"), { kind: "code-retired", id: "code" }]);
    await expect(save(store, [{ kind: "code-consumed", id: "code" }])).rejects.toThrow(/used up/u);
  },
  "another purpose has another challenge": async (store) => {
    await save(store, [opened("one"), opened("two", "sign-in")]);
    expect((await store.auth.read(subject, always)).challenge?.id).toBe("one");
  },
  "whoever is proved in a chat is known there, the newest counts, and it ends": async (store) => {
    await save(store, [{ kind: "mailbox-proved", conversation, account: QUINN }], minute(1));
    await save(store, [{ kind: "mailbox-proved", conversation, account: QUINN }], minute(2));
    expect(await store.auth.read(proof, always)).toMatchObject({
      account: { id: QUINN },
      proof: { provedAt: minute(2) },
    });
    await save(store, [{ kind: "proof-ended", conversation }]);
    expect((await store.auth.read(proof, always)).proof).toBeUndefined();
  },
  "a sign-in that waits is found from a chat in which its owner is proved": async (store) => {
    await save(store, [opened("waiting", "sign-in", conversationId("page"))]);
    await save(store, [{ kind: "mailbox-proved", conversation, account: QUINN }]);
    const state = await store.auth.read({ kind: "waiting-sign-in", conversation }, always);
    expect(state.challenge?.id).toBe("waiting");
  },
  "a lock ends what is under way at that address, and forgiving does not bring it back": async (store) => {
    await save(store, [opened("one")]);
    await save(store, [{ kind: "locked", key: keyOf("quinn"), until: minute(15) }]);
    await save(store, [{ kind: "failures-forgiven", key: keyOf("quinn") }]);
    const state = await store.auth.read(subject, always);
    expect([state.challenge?.ended, state.lockedUntil]).toEqual([true, 0]);
  },
  "tries and mails count from the moment that is asked for": async (store) => {
    const key = keyOf("quinn");
    const trying = { kind: "try-counted", challenge: "one", key, budget: "entered", failed: true, limit: 9 } as const;
    await save(store, [opened("one"), trying, { kind: "mail-counted", key, budget: "asked" }], minute(1));
    await save(store, [trying], minute(2));
    const { sends, wrongTries } = await store.auth.read(subject, { ...always, address: minute(1), everybody: start });
    expect([sends.length, wrongTries.map(({ at }) => at)]).toEqual([0, [minute(2)]]);
  },
  "a lock of one spender and that of all strangers are kept apart, and forgiving one leaves the others": async (
    store,
  ) => {
    const spender = { key: spenderKey("device"), known: true };
    const of = async (stranger: string) =>
      (await store.auth.read({ ...quinn, spender: { stranger: spenderKey(stranger), devices: [] } }, always))
        .lockedUntil;
    const key = keyOf("quinn");
    const one = { key: spenderKey("one"), known: false };
    await save(store, [{ kind: "locked", key, until: minute(15), spender: one }]);
    await save(store, [{ kind: "locked", key, until: minute(20), spender }]);
    expect([await of("one"), await of("two")]).toEqual([minute(15), 0]);
    await save(store, [{ kind: "locked", key, until: minute(60) }]);
    expect([await of("one"), await of("two")]).toEqual([minute(60), minute(60)]);
    await save(store, [{ kind: "failures-forgiven", key, spender: one }]);
    expect(await of("one")).toBe(minute(60));
    await save(store, [{ kind: "failures-forgiven", key }]);
    expect([await of("one"), await of("two")]).toEqual([0, 0]);
  },
  "a device is known for its account and no other, and whoever is put out is known no more": async (store) => {
    const hash = tokenHash("device");
    const seen = async (name: string) => {
      const spender = { stranger: spenderKey("network"), devices: [hash] };
      return (await store.auth.read({ ...quinn, email: emailOf(name), key: keyOf(name), spender }, always)).spender
        .known;
    };
    await save(store, [{ kind: "device-known", account: QUINN, hash, most: 10 }], minute(1));
    expect([await seen("quinn"), await seen("olga"), await store.auth.deviceOwner(hash)]).toEqual([true, false, QUINN]);
    await save(store, [{ kind: "sessions-ended", account: QUINN, openedSince: minute(2) }]);
    expect(await seen("quinn")).toBe(true);
    await save(store, [{ kind: "sessions-ended", account: QUINN }]);
    expect([await seen("quinn"), await store.auth.deviceOwner(hash)]).toEqual([false, undefined]);
  },
  "when recovery ends, every open challenge of the account ends with its proofs": async (store) => {
    await save(store, [opened("one"), { kind: "mailbox-proved", conversation, account: QUINN }]);
    await save(store, [{ kind: "recovery-ended", account: QUINN }]);
    expect((await store.auth.read(subject, always)).challenge?.ended).toBe(true);
    expect((await store.auth.read(proof, always)).proof).toBeUndefined();
  },
  "of many uses of one code by two processes one counts": async (store) => {
    await save(store, [opened("one"), code("code", "one")]);
    expect(await howMany(store, 20, (ports) => save(ports, [{ kind: "code-consumed", id: "code" }]))).toBe(1);
  },
};

/** Challenges, their codes, and what is proved by them. */
export const codeContract = (make: Make): void => holdLaws("mailed codes", make, LAWS, found);
