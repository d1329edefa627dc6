import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts, workspaces } from "../../../db/schema/auth.ts";
import { audit } from "../../../db/schema/audit.ts";
import type { CaseDoing } from "../../../src/conversation/conversation.ts";
import { email } from "../../../src/shared/brand.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { OFFICE } from "../../auth/world.ts";
import { chat, openShell, TROUBLE } from "../world.ts";

const LEA = { address: "lea@pilots.example", password: "violin-beacon-39" };
const MARTA = { address: "marta@tidewater.example", password: "brass-sextant-52" };
const JOAO = { address: "joao@tidewater.example", password: "jangada-coral-74" };

/** Somebody was handed over; agents can sign in. */
async function openDesk() {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell("I want to talk to a person");
  const [{ number } = { number: "" }] = await shell.cases();
  const enter = async ({ address, password }: typeof LEA) => {
    const entered = await shell.world.signIn(address, password, OFFICE);
    const acting = { session: entered.kind === "signed-in" ? entered.session : "", seen: OFFICE };
    const act = async (doing: CaseDoing) => {
      const answer = await shell.caseDesk.act({ ...acting, number, doing });
      await shell.drain();
      return answer.ok ? answer.value : answer.reason;
    };
    return { acting, act };
  };
  const sent = () => shell.channel.sent.map(({ text }) => text);
  /** Marta's company becomes the company's own, so that there are two agents. */
  const hireMarta = () => shell.world.open.queries.update(workspaces).set({ support: true }).run();
  return { ...shell, number, enter, sent, hireMarta, lea: await enter(LEA) };
}

const CLAIM = { kind: "claim", from: undefined } as const;
const CLOSE = { kind: "close" } as const;
let forms = 0;
const answer = (text: string) => ({ kind: "answer", text, once: `form ${String((forms += 1))}` }) as const;

test("an agent claims, answers in the same chat, and closes; meanwhile the program is quiet", async () => {
  const { lea, tell, sent, number } = await openDesk();
  expect(await lea.act(CLAIM)).toBe("claimed");
  const before = sent().length;
  for (const text of ["hello?", "I forgot my password", "start over", "what about my request?"]) await tell(text);
  expect(sent()).toHaveLength(before);
  expect(await lea.act(answer("Which browser is it?"))).toBe("answered");
  expect(sent().at(-1)).toBe("en:shell.case-answer person=“Lea Pilot” text=Which browser is it?");
  await tell("Firefox");
  expect(sent()).toHaveLength(before + 1);
  expect(await lea.act(CLOSE)).toBe("closed");
  expect(sent().at(-1)).toBe(`en:shell.case-closed case=${number} person=“Lea Pilot”`);
});

test("after the close the next message begins a new episode, also with the same trouble, and a person is a way on", async () => {
  const desk = await openDesk();
  const { lea, tell, sent } = desk;
  await lea.act(CLAIM);
  await lea.act(CLOSE);
  await tell(TROUBLE);
  expect(await desk.episodes(chat())).toHaveLength(2);
  expect(sent().at(-1)).not.toContain("shell.");
  await tell("I want to talk to a person");
  expect(await desk.cases()).toHaveLength(2);
});

test("a closed case is over for whoever had it and for everybody else: nothing more is said in that chat", async () => {
  const desk = await openDesk();
  desk.hireMarta();
  const marta = await desk.enter(MARTA);
  await desk.lea.act(CLAIM);
  await desk.lea.act(CLOSE);
  const before = desk.sent().length;
  for (const { act } of [desk.lea, marta])
    expect([await act(CLAIM), await act(answer("one more thing")), await act(CLOSE)]).toEqual([
      "closed",
      "closed",
      "closed",
    ]);
  expect(desk.sent()).toHaveLength(before);
});

test("of two agents who claim at once one gets it, and the other is told who has it", async () => {
  const desk = await openDesk();
  desk.hireMarta();
  const marta = await desk.enter(MARTA);
  const both = await Promise.all([desk.lea.act(CLAIM), marta.act(CLAIM)]);
  expect(both.toSorted()).toEqual(["claimed", "taken"]);
  const holder = both[0] === "claimed" ? "Lea Pilot" : "Marta Keel";
  expect(await desk.caseDesk.read({ ...marta.acting, number: desk.number })).toMatchObject({
    value: { holder: { name: holder } },
  });
});

test("only whoever has the case answers and closes it, until somebody takes it over from them", async () => {
  const desk = await openDesk();
  desk.hireMarta();
  const marta = await desk.enter(MARTA);
  expect(await desk.lea.act(answer("hello"))).toBe("not-yours");
  await desk.lea.act(CLAIM);
  expect([await marta.act(answer("hello")), await marta.act(CLOSE)]).toEqual(["not-yours", "not-yours"]);
  const seen = await desk.caseDesk.read({ ...marta.acting, number: desk.number });
  const from = seen.ok ? seen.value.holder?.id : undefined;
  expect(await marta.act({ kind: "claim", from })).toBe("claimed");
  expect([await desk.lea.act(answer("hello")), await marta.act(answer("hello"))]).toEqual(["not-yours", "answered"]);
});

test("one form sent twice is said once", async () => {
  const { lea, sent } = await openDesk();
  await lea.act(CLAIM);
  const doing = answer("Try it now");
  expect([await lea.act(doing), await lea.act(doing)]).toEqual(["answered", "answered"]);
  expect(sent().filter((text) => text.includes("Try it now"))).toHaveLength(1);
});

test("a password in an answer is cut, and an empty or endless answer is refused", async () => {
  const { lea, sent, bytes } = await openDesk();
  await lea.act(CLAIM);
  expect(await lea.act(answer("my password is Xq7!vmPk29#z"))).toBe("answered-cut");
  expect([sent().join(), bytes().toString("latin1")].filter((all) => all.includes("Xq7!vmPk29#z"))).toEqual([]);
  expect([await lea.act(answer("  ")), await lea.act(answer("a".repeat(1001)))]).toEqual(["empty", "too-long"]);
  expect(await lea.act(answer("a".repeat(1000)))).toBe("answered");
});

test("members and admins of other workspaces and strangers see nothing and change nothing", async () => {
  const { enter, caseDesk, number, sent } = await openDesk();
  const before = sent().length;
  for (const [who, why] of [
    [MARTA, "not-admin"],
    [JOAO, "not-admin"],
    [{ address: "nobody@tidewater.example", password: "x" }, "signed-out"],
  ] as const) {
    const { acting, act } = await enter(who);
    const refused = { ok: false, reason: why };
    expect([await caseDesk.list(acting), await caseDesk.read({ ...acting, number })]).toEqual([refused, refused]);
    expect([await act(CLAIM), await act(answer("hi")), await act(CLOSE)]).toEqual([why, why, why]);
  }
  expect(sent()).toHaveLength(before);
});

test("an agent is asked for the password again after 15 minutes, and is none once disabled", async () => {
  const { lea, clock, world } = await openDesk();
  clock.advance(16 * MINUTE);
  expect(await lea.act(CLAIM)).toBe("password-needed");
  world.open.queries.update(accounts).set({ status: "disabled" }).run();
  expect(await lea.act(CLAIM)).toBe("signed-out");
});

test("a claim ends what the program was about in that chat, and an answer to it starts nothing", async () => {
  const desk = await openDesk();
  const { lea, tell, sent } = desk;
  await tell("start over");
  await lea.act(CLAIM);
  const ends = (await desk.episodes(chat())).map(({ end }) => end?.outcome);
  expect(ends).toEqual(["handed-over", "handed-over"]);
  const before = sent().length;
  await tell("203.0.113.9");
  expect(sent()).toHaveLength(before);
});

test("cases nobody has come first, newest on top, then those that somebody has, then closed ones for 30 days", async () => {
  const desk = await openDesk();
  for (const name of ["bea", "cyd", "dan"]) {
    desk.clock.advance(1);
    await desk.tell({ from: chat(name), messageId: "1", body: { kind: "text", text: TROUBLE }, language: "en" });
    await desk.tell({ from: chat(name), messageId: "2", body: { kind: "text", text: "person" }, language: "en" });
  }
  const numbers = (await desk.cases()).map(({ number }) => number);
  const [dan = "", cyd = "", bea = "", ana = ""] = numbers;
  const { acting } = desk.lea;
  for (const number of [dan, bea]) await desk.caseDesk.act({ ...acting, number, doing: CLAIM });
  await desk.caseDesk.act({ ...acting, number: dan, doing: CLOSE });
  const list = await desk.caseDesk.list(acting);
  expect(list.ok && list.value.map(({ number }) => number)).toEqual([cyd, ana, bea, dan]);
});

test("who claimed, answered and closed which case stands in the audit record, without a word of it", async () => {
  const { lea, world, number } = await openDesk();
  await lea.act(CLAIM);
  await lea.act(answer("Mirabelle"));
  await lea.act(CLOSE);
  const rows = world.open.queries.select().from(audit).orderBy(asc(audit.id)).all();
  const mine = rows.filter(({ line }) => line.includes(`"case":"${number}"`));
  expect(mine.map(({ event }) => event)).toEqual([
    "conversation_claimed",
    "conversation_answered",
    "conversation_closed",
  ]);
  const [row] = world.open.queries
    .select()
    .from(accounts)
    .all()
    .filter((one) => one.email === email(LEA.address));
  expect(mine.every(({ line }) => line.includes(row?.id ?? "?") && !line.includes("Mirabelle"))).toBe(true);
});
