import { eq, sql } from "drizzle-orm";
import { approvals as requests } from "../../../db/schema/approvals.ts";
import { conversations } from "../../../db/schema/conversation.ts";
import { accounts, whitelistEntries } from "../../../db/schema/auth.ts";
import { createApprovals } from "../../../src/approvals/approvals.ts";
import { auditChain } from "../../../src/auth/auth.ts";
import type { ChatAddress } from "../../../src/channels/channel.ts";
import type { ConversationParts } from "../../../src/conversation/conversation.ts";
import { conversationId, email } from "../../../src/shared/brand.ts";
import { SECOND } from "../../../src/shared/clock.ts";
import { approvalStore } from "../../../src/store/store.ts";
import { actingAs, MARTA, prove } from "../../approvals/world.ts";
import { promote } from "../../auth/recovery/recover.ts";
import { chat, openShell, words } from "../world.ts";

export const ANA = "ana@acme.example";
export const PETRA = { who: "petra@acme.example", password: "quartz-ribbon-18" };
export const ADDRESS = "203.0.113.200";

export type AdminWorld = Awaited<ReturnType<typeof openAdmins>>;

/** A shell, and Marta with her phone linked. Ana has proved her mailbox and can ask for addresses. */
export async function openAdmins(more: Partial<ConversationParts> = {}) {
  const shell = await openShell(more);
  const { world, clock } = shell;
  const parts = { auth: world.auth, clock, random: world.random };
  const approvals = createApprovals({
    ...parts,
    store: approvalStore(world.open, world.random, auditChain(world.secrets)),
  });
  await prove(world, ANA);
  const { queries } = world.open;
  const write = async (from: ChatAddress, text: string) => {
    clock.advance(5 * SECOND);
    await shell.tell(words(text, { from }));
    return lastSaid(from);
  };
  const press = async (from: ChatAddress, option: string) => {
    clock.advance(5 * SECOND);
    await shell.tell(words("", { from, body: { kind: "choice", option, label: "a button" } }));
    return lastSaid(from);
  };
  const linesIn = async (from: ChatAddress) =>
    (await shell.reception.history(from, 0)).filter((line) => line.from === "agent");
  const lastSaid = async (from: ChatAddress) => (await linesIn(from)).at(-1)?.text ?? "";
  const link = async (who: typeof MARTA, from: ChatAddress) => {
    const drawn = await world.auth.linkedChats.drawCode(await actingAs(world, who));
    return write(from, `link ${drawn.ok ? drawn.value.code : ""}`);
  };
  const askFor = async (address: string) => {
    const conversation = conversationId("chat");
    const asked = await approvals.askForAddress({ conversation, address, known: "typed", once: world.newKey() });
    await shell.drain();
    if (asked.kind !== "asked") throw new Error(`not asked: ${asked.kind}`);
    return rowOf(asked.code);
  };
  const rowOf = (code: string) => {
    const row = queries.select().from(requests).where(eq(requests.code, code)).get();
    if (!row) throw new Error(`no request ${code}`);
    return row;
  };
  const newest = () => {
    const row = queries
      .select()
      .from(requests)
      .orderBy(sql`rowid desc`)
      .get();
    if (!row) throw new Error("no request");
    return row;
  };
  const entries = () =>
    queries
      .select()
      .from(whitelistEntries)
      .all()
      .filter(({ origin }) => origin === "approval");
  const idOf = ({ chat: name }: ChatAddress) => {
    const found = queries.select().from(conversations).where(eq(conversations.chat, name)).get()?.id;
    if (found === undefined) throw new Error(`no chat ${name}`);
    return found;
  };
  const set = (who: string, values: Partial<typeof accounts.$inferInsert>) =>
    queries
      .update(accounts)
      .set(values)
      .where(eq(accounts.email, email(who)))
      .run();
  const phone = chat("marta");
  await link(MARTA, phone);
  return {
    ...shell,
    approvals,
    write,
    press,
    linesIn,
    lastSaid,
    link,
    askFor,
    rowOf,
    newest,
    entries,
    idOf,
    set,
    phone,
  };
}

/** A second admin with a linked chat of their own. */
export async function withSecondAdmin(admins: AdminWorld): Promise<ChatAddress> {
  promote(admins.world, PETRA.who);
  const tablet = chat("petra");
  await admins.link(PETRA, tablet);
  return tablet;
}

/** The id of a button of a request. */
export const button = (request: { readonly id: string }, choice: string): string => `decide:${request.id}:${choice}`;
