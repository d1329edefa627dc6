import { workspaces } from "../../../db/schema/auth.ts";
import type { ChatAddress, ForumInbound } from "../../../src/channels/channel.ts";
import type { ConversationDeps } from "../../../src/conversation/conversation.ts";
import { OFFICE } from "../../auth/world.ts";
import { messenger, openShell, TROUBLE, words } from "../world.ts";
import { fakeGroup } from "./fake-group.ts";

export const LEA = { address: "lea@pilots.example", password: "violin-beacon-39" };
export const MARTA = { address: "marta@tidewater.example", password: "brass-sextant-52" };

/** The chat that somebody has with our bot alone. */
export const alone = (name: string): ChatAddress => ({ channel: "telegram", bot: "bot", chat: name });

let ids = 0;

/** Somebody was handed over in the web chat; Lea, who is an agent, linked her chat with the bot. */
async function openForum(more: Partial<ConversationDeps> = {}) {
  const group = fakeGroup();
  const telegram = messenger("telegram");
  const web = messenger();
  const shell = await openShell({ forum: () => group, channels: [web, telegram], ...more });
  const { world, tell, forumInbox, drain } = shell;
  /** Links a chat by a code, as its owner would. */
  const link = async ({ address, password }: typeof LEA, chat: string) => {
    const entered = await world.signIn(address, password, OFFICE);
    const session = entered.kind === "signed-in" ? entered.session : "";
    const drawn = await world.auth.linkedChats.drawCode({ session, seen: OFFICE });
    await tell(words(drawn.ok ? drawn.value.code : "", { from: alone(chat) }));
    return session;
  };
  const say = async (agent: string, body: ForumInbound["body"] | string, over: Partial<ForumInbound> = {}) => {
    const topic = [...group.topics.keys()].at(-1) ?? "";
    const said = typeof body === "string" ? ({ kind: "text", text: body } as const) : body;
    const messageId = `g${String((ids += 1))}`;
    await forumInbox.accept({ topic, messageId, agent: alone(agent), body: said, isEdit: false, ...over });
    await drain();
    return over.messageId ?? messageId;
  };
  const command = (agent: string, name: "take" | "note" | "close", text = "") =>
    say(agent, { kind: "command", command: name, text });
  const sent = () => web.sent.map(({ text }) => text);
  const hireMarta = () => world.open.queries.update(workspaces).set({ support: true }).run();
  return { ...shell, group, telegram, web, link, say, command, sent, hireMarta };
}

export type OpenForum = Awaited<ReturnType<typeof openForum>>;

/** With a case, and with Lea's chat linked. */
export async function openCase(more: Partial<ConversationDeps> = {}) {
  const forum = await openForum(more);
  const session = await forum.link(LEA, "lea");
  await forum.tell(TROUBLE);
  await forum.tell("I want to talk to a person");
  const [{ number } = { number: "" }] = await forum.cases();
  return { ...forum, number, session };
}
