import { afterAll, expect, test } from "vitest";
import { email } from "../../../../src/shared/brand.ts";
import { openTelegramServer } from "../../../doubles/telegram-server/telegram-server.ts";
import { startWorld } from "../../../support/world.ts";

const GROUP = -1_001_234_567;
const api = await openTelegramServer();
const group = api.group({ id: GROUP, type: "supergroup", title: "Desk", is_forum: true });
group.grant(api.state.bot.id, { status: "administrator", can_manage_topics: true });
const settings = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_URL: api.url, TELEGRAM_FORUM: String(GROUP) };
const started = await startWorld(settings);
afterAll(async () => {
  await started.close();
  await api.close();
});

const lea = api.person({ id: 9001 });
const tom = api.person({ id: 9002 });
const { auth, shell } = started.world;
const member = { channel: "web-chat", bot: "portal", chat: "member-1" } as const;
const SEEN = { address: "203.0.113.9", userAgent: "Firefox" };

let ids = 0;
const write = (text: string) => {
  const messageId = `m${String((ids += 1))}`;
  return shell.inbox.receive({ from: member, messageId, body: { kind: "text", text }, language: "en" });
};
const read = async () => (await shell.inbox.history(member, 0)).map(({ text }) => text).join("\n");
const topicNow = () => [...group.chat.topics.values()].at(-1);
const inTopic = () =>
  [...group.chat.messages.values()]
    .filter(({ message_thread_id: id }) => id !== undefined && id === topicNow()?.id)
    .map(({ text }) => text ?? "")
    .join("\n");
const shown = (words: string) => api.until(() => inTopic().includes(words), 30_000);
/** The chat of the page tells nobody when it changes, so it is looked at until it has. */
const until = (what: () => Promise<boolean>) =>
  new Promise<void>((resolve, reject) => {
    const look = async () => {
      if (await what()) resolve();
      else setTimeout(() => void look().catch(reject), 20);
    };
    look().catch(reject);
  });
const readsThere = (words: string) => until(async () => (await read()).includes(words));
const say = (who: typeof lea, text: string) => {
  started.letPass(10_000);
  return group.say(who.user, text, topicNow()?.id);
};

async function linkLea() {
  const address = email("lea@latchkey.example");
  const entered = await auth.signIn.withPassword({
    address,
    password: "violin-meridian-39",
    language: "en",
    seen: SEEN,
  });
  const session = entered.kind === "signed-in" ? entered.session : "";
  const drawn = await auth.linkedChats.drawCode({ session, seen: SEEN });
  lea.say(`/start ${drawn.ok ? drawn.value.code : ""}`);
  await api.until(() => lea.last().includes("linked"));
}

test("a case of the web chat becomes a topic, in which an agent takes, answers, corrects, notes and closes it", async () => {
  await linkLea();
  await write("I forgot my password, ana@acme.example");
  await write("I want to talk to a person");
  await shown("The chat so far");
  await shown("I want to talk to a person");
  expect(topicNow()?.name).toMatch(/^Case \w{4} · Forgotten password · English$/u);
  say(tom, "/close");
  await shown("I don’t know who you are");
  expect(await read()).not.toContain("closed your case");
  const number = say(lea, "Which browser is it?");
  await readsThere("“Lea Brandt” from support:\nWhich browser is it?");
  await write("Firefox");
  await shown("Person: Firefox");
  started.letPass(10_000);
  group.edit(lea.user, number, "Which version is it?");
  await readsThere("Which version is it?");
  say(lea, "/note calls back tomorrow");
  await shown("The person does not see it");
  say(lea, "/close");
  await readsThere("closed your case");
  await api.until(() => topicNow()?.closed === true, 30_000);
  expect(await read()).not.toContain("calls back");
  expect(started.troubles).toEqual([]);
}, 60_000);

test("a chat of the page goes on in Telegram by a token that works once, and proof has to be given again", async () => {
  const page = { ...member, chat: "member-2" };
  const body = { kind: "text", text: "I forgot my password, ana@acme.example" } as const;
  await shell.inbox.receive({ from: page, messageId: "1", body, language: "en" });
  await until(async () => (await shell.inbox.history(page, 0)).some(({ text }) => text.includes("code")));
  const token = await shell.moveToken(page);
  const ana = api.person({ id: 9100 });
  ana.say(`/start ${token ?? ""}`);
  await api.until(() => ana.heard().some(({ text }) => text?.startsWith("Here we are") === true), 30_000);
  await until(async () => (await shell.inbox.history(page, 0)).at(-1)?.text.includes("went on") === true);
  const other = api.person({ id: 9101 });
  other.say(`/start ${token ?? ""}`);
  await api.until(() => other.last().includes("Nothing was changed"), 30_000);
}, 60_000);
