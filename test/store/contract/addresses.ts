import { expect } from "vitest";
import { always, emailOf, found, keyOf, minute, PIET, QUINN, save } from "./company.ts";
import { claimed, expectUsedUp, newMailbox } from "./mailbox-claims.ts";
import { holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const change = (ports: Ports, claim: string, account = QUINN) =>
  save(ports, [{ kind: "address-changed", claim, account }]);
const ownerOf = async ({ auth }: Ports, name: string) =>
  (await auth.read({ kind: "address", email: emailOf(name), key: keyOf(name) }, always)).account?.id;

const LAWS: Laws = {
  "a mailbox is proved once": async (store) => {
    await save(store, claimed("claim"));
    expect(await howMany(store, 10, (ports) => save(ports, [{ kind: "claim-proved", id: "claim" }]))).toBe(1);
  },
  "a proved mailbox becomes the address of its account, once": async (store) => {
    await save(store, [...claimed("claim"), { kind: "claim-proved", id: "claim" }], minute(1));
    expect(await howMany(store, 10, (ports) => change(ports, "claim"))).toBe(1);
    expect([await ownerOf(store, "new-claim"), await ownerOf(store, "quinn")]).toEqual([QUINN, undefined]);
  },
  "a mailbox that nobody proved, a decoy and somebody else's claim change nothing": async (store) => {
    await save(store, [
      ...claimed("unproved"),
      ...claimed("decoy", QUINN, "new-decoy", { decoy: true }),
      ...claimed("theirs", PIET),
    ]);
    await save(store, [
      { kind: "claim-proved", id: "decoy" },
      { kind: "claim-proved", id: "theirs" },
    ]);
    for (const claim of ["unproved", "decoy", "theirs", "no such"]) await expectUsedUp(change(store, claim));
    expect(await ownerOf(store, "quinn")).toBe(QUINN);
  },
  "of two who proved the same new mailbox one gets it": async (store) => {
    await save(store, [...claimed("one", QUINN, "shared"), ...claimed("two", PIET, "shared")]);
    await save(store, [
      { kind: "claim-proved", id: "one" },
      { kind: "claim-proved", id: "two" },
    ]);
    expect(await howMany(store, 2, (ports, n) => (n === 0 ? change(ports, "one") : change(ports, "two", PIET)))).toBe(
      1,
    );
  },
  "a challenge brings its claim, and what is known of the mailbox it is about": async (store) => {
    await save(
      store,
      [...claimed("claim"), { kind: "mail-counted", key: keyOf("new-claim"), budget: "asked" }],
      minute(1),
    );
    const subject = { kind: "address", email: emailOf("quinn"), key: keyOf("quinn") } as const;
    const mailbox = { email: emailOf("piet"), key: keyOf("piet") };
    expect((await store.auth.read({ ...subject, mailbox }, always)).mailbox?.owner).toBe(PIET);
    const asked = { purpose: "change-email", channel: "web-chat", conversation: claimedIn() } as const;
    const state = await store.auth.read({ ...subject, asked }, always);
    expect(state).toMatchObject({ claim: { newAddress: newMailbox("claim") }, mailbox: { owner: undefined } });
    expect(state.mailbox?.sends).toHaveLength(1);
  },
};

const claimedIn = () => {
  const [opened] = claimed("any");
  if (opened?.kind !== "challenge-opened") throw new Error("A claim begins with its challenge.");
  return opened.conversation;
};

export const addressContract = (make: Make): void => holdLaws("addresses of accounts", make, LAWS, found);
