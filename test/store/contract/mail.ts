import { expect } from "vitest";
import type { AfterTry, Claim, Claimed } from "../../../src/mail/ports.ts";
import { email, type Instant, sealed } from "../../../src/shared/brand.ts";
import type { MailOrder } from "../../../src/shared/mail-order.ts";
import { emailOf, found, minute, QUINN, save, start } from "./company.ts";
import { claimed as claimOn } from "./mailbox-claims.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";

const order = (template: MailOrder["template"], more: Partial<MailOrder> = {}): MailOrder => ({
  template,
  to: QUINN,
  language: "en",
  details: {},
  ...more,
});
const queue = ({ auth }: Ports, mails: readonly MailOrder[], now: Instant = start) =>
  auth.save({ changes: [], mails, audit: [] }, now);

const sending: Claim["decide"] = (_mail, recipient) => ({ kind: "send", to: recipient?.email ?? email("nobody") });
const claim = ({ mail }: Ports, more: Partial<Claim> = {}) =>
  mail.claim({
    now: start,
    takes: ["awaited", "notice"],
    lease: "lease",
    leaseUntil: minute(5),
    decide: sending,
    ...more,
  });
const templateOf = (one: Claimed) => (one.kind === "send" ? one.mail.template : one.kind);
const idOf = (one: Claimed) => (one.kind === "send" ? one.mail.id : "");
const accepted: AfterTry = { status: "accepted", reply: "250 ok" };

const LAWS: Laws = {
  "a mail is one process's until its lease is over, and each try is counted before it is made": async (store) => {
    await queue(store, [order("code")]);
    const claims = await atOnce(store, 6, (ports, n) => claim(ports, { lease: `lease ${String(n)}` }));
    const taken = claims.flatMap((one) => (one.status === "fulfilled" && one.value.kind === "send" ? [one.value] : []));
    expect(taken.map(({ mail }) => mail.tries)).toEqual([1]);
    expect((await claim(store, { now: minute(4) })).kind).toBe("nothing-due");
    expect(await claim(store.beside, { now: minute(5) })).toMatchObject({ mail: { tries: 2 } });
  },
  "what somebody waits for goes first, then the earliest, then in the order of writing": async (store) => {
    await queue(store, [order("password-changed"), order("disowned"), order("code")]);
    await queue(store, [order("two-steps-on")], minute(-1));
    const taken: string[] = [];
    for (let n = 0; n < 4; n += 1) taken.push(templateOf(await claim(store)));
    expect(taken).toEqual(["code", "two-steps-on", "password-changed", "disowned"]);
  },
  "only mails of the wanted haste are taken": async (store) => {
    await queue(store, [order("password-changed")]);
    expect((await claim(store, { takes: ["awaited"] })).kind).toBe("nothing-due");
  },
  "whoever lost the lease settles nothing": async (store) => {
    await queue(store, [order("code")]);
    const id = idOf(await claim(store, { lease: "early" }));
    await claim(store, { lease: "late", now: minute(5), leaseUntil: minute(9) });
    await store.mail.settle(id, "early", accepted, minute(6));
    expect((await store.mail.deliveryOf(QUINN, "code"))?.status).toBe("queued");
    await store.mail.settle(id, "late", accepted, minute(6));
    expect(await store.mail.deliveryOf(QUINN, "code")).toMatchObject({
      status: "accepted",
      settledAt: minute(6),
      tries: 2,
    });
  },
  "a mail that is done is taken no more; one that is deferred is, at its time, with its secrets": async (store) => {
    await queue(store, [order("code", { secrets: sealed("secret") })]);
    const id = idOf(await claim(store));
    await store.mail.settle(id, "lease", { status: "deferred", nextTry: minute(7), reply: "451 later" }, start);
    expect((await claim(store, { now: minute(6) })).kind).toBe("nothing-due");
    expect(await claim(store, { now: minute(7) })).toMatchObject({ mail: { secrets: "secret" } });
    await store.mail.settle(id, "lease", accepted, minute(7));
    expect((await claim(store, { now: minute(99) })).kind).toBe("nothing-due");
  },
  "a plan not to send is kept, and nothing goes out": async (store) => {
    await queue(store, [order("code", { to: "decoy" })]);
    const planned: unknown[] = [];
    const decide: Claim["decide"] = (_mail, recipient) => {
      planned.push(recipient);
      return { kind: "done", status: "dropped" };
    };
    expect([(await claim(store, { decide })).kind, (await claim(store, { decide })).kind]).toEqual([
      "done",
      "nothing-due",
    ]);
    expect(planned).toEqual([undefined]);
  },
  "whom it goes to is read from the account at the moment of sending": async (store) => {
    await queue(store, [order("code")]);
    await save(store, [...claimOn("moved"), { kind: "claim-proved", id: "moved" }]);
    await save(store, [{ kind: "address-changed", claim: "moved", account: QUINN }]);
    expect(await claim(store)).toMatchObject({ to: emailOf("new-moved"), recipient: { workspaceName: "Meadow" } });
  },
  "a mailbox that is claimed gets its mail, a decoy gets none, and of a lost one's nothing is told": async (store) => {
    const to = (id: string): MailOrder["to"] => `new-mailbox:${id}`;
    await save(store, claimOn("good"));
    await save(store, claimOn("decoy", QUINN, "decoy", { decoy: true }));
    await save(store, claimOn("lost", QUINN, "lost", { purpose: "recovery" }));
    const seen: unknown[] = [];
    const decide: Claim["decide"] = (_mail, recipient) => {
      seen.push(recipient);
      return { kind: "done", status: "dropped" };
    };
    for (const id of ["good", "decoy", "lost"]) await queue(store, [order("mailbox-code", { to: to(id) })]);
    for (let n = 0; n < 3; n += 1) await claim(store, { decide });
    expect(seen).toEqual([
      { email: emailOf("new-good"), name: "quinn", workspaceName: "Meadow" },
      undefined,
      { email: emailOf("lost"), name: "", workspaceName: "" },
    ]);
  },
  "of mails of one moment the newest of a kind tells how delivery stands": async (store) => {
    await queue(store, [order("code"), order("code")]);
    await store.mail.settle(idOf(await claim(store)), "lease", accepted, start);
    expect((await store.mail.deliveryOf(QUINN, "code"))?.status).toBe("queued");
    expect(await store.mail.deliveryOf(QUINN, "disowned")).toBeUndefined();
  },
};

/** The outbox with its ledger. */
export const mailContract = (make: Make): void => holdLaws("the mail ledger", make, LAWS, found);
