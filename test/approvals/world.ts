import { eq, sql } from "drizzle-orm";
import { approvals as table } from "../../db/schema/approvals.ts";
import { createApprovals } from "../../src/approvals/approvals.ts";
import { auditChain } from "../../src/auth/auth.ts";
import { conversationId } from "../../src/shared/brand.ts";
import { approvalStore } from "../../src/store/store.ts";
import { askForCode, OFFICE, openWorld, type World } from "../auth/world.ts";

export const ANA = "ana@tidewater.example";
export const MARTA = { who: "marta@tidewater.example", password: "brass-sextant-52" };
export const TOM = { who: "tom@tidewater.example", password: "walrus-anchor-85" };

export type ApprovalWorld = Awaited<ReturnType<typeof openApprovals>>;

/** The companies of the fixtures with their approvals. */
export async function openApprovals() {
  const world = await openWorld();
  const { open, random, clock, auth } = world;
  const store = approvalStore(open, random, auditChain(world.secrets));
  const approvals = createApprovals({ auth, store, clock, random });
  const askFor = (address: string, chat = "chat") =>
    approvals.askForAddress({
      conversation: conversationId(chat),
      address,
      known: "typed",
      idempotencyKey: world.newKey(),
    });
  const rowOf = (id: string) => open.queries.select().from(table).where(eq(table.id, id)).get();
  const newest = () =>
    open.queries
      .select()
      .from(table)
      .orderBy(sql`rowid desc`)
      .get()?.id ?? "";
  return { ...world, approvals, store, askFor, rowOf, newest };
}

export async function prove(world: World, who: string, chat = "chat"): Promise<void> {
  await world.type(await askForCode(world, who, chat), chat);
}

/** Signed in from the office, the password typed just now. */
export async function actingAs(world: World, { who, password }: typeof MARTA, seen: typeof OFFICE = OFFICE) {
  const entered = await world.signIn(who, password, seen);
  if (entered.kind !== "signed-in") throw new Error(`${who} is ${entered.kind}`);
  return { session: entered.session, seen };
}

/** A request of Ana for an address, and Marta to decide it. */
export async function withRequest() {
  const world = await openApprovals();
  await prove(world, ANA);
  await world.askFor("203.0.113.200");
  return { world, id: world.newest(), marta: await actingAs(world, MARTA) };
}
