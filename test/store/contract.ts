import { expect, test } from "vitest";
import { z } from "zod";
import type { Subject } from "../../src/auth/ports.ts";
import type { AuthStore } from "../../src/auth/store.ts";
import type { Turn } from "../../src/auth/unit-of-work.ts";
import type { Decision } from "../../src/auth/decision.ts";
import { addressKey, after, codeMac, conversationId, email, instant, onceKey } from "../../src/shared/brand.ts";
import { MINUTE } from "../../src/shared/clock.ts";

/** What a database must offer to be held against the contract. */
export interface StoreUnderTest {
  readonly auth: AuthStore;
  count(table: "mails" | "audit" | "challenges"): Promise<number>;
  close(): Promise<void>;
}

const now = instant(Date.UTC(2026, 0, 5, 9));
const horizon = { address: instant(0), everybody: instant(0) };
const key = addressKey("key of nobody");
const conversation = conversationId("chat");
const subject: Subject = { kind: "challenge", conversation, purpose: "reset-password" };

type Plan = Partial<Omit<Decision<string>, "answer">>;

/** A rule that looks at nothing: what must not happen twice has to be prevented by the store alone. */
const blindly = (plan: Plan): Turn<string> => ({
  subject,
  now,
  horizon,
  decide: () => ({ changes: [], mails: [], audit: [], ...plan, answer: "done" }),
});

const opening: Plan = {
  changes: [
    {
      kind: "challenge-opened",
      id: "challenge",
      key,
      account: undefined,
      purpose: "reset-password",
      channel: "web-chat",
      conversation,
      language: "en",
      budget: "asked",
    },
    { kind: "code-added", id: "code", challenge: "challenge", mac: codeMac("mac"), expiresAt: after(now, MINUTE) },
  ],
  mails: [{ template: "code", to: "decoy", language: "en", details: {} }],
  audit: [{ event: "authn_token_created", account: undefined, details: {} }],
};

const consuming: Plan = { changes: [{ kind: "code-consumed", id: "code" }] };
const trying: Plan = {
  changes: [{ kind: "try-counted", challenge: "challenge", key, budget: "asked", failed: true, limit: 5 }],
};

async function howManySucceed(store: AuthStore, plan: Plan, times: number): Promise<number> {
  const all = await Promise.allSettled(Array.from({ length: times }, () => store.decide(blindly(plan))));
  return all.filter((result) => result.status === "fulfilled").length;
}

const brokenRule = (): Decision<string> => {
  throw new Error("broken rule");
};

const LAWS: Readonly<Record<string, (store: StoreUnderTest) => Promise<void>>> = {
  "state, mails and audit lines of a decision are saved together": async (store) => {
    expect(await store.count("challenges")).toBe(1);
    expect(await store.count("mails")).toBe(1);
    expect(await store.count("audit")).toBe(1);
  },
  "of many uses of one code at once, one is saved": async (store) => {
    expect(await howManySucceed(store.auth, consuming, 50)).toBe(1);
  },
  "tries never exceed their limit, however many come at once": async (store) => {
    expect(await howManySucceed(store.auth, trying, 50)).toBe(5);
    expect((await store.auth.look(subject, horizon)).challenge?.tries).toBe(5);
  },
  "when one change is refused, nothing of the decision is saved": async (store) => {
    const again = {
      ...opening,
      changes: [...(trying.changes ?? []), { kind: "code-consumed", id: "no such" } as const],
    };
    await expect(store.auth.decide(blindly(again))).rejects.toThrow(/used up/);
    expect((await store.auth.look(subject, horizon)).challenge?.tries).toBe(0);
    expect(await store.count("mails")).toBe(1);
    expect(await store.count("audit")).toBe(1);
  },
  "a rule that throws changes nothing": async (store) => {
    const broken = { ...blindly(opening), decide: () => brokenRule() };
    await expect(store.auth.decide(broken)).rejects.toThrow("broken rule");
    expect(await store.count("challenges")).toBe(1);
  },
  "under one key a decision is made once, and its first answer is given again": async (store) => {
    let asked = 0;
    const counting: Turn<string> = {
      ...blindly(trying),
      once: { key: onceKey("turn 1"), schema: z.string() },
      decide: () => ({
        changes: trying.changes ?? [],
        mails: [],
        audit: [],
        answer: `asked ${String((asked += 1))}`,
      }),
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => store.auth.decide(counting)));
    expect(new Set(answers)).toEqual(new Set(["asked 1"]));
    expect((await store.auth.look(subject, horizon)).challenge?.tries).toBe(1);
  },
  "a refused decision leaves its key free": async (store) => {
    const once = { key: onceKey("turn 2"), schema: z.string() };
    const refused = blindly({ changes: [{ kind: "code-consumed", id: "no such" }] });
    await expect(store.auth.decide({ ...refused, once })).rejects.toThrow();
    expect(await store.auth.decide({ ...blindly(consuming), once })).toBe("done");
  },
  "what was saved is seen by whoever looks next": async (store) => {
    await store.auth.decide(blindly(trying));
    await store.auth.decide(blindly(consuming));
    const state = await store.auth.look(subject, horizon);
    expect(state).toMatchObject({ key, wrongTriesOfEverybody: 1, account: undefined });
    expect(state.challenge?.codes.map((code) => code.ended)).toEqual([true]);
  },
  "looking changes nothing, and an unknown address has a state like any other": async (store) => {
    const nobody: Subject = { kind: "address", email: email("nobody@acme.example"), key };
    const state = await store.auth.look(nobody, horizon);
    expect(state).toMatchObject({ key, account: undefined, sends: [], lockedUntil: 0, recoveryShutUntil: 0 });
    expect(await store.count("audit")).toBe(1);
  },
};

/** The laws every database behind Latchkey keeps. `open` gives a fresh, empty one each time. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  test.each(Object.entries(LAWS))(`kept by ${name}: %s`, async (_law, holds) => {
    const store = await open();
    try {
      await store.auth.decide(blindly(opening));
      await holds(store);
    } finally {
      await store.close();
    }
  });
}
