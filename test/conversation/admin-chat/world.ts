import { and, eq, sql } from "drizzle-orm";
import { approvals as requests } from "../../../db/schema/approvals.ts";
import { conversations } from "../../../db/schema/conversation.ts";
import { accounts, whitelistEntries } from "../../../db/schema/auth.ts";
import { createApprovals } from "../../../src/approvals/approvals.ts";
import { auditChain } from "../../../src/auth/auth.ts";
import type { ChatAddress } from "../../../src/channels/channel.ts";
import type { ConversationDeps } from "../../../src/conversation/conversation.ts";
import { conversationId, email } from "../../../src/shared/brand.ts";
import { SECOND } from "../../../src/shared/clock.ts";
import { approvalStore } from "../../../src/store/store.ts";
import { actingAs, MARTA, prove } from "../../approvals/world.ts";
import { promote } from "../../auth/recovery/recover.ts";
import { chat, openShell, words } from "../world.ts";

export const ANA = "ana@tidewater.example";
const PETRA = { who: "petra@tidewater.example", password: "oyster-ribbon-18" };
export const ADDRESS = "203.0.113.200";

export type AdminWorld = Awaited<ReturnType<typeof openAdmins>>;

/** A shell, and Marta with her phone linked. Ana has proved her mailbox and can ask for addresses. */
export async function openAdmins(more: Partial<ConversationDeps> = {}) {
  const shell = await openShell(more);
  const { world, clock } = shell;
  const parts = { auth: world.auth, clock, random: world.random };
  const chain = auditChain(world.secrets);
  const approvals = createApprovals({ ...parts, store: approvalStore(world.open, world.random, chain) });
  await prove(world, ANA);
  const chats = chatting(shell);
  const records = recordsOf(world);
  const askFor = async (address: string) => {
    const conversation = conversationId("chat");
    const asked = await approvals.askForAddress({
      conversation,
      address,
      known: "typed",
      idempotencyKey: world.newKey(),
    });
    await shell.drain();
    if (asked.kind !== "asked") throw new Error(`not asked: ${asked.kind}`);
    return records.rowOf(asked.code);
  };
  const phone = chat("marta");
  await chats.link(MARTA, phone);
  return { ...shell, ...chats, ...records, approvals, askFor, phone };
}

type Shell = Awaited<ReturnType<typeof openShell>>;

/** What somebody does in a chat, a few seconds after the last thing. */
function chatting(shell: Shell) {
  const send = async (message: Parameters<Shell["tell"]>[0], from: ChatAddress) => {
    shell.clock.advance(5 * SECOND);
    await shell.tell(message);
    return lastSaid(from);
  };
  const write = async (from: ChatAddress, text: string) => send(words(text, { from }), from);
  const press = async (from: ChatAddress, option: string) =>
    send(words("", { from, body: { kind: "choice", option, label: "a button" } }), from);
  const linesIn = async (from: ChatAddress) =>
    (await shell.inbox.history(from, 0)).filter((line) => line.from === "agent");
  const lastSaid = async (from: ChatAddress) => (await linesIn(from)).at(-1)?.text ?? "";
  const link = async (who: typeof MARTA, from: ChatAddress) => {
    const drawn = await shell.world.auth.linkedChats.drawCode(await actingAs(shell.world, who));
    return write(from, `link ${drawn.ok ? drawn.value.code : ""}`);
  };
  return { write, press, linesIn, lastSaid, link };
}

/** What the database says, and how it is changed behind everybody's back. */
function recordsOf({ open: { queries } }: Shell["world"]) {
  const known = <Row>(row: Row | undefined): Row => {
    if (row === undefined) throw new Error("It is not in the database.");
    return row;
  };
  return {
    rowOf: (code: string) => known(queries.select().from(requests).where(eq(requests.code, code)).get()),
    newest: () =>
      known(
        queries
          .select()
          .from(requests)
          .orderBy(sql`rowid desc`)
          .get(),
      ),
    entries: () =>
      queries
        .select()
        .from(whitelistEntries)
        .all()
        .filter(({ origin }) => origin === "approval"),
    idOf: ({ chat: name }: ChatAddress) =>
      known(queries.select().from(conversations).where(eq(conversations.chat, name)).get()).id,
    /** The conversation that is kept under a whole address. */
    idIn: ({ bot, chat: name }: ChatAddress) =>
      known(
        queries
          .select()
          .from(conversations)
          .where(and(eq(conversations.bot, bot), eq(conversations.chat, name)))
          .get(),
      ).id,
    set: (who: string, values: Partial<typeof accounts.$inferInsert>) =>
      queries
        .update(accounts)
        .set(values)
        .where(eq(accounts.email, email(who)))
        .run(),
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
