import { expect } from "vitest";
import { z } from "zod";
import type { Decision } from "../../../src/auth/decision.ts";
import type { Subject } from "../../../src/auth/model.ts";
import { codeMac, conversationId, email, idempotencyKey } from "../../../src/shared/brand.ts";
import { always, auditLines, blindly, keyOf, minute, start } from "./company.ts";
import { atOnce, holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const conversation = conversationId("chat");
const subject: Subject = { kind: "challenge", conversation, purpose: "reset-password" };
const key = keyOf("nobody");

type Plan = Partial<Omit<Decision<string>, "answer">>;

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
    { kind: "code-added", id: "code", challenge: "challenge", mac: codeMac("mac"), expiresAt: minute(10) },
  ],
  mails: [{ template: "code", to: "decoy", language: "en", details: {} }],
  audit: [{ event: "authn_token_created", account: undefined, details: {} }],
};
const consuming: Plan = { changes: [{ kind: "code-consumed", id: "code" }] };
const trying: Plan = {
  changes: [{ kind: "try-counted", challenge: "challenge", key, budget: "asked", failed: true, limit: 5 }],
};
const impossible: Plan = { changes: [...(trying.changes ?? []), { kind: "code-consumed", id: "no such" }] };

const turn = (plan: Plan) => ({ subject, now: start, lookback: always, decide: blindly(plan) });
const look = ({ auth }: Ports) => auth.read(subject, always);

async function mailsDue({ mail }: Ports): Promise<number> {
  const decide = () => ({ kind: "done", status: "dropped" }) as const;
  const claim = { now: start, takes: ["awaited", "notice"], lease: "count", leaseUntil: minute(1), decide } as const;
  for (let count = 0; ; count += 1) if ((await mail.claim(claim)).kind === "nothing-due") return count;
}

const brokenRule = (): Decision<string> => {
  throw new Error("broken rule");
};

const LAWS: Laws = {
  "state, mails and audit lines of a decision are saved together": async (store) => {
    expect((await look(store)).challenge?.id).toBe("challenge");
    expect([await mailsDue(store), await auditLines(store)]).toEqual([1, 1]);
  },
  "of many uses of one code at once, one is saved": async (store) => {
    expect(await howMany(store, 50, ({ auth }) => auth.decide(turn(consuming)))).toBe(1);
  },
  "tries never exceed their limit, however many come at once": async (store) => {
    expect(await howMany(store, 50, ({ auth }) => auth.decide(turn(trying)))).toBe(5);
    expect((await look(store.beside)).challenge?.tries).toBe(5);
  },
  "when one change is refused, nothing of the decision is saved": async (store) => {
    const refused = turn({ ...opening, ...impossible });
    await expect(store.auth.decide(refused)).rejects.toThrow(/used up/u);
    expect((await look(store)).challenge?.tries).toBe(0);
    expect([await mailsDue(store), await auditLines(store)]).toEqual([1, 1]);
  },
  "a rule that throws changes nothing": async (store) => {
    await expect(store.auth.decide({ ...turn(opening), decide: brokenRule })).rejects.toThrow("broken rule");
    expect([await mailsDue(store), await auditLines(store)]).toEqual([1, 1]);
  },
  "under one key a decision is made once, and its first answer is given again": async (store) => {
    let asked = 0;
    const decide = () => ({ ...blindly(trying)(), answer: `asked ${String((asked += 1))}` });
    const idempotency = { key: idempotencyKey("turn 1"), schema: z.string() };
    const answers = await atOnce(store, 20, ({ auth }) => auth.decide({ ...turn(trying), idempotency, decide }));
    expect(new Set(answers.map((one) => (one.status === "fulfilled" ? one.value : "refused"))).size).toBe(1);
    expect((await look(store)).challenge?.tries).toBe(1);
  },
  "a refused decision leaves its key free": async (store) => {
    const idempotency = { key: idempotencyKey("turn 2"), schema: z.string() };
    await expect(store.auth.decide({ ...turn(impossible), idempotency })).rejects.toThrow(/used up/u);
    expect(await store.beside.auth.decide({ ...turn(consuming), idempotency })).toBe("done");
  },
  "a rule sees what was saved before it, and another process as well": async (store) => {
    await store.auth.decide(turn(trying));
    await store.auth.decide(turn(consuming));
    const state = await look(store.beside);
    expect(state).toMatchObject({ key, comparedOfStrangers: 1, account: undefined });
    expect(state.challenge?.codes.map((code) => code.ended)).toEqual([true]);
  },
  "looking changes nothing, and an unknown address has a state like any other": async (store) => {
    const nobody: Subject = { kind: "address", email: email("nobody@meadow.example"), key };
    const state = await store.auth.read(nobody, always);
    expect(state).toMatchObject({ key, account: undefined, sends: [], lockedUntil: 0, recoveryShutUntil: 0 });
    expect(await auditLines(store)).toBe(1);
  },
};

/** Load, decide, save: the laws of every port that takes a decision. */
export const unitOfWorkContract = (make: Make): void =>
  holdLaws("units of work", make, LAWS, async ({ auth }) => {
    await auth.decide(turn(opening));
  });
