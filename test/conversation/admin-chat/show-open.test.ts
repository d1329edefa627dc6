import { beforeEach, expect, test } from "vitest";
import { createApprovals } from "../../../src/approvals/approvals.ts";
import { auditChain } from "../../../src/auth/auth.ts";
import { DAY } from "../../../src/shared/clock.ts";
import { approvalStore } from "../../../src/store/store.ts";
import { actingAs, MARTA } from "../../approvals/world.ts";
import { linkFor } from "../../auth/linked-chats/linking.ts";
import { chat } from "../world.ts";
import { ADDRESS, type AdminWorld, openAdmins } from "./world.ts";

const PETRA = { who: "petra@tidewater.example", password: "oyster-ribbon-18" };
const desk = chat("marta-desk");

let admins: AdminWorld;
let request: { readonly id: string; readonly code: string };
beforeEach(async () => {
  admins = await openAdmins();
  request = await admins.askFor(ADDRESS);
});

const cardsIn = async (from = desk) => (await admins.linesIn(from)).filter(({ text }) => text.includes("shell.card"));

test("a member who links a chat is shown nothing of what waits for the admins", async () => {
  await admins.link(PETRA, chat("petra"));
  expect(await admins.lastSaid(chat("petra"))).toContain("shell.link-done");
  expect(await cardsIn(chat("petra"))).toEqual([]);
});

/** The code was typed; what is open was not looked for yet. */
async function linkedJustNow(who: typeof MARTA) {
  await admins.write(desk, "hello");
  await linkFor(admins.world, who, admins.idOf(desk));
}

test.each([{ role: "member" }, { status: "disabled" }] as const)(
  "an admin who became %o between the code and the look is shown nothing",
  async (values) => {
    await linkedJustNow(MARTA);
    admins.set(MARTA.who, values);
    await admins.approvals.showOpen(admins.idOf(desk));
    await admins.drain();
    expect(await cardsIn()).toEqual([]);
  },
);

test("a card that came while the chat was being linked does not come again", async () => {
  admins.clock.advance(1);
  await admins.approvals.showOpen(admins.idOf(admins.phone));
  await admins.drain();
  expect(await cardsIn(admins.phone)).toHaveLength(1);
});

test("a chat that was unlinked and is linked again is shown what is open once more, and can decide it", async () => {
  const marta = await actingAs(admins.world, MARTA);
  const [link] = (await admins.world.auth.linkedChats.list(marta)) ?? [];
  await admins.world.auth.linkedChats.unlink({ ...marta, id: link?.id ?? "" });
  admins.clock.advance(DAY);
  await admins.link(MARTA, admins.phone);
  expect(await admins.lastSaid(admins.phone)).toContain("shell.card-address");
  expect(await cardsIn(admins.phone)).toHaveLength(2);
  expect(await admins.write(admins.phone, "ok")).toContain("shell.decided-for");
});

test("a request whose 72 hours are over is not shown, before any worker came by", async () => {
  admins.clock.advance(3 * DAY);
  await admins.link(MARTA, desk);
  expect(await cardsIn()).toEqual([]);
});

test("a request that was decided between two looks is not shown", async () => {
  const { world, clock } = admins;
  const store = approvalStore(world.open, world.random, auditChain(world.secrets));
  const marta = await actingAs(world, MARTA);
  const board: typeof store.board = async (...asked) => {
    const seen = await store.board(...asked);
    await admins.approvals.decide({ ...marta, request: request.id, choice: "no" });
    return seen;
  };
  const parts = { auth: world.auth, clock, random: world.random, store: { ...store, board } };
  await linkedJustNow(MARTA);
  await createApprovals(parts).showOpen(admins.idOf(desk));
  await admins.drain();
  expect(await cardsIn()).toEqual([]);
});
