import { afterAll, beforeAll, expect, test } from "vitest";
import { email } from "../../src/shared/brand.ts";
import { openTelegramServer, type Person, type TelegramServer } from "../doubles/telegram-server/telegram-server.ts";
import { linkCodeOf, seenFrom } from "./link-code.ts";
import { openStoryWorld, type StoryWorld } from "./whatsapp-cloud/story-world.ts";

/** One program on WhatsApp and Telegram at once: whoever is locked out and whoever decides are on different ones. */
let telegram: TelegramServer;
let world: StoryWorld;
beforeAll(async () => {
  telegram = await openTelegramServer();
  world = await openStoryWorld({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url });
}, 60_000);
afterAll(async () => {
  const { graph, troubles } = world;
  await world.close();
  await telegram.close();
  expect([graph.complaints, troubles]).toEqual([[], []]);
});

const SIX_DIGITS = /^\s*(\d{3}) (\d{3})\s*$/mu;
const mailsTo = async (who: string) =>
  ((await world.world.mail.mailbox?.list()) ?? []).filter(({ to }) => to === who).length;

/** The code that comes of it, and not one of an earlier mail. */
async function codeAfter(who: string, ask: () => unknown): Promise<string> {
  const known = await mailsTo(who);
  await ask();
  await expect.poll(() => mailsTo(who), { timeout: 20_000, interval: 50 }).toBeGreaterThan(known);
  return (await world.mail(who, SIX_DIGITS)).slice(1).join(" ");
}
/** Waits until the newest messages of the bot to this person fit. */
async function hears(person: Person, words: RegExp): Promise<void> {
  const newest = () =>
    person
      .heard()
      .slice(-3)
      .map(({ text = "" }) => text);
  try {
    await telegram.until(() => newest().some((text) => words.test(text)));
  } catch (cause) {
    throw new Error(`${String(words)} is not among what came: ${newest().join(" | ")}`, { cause });
  }
}

/** A sign-in that the whitelist refuses, and after the decision passes it. */
async function signIn(who: string, password: string, from: string): Promise<string> {
  const typed = { address: email(who), password, language: "en" } as const;
  return (await world.world.auth.signIn.withPassword({ ...typed, seen: seenFrom(from) })).kind;
}

test("in Portuguese: she asks on WhatsApp, the admin presses a button on Telegram, and she hears of it where she asked", async () => {
  const from = "198.51.100.81";
  const walt = world.person("15550200001");
  const adrian = telegram.person({ id: 8001 });
  expect(await signIn("walt@example.com", "granite-thistle-64", from)).toBe("refused");
  adrian.say(`/start ${await linkCodeOf(world, "admin@example.com", "amber-orchard-28")}`);
  await hears(adrian, /now linked/u);
  const ask = () => walt.says("meu endereço IP está bloqueado, walt@example.com");
  await walt.says(await codeAfter("walt@example.com", ask));
  await walt.hears(/198\.51\.100\.81/u);
  await walt.presses(/^Sim/u);
  await hears(adrian, /198\.51\.100\.81/u);
  const cards = adrian.heard().length;
  adrian.press("7 days");
  await walt.hears(/7 dias/u);
  await telegram.until(() => adrian.heard().length > cards);
  await telegram.until(() => adrian.heard().every(({ reply_markup: buttons }) => !buttons?.inline_keyboard.length));
  expect(await signIn("walt@example.com", "granite-thistle-64", from)).not.toBe("refused");
}, 60_000);

test("in Spanish: he asks on Telegram, the admin answers a WhatsApp card in words", async () => {
  const from = "198.51.100.82";
  const uma = telegram.person({ id: 8002 });
  const adrian = world.person("15550200002");
  expect(await signIn("user@example.com", "silver-meadow-17", from)).toBe("refused");
  await adrian.says(await linkCodeOf(world, "admin@example.com", "amber-orchard-28"));
  await adrian.hears(/now linked/u);
  uma.say(await codeAfter("user@example.com", () => uma.say("mi dirección IP está bloqueada, user@example.com")));
  await hears(uma, /198\.51\.100\.82/u);
  uma.press("Sí, pregúntales");
  await adrian.hears(/198\.51\.100\.82/u);
  world.letPass(5000);
  await adrian.says("yes but only today");
  await adrian.hears(/Done/u);
  await hears(uma, /24 horas/u);
  expect(await signIn("user@example.com", "silver-meadow-17", from)).not.toBe("refused");
}, 60_000);

test("in English: she asks on Telegram, the admin declines on the page, and she is told why", async () => {
  const from = "198.51.100.83";
  const walt = telegram.person({ id: 8003 });
  expect(await signIn("walt@example.com", "granite-thistle-64", from)).toBe("refused");
  walt.say(await codeAfter("walt@example.com", () => walt.say("my IP address is blocked, walt@example.com")));
  await hears(walt, /198\.51\.100\.83/u);
  walt.press("Yes, ask them");
  await hears(walt, /asked/u);
  expect(await declineOnThePage("admin@example.com", "amber-orchard-28", "Please use the office network.")).toBe(
    "decided",
  );
  await hears(walt, /office network/u);
  expect(await signIn("walt@example.com", "granite-thistle-64", from)).toBe("refused");
}, 60_000);

async function declineOnThePage(who: string, password: string, reason: string): Promise<string> {
  const { auth, approvals } = world.world;
  const seen = seenFrom("203.0.113.9");
  const came = await auth.signIn.withPassword({ address: email(who), password, language: "en", seen });
  if (came.kind !== "signed-in") throw new Error(`not signed in: ${came.kind}`);
  const acting = { session: came.session, seen };
  const board = await approvals.board(acting);
  const open = board.ok ? board.value.open[0] : undefined;
  return (await approvals.decide({ ...acting, request: open?.id ?? "", choice: "no", reason })).kind;
}
