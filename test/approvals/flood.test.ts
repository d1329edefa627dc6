import { beforeEach, expect, test } from "vitest";
import { eq, sql } from "drizzle-orm";
import { inbox } from "../../db/schema/conversation.ts";
import { approvals as requests } from "../../db/schema/approvals.ts";
import { auditChain, enrol, LIMITS } from "../../src/auth/auth.ts";
import { after, conversationId, email, workspaceId } from "../../src/shared/brand.ts";
import { DAY, HOUR } from "../../src/shared/clock.ts";
import { authStore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { proveIn } from "../auth/recovery/recover.ts";
import { idOf } from "../auth/world.ts";
import { type ApprovalWorld, openApprovals } from "./world.ts";

// Twenty recoveries, proved with one catch-all domain: each of two admins got twenty mails and twenty cards within half a
// minute. Whoever is asked twenty times says yes to be left alone.

const PEOPLE = 30;
let world: ApprovalWorld;

beforeEach(async () => {
  world = await openApprovals();
  const { open, random, secrets, clock } = world;
  const store = authStore(open, random, auditChain(secrets));
  const plain = { status: "active", language: "en", twoSteps: false, lockedUntil: undefined } as const;
  const names = ["boss", "chief", ...Array.from({ length: PEOPLE }, (_, index) => `p${String(index)}`)];
  await enrol(
    { store, random, secrets, hasher: cheapHasher },
    { id: workspaceId("flood"), name: "Flood", whitelistOn: false, whitelist: [] },
    names.map((name, index) => ({
      ...plain,
      email: email(`${name}@flood${String(index)}.example`),
      name,
      role: index < 2 ? "admin" : "member",
      password: "seven quiet harbours",
    })),
    clock.now(),
  );
});

/** One recovery after the other: a mailbox of a catch-all domain is proved, and the admins are asked. */
async function flood(from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const chat = `flood ${String(index)}`;
    const origin = { ...world.originOf(chat), seenFrom: `198.51.100.${String(index)}` };
    const asked = { address: email(`p${String(index)}@flood${String(index + 2)}.example`), origin };
    await world.auth.recovery.ask({
      ...asked,
      mailbox: email(`p${String(index)}@catch.example`),
      idempotencyKey: world.newKey(),
    });
    await proveIn(world, chat);
    const key = world.newKey();
    await world.approvals.askForRecovery({ conversation: conversationId(chat), idempotencyKey: key });
  }
}

const mailsToBoss = () =>
  world
    .readMails()
    .filter(({ recipient }) => recipient === idOf(world, "boss@flood0.example"))
    .map(({ template }) => template);

const { toldOneByOne, perWorkspace } = LIMITS.recovery;

test("admins are told of the first requests of a day one by one, and of all others in one word", async () => {
  await flood(0, 20);
  expect(mailsToBoss()).toEqual([...Array.from({ length: toldOneByOne }, () => "approval-waiting"), "many-waiting"]);
  const open = world.open.queries.select().from(requests).where(eq(requests.status, "open")).all();
  expect(open).toHaveLength(Math.min(20, perWorkspace));
});

test("nobody is reminded of those that were told in one word", async () => {
  await flood(0, 10);
  world.clock.advance(LIMITS.approval.remindAfter + HOUR);
  while ((await world.approvals.worker.drain()) > 0);
  expect(mailsToBoss().filter((template) => template === "approval-waiting")).toHaveLength(2 * toldOneByOne);
});

test("beyond a sum of the day no request is opened, and whoever asks hears the same", async () => {
  await flood(0, PEOPLE - 1);
  const opened = world.open.queries.select().from(requests).all();
  expect(opened).toHaveLength(perWorkspace);
  world.clock.advance(DAY);
  await flood(PEOPLE - 1, PEOPLE);
  expect(
    world.open.queries
      .select({ rows: sql<number>`count(*)` })
      .from(requests)
      .get()?.rows,
  ).toBe(perWorkspace + 1);
  expect(mailsToBoss().at(-1)).toBe("approval-waiting");
});

test("in a linked chat, too: a card for each of the first, and then one word", async () => {
  const account = idOf(world, "boss@flood0.example");
  if (!account) throw new Error("no boss");
  const conversation = conversationId("boss's phone");
  const { open, random, secrets, clock } = world;
  open.queries.run(
    sql`insert into conversations (id, channel, bot, chat, language, turn, lines, opened_at) values (${conversation}, 'telegram', 'b', 'c', 'en', 0, 0, 0)`,
  );
  const linked = { kind: "chat-linked", id: "link", account, conversation, channel: "telegram" } as const;
  await authStore(open, random, auditChain(secrets)).save(
    { changes: [{ ...linked, idleAt: after(clock.now(), DAY) }], mails: [], audit: [] },
    clock.now(),
  );
  await flood(0, 12);
  const notes = open.queries.select().from(inbox).where(eq(inbox.conversation, conversation)).all();
  const kinds = notes.flatMap(({ body }) => (body.kind === "note" ? [body.note.kind] : []));
  expect(kinds).toEqual([...Array.from({ length: toldOneByOne }, () => "card"), "many-waiting"]);
});
