import { expect } from "vitest";
import type { ApprovalState, ApprovalSubject, RequestCard, RequestChange } from "../../../src/approvals/model.ts";
import { type ConversationId, conversationId, type Instant } from "../../../src/shared/brand.ts";
import { message, momentAt, started, talk } from "./chats.ts";
import { attempt, found, HARBOUR, MEADOW, minute, OLGA, PIET, QUINN, save, signIn, start } from "./company.ts";
import { linking } from "./linked-chats.ts";
import { atOnce, holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const asked = conversationId("chat");
const opening = (id: string, conversation: ConversationId = asked, code = `C${id}`): RequestChange => ({
  kind: "request-opened",
  request: {
    id,
    code,
    workspace: MEADOW,
    account: QUINN,
    conversation,
    expiresAt: minute(60),
    details: { kind: "ip-whitelist", address: "192.0.2.9", known: "seen" },
  },
  remindAt: minute(30),
});
const deciding = (id: string, choice: "always" | "no" = "always"): RequestChange => ({
  kind: "request-decided",
  id,
  by: OLGA,
  passwordAt: undefined,
  choice,
  reason: undefined,
  ...(choice === "no"
    ? ({ status: "declined", effect: undefined } as const)
    : ({ status: "approved", effect: "due" } as const)),
});

const decide = ({ approvals }: Ports, changes: readonly RequestChange[], now: Instant = start) =>
  approvals.decide({
    subject: { kind: "account", account: QUINN },
    now,
    decide: () => ({ changes, mails: [], audit: [], answer: undefined }),
  });
const look = ({ approvals }: Ports, subject: ApprovalSubject, now = start): Promise<ApprovalState> =>
  approvals.read(subject, now);
const request = (id: string): ApprovalSubject => ({ kind: "request", id });

const LAWS: Laws = {
  "of many decisions of one request the first is saved": async (store) => {
    await decide(store, [opening("one")]);
    expect(
      await howMany(store, 10, (ports, n) =>
        decide(ports, [deciding("one", n % 2 === 0 ? "always" : "no")], minute(1)),
      ),
    ).toBe(1);
    expect((await look(store, request("one"))).request?.decidedAt).toBe(minute(1));
  },
  "a decided request neither expires nor is reminded of": async (store) => {
    await decide(store, [opening("one"), deciding("one", "no")]);
    for (const kind of ["request-expired", "admins-reminded"] as const)
      await expect(decide(store, [{ kind, id: "one" }])).rejects.toThrow(/used up/u);
  },
  "what was decided is carried out once, and nothing else is": async (store) => {
    await decide(store, [opening("one"), opening("two"), deciding("one"), deciding("two", "no")]);
    const settling = (id: string): RequestChange => ({ kind: "effect-settled", id, trouble: undefined });
    expect(await howMany(store, 8, (ports) => decide(ports, [settling("one")]))).toBe(1);
    await expect(decide(store, [settling("two")])).rejects.toThrow(/used up/u);
    expect((await look(store, request("one"))).request?.effect).toBe("done");
  },
  "it is due to be carried out, reminded of once, and to expire": async (store) => {
    await decide(store, [opening("one"), opening("two"), deciding("two")]);
    const due = async (at: number) => (await store.approvals.due(minute(at))).map(({ id, what }) => `${id} ${what}`);
    expect(await due(29)).toEqual(["two effect"]);
    expect(await due(30)).toEqual(["two effect", "one reminder"]);
    await decide(store, [{ kind: "admins-reminded", id: "one" }]);
    expect(await due(59)).toEqual(["two effect"]);
    expect(await due(60)).toEqual(["two effect", "one expiry"]);
  },
  "codes of open requests are told apart, and free once they are over": async (store) => {
    await decide(store, [opening("one", asked, "K7")]);
    await expect(decide(store, [opening("two", asked, "K7")])).rejects.toThrow();
    expect((await look(store, request("one"))).codesInUse).toEqual(["K7"]);
    await decide(store, [deciding("one", "no"), opening("two", asked, "K7")]);
  },
  "of requests of one moment the newest comes first, in a chat, of an account and on the board": async (store) => {
    await decide(store, [opening("m"), opening("z"), opening("a")]);
    expect((await store.approvals.newestOf(asked))?.id).toBe("a");
    const { openOfAccount } = await look(store, { kind: "account", account: QUINN });
    expect(openOfAccount.map(({ id }) => id)).toEqual(["a", "z", "m"]);
    expect((await store.approvals.board(MEADOW, start)).map(({ id }) => id)).toEqual(["a", "z", "m"]);
    expect(await store.approvals.board(HARBOUR, start)).toEqual([]);
  },
  "the board keeps what was decided since a moment, with who decided": async (store) => {
    await decide(store, [opening("old"), deciding("old")], minute(1));
    await decide(store, [opening("new"), deciding("new")], minute(5));
    const board = await store.approvals.board(MEADOW, minute(5));
    expect(board.map(({ id, decidedByName }) => [id, decidedByName])).toEqual([["new", "olga"]]);
  },
  "a rule sees whom it is for, who can decide, in which chats, and where that person came in from": async (store) => {
    const phone = await talk(store, "phone");
    await save(store, [linking("link", OLGA, phone)]);
    for (const [n, at] of ["192.0.2.1", "192.0.2.2", "192.0.2.1"].entries())
      await save(store, [attempt("quinn", "signed-in", at)], minute(n));
    await save(store, [attempt("quinn", "wrong-password", "192.0.2.3")], minute(9));
    const state = await look(store, { kind: "account", account: QUINN });
    expect([state.account?.id, state.earlier]).toEqual([QUINN, ["192.0.2.1", "192.0.2.2"]]);
    const chats = new Map(state.admins.map((admin) => [admin.id, admin.chats]));
    expect(chats).toEqual(
      new Map([
        [OLGA, [phone]],
        [PIET, []],
      ]),
    );
    expect(
      (await look(store, { kind: "account", account: QUINN }, minute(60))).admins.flatMap((admin) => admin.chats),
    ).toEqual([]);
  },
  "a chat is its owner's, with when they last typed their password, until the link is idle": async (store) => {
    const phone = await talk(store, "phone");
    await save(store, [linking("link", OLGA, phone)]);
    await signIn(store, "olga", minute(2));
    const owner = async (at: number) =>
      (await look(store, { kind: "request", id: "", conversation: phone }, minute(at))).chatOwner;
    expect(await owner(59)).toMatchObject({ id: OLGA, passwordAt: minute(2) });
    expect(await owner(60)).toBeUndefined();
  },
  "a card is shown in a linked chat, and counts only since that was linked": async (store) => {
    const phone = await talk(store, "phone");
    const note = { kind: "card-over", request: "one", code: "C" } as const;
    await save(store, [linking("link", OLGA, phone)], minute(1));
    const card: RequestCard = {
      kind: "card",
      request: "one",
      code: "C",
      name: "quinn",
      email: "q",
      expiresAt: minute(60),
      again: false,
      about: { kind: "vouch", mailbox: "m" },
    };
    await decide(
      store,
      [opening("one"), { kind: "card-sent", request: "one", conversation: phone, note: card }],
      minute(2),
    );
    expect((await look(store, request("one"), minute(3))).cards).toEqual([phone]);
    await save(store, [{ kind: "chat-unlinked", id: "link" }, linking("again", PIET, phone)], minute(4));
    expect((await look(store, request("one"), minute(5))).cards).toEqual([]);
    await decide(store, [
      { kind: "chat-told", conversation: phone, key: "over", note },
      { kind: "chat-told", conversation: phone, key: "over", note },
    ]);
    const told: string[] = [];
    for (const id of await store.conversation.ready())
      for (let n = 0; n < 3; n += 1)
        await store.conversation.turn(id, momentAt(minute(5)), ({ conversation, next }) => {
          told.push(next.body.kind === "note" ? next.body.note.kind : next.body.kind);
          return {
            settled: "done",
            language: conversation.language,
            lines: [],
            effects: [],
            wakeAt: "keep",
            trace: [],
          };
        });
    expect(told).toEqual(["card", "card-over"]);
  },
  "a person of support is wanted once, for the trouble under way": async (store) => {
    const ann = await talk(store, "ann", { facts: started });
    await decide(store, [opening("one", ann)]);
    const { episode } = await look(store, request("one"));
    expect(episode).toBe(1);
    const task = { kind: "hand-over", next: "nobody-vouched" } as const;
    const needing: RequestChange = { kind: "person-needed", conversation: ann, episode: 1, key: "lost", task };
    await atOnce(store, 4, (ports) => decide(ports, [needing]));
    expect(await store.conversation.claimEffect(start, minute(5))).toMatchObject({ episode: 1, effect: task });
    expect(await store.conversation.claimEffect(start, minute(5))).toBeUndefined();
  },
  "a decision wakes what waits for it in the chat where it was asked": async (store) => {
    const ann = await talk(store, "ann", { facts: started, effects: [{ kind: "show-requests" }] });
    const claimed = await store.conversation.claimEffect(start, minute(5));
    if (claimed) await store.conversation.sleepOn(claimed.key, minute(500));
    await decide(store, [opening("one", ann), deciding("one")], minute(2));
    expect((await store.conversation.claimEffect(minute(2), minute(5)))?.key).toBe(claimed?.key);
  },
  "when the owner is there after all, what was asked in their name is withdrawn": async (store) => {
    await decide(store, [opening("one")]);
    await save(store, [{ kind: "recoveries-stopped", account: QUINN }]);
    expect((await look(store, request("one"))).request?.status).toBe("withdrawn");
    expect(await store.conversation.receive(message("ann", "hello"))).toBe("stored");
  },
};

/** Requests that admins decide, their cards and their chats. */
export const requestContract = (make: Make): void => holdLaws("requests to admins", make, LAWS, found);
