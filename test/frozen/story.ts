import { mails } from "../../db/schema/mail.ts";
import { idempotencyKey } from "../../src/shared/brand.ts";
import { HOUR } from "../../src/shared/clock.ts";
import { actingIn, codeTo, linkTo, signIn, typePassword } from "./errands.ts";
import type { Chat, Life } from "./life.ts";

/** What people hold in their hands when the program is stopped: sessions, tokens and codes, each under a name. */
export type Held = Readonly<Record<string, string>>;

const chat = (name: string, language: Chat["language"], channel: Chat["channel"] = "web-chat"): Chat => ({
  name,
  language,
  channel,
});

const CHATS = {
  forgot: chat("forgot", "en"),
  blocked: chat("blocked", "en"),
  mailbox: chat("mailbox", "pt-BR"),
  menu: chat("menu", "es"),
  person: chat("person", "en"),
  quiet: chat("quiet", "en"),
  unheard: chat("unheard", "es"),
  unfinished: chat("unfinished", "en"),
  admin: chat("admin", "en", "telegram"),
} as const;

/** Everything that happened before the program was stopped, in the middle of it all. */
export async function untilStopped(life: Life): Promise<Held> {
  const { write } = life;
  await write(CHATS.menu, "hola");
  await write(CHATS.quiet, "I forgot my password");
  const admin = await signIn(life, "admin@example.com", "amber-orchard-28");
  await write(CHATS.admin, await linkCodeOf(life, admin));
  await askForAddress(life);
  await loseMailbox(life);
  await write(CHATS.person, "I forgot my password");
  await write(CHATS.person, "I want to talk to a person");
  const codes = await drawBackupCodes(life);
  const support = await signIn(life, "lea@latchkey.example", "violin-meridian-39");
  const marta = await signIn(life, "marta@acme.example", "copper-lantern-52");
  await write(CHATS.forgot, "I can't remember my password, ana@acme.example");
  const pending = await typePassword(life, "hugo@acme.example", "lechuza-nieve-29");
  await leaveUndone(life);
  return { admin, support, marta, pending, ...codes };
}

async function linkCodeOf({ world, settle }: Life, session: string): Promise<string> {
  const drawn = await world.auth.linkedChats.drawCode(actingIn(session));
  await settle();
  return drawn.ok ? drawn.value.code : drawn.reason;
}

/** A request that the admins see in their linked chat, and nobody has decided. */
async function askForAddress(life: Life): Promise<void> {
  await life.write(CHATS.blocked, "it says my IP is blocked, I'm walt@example.com");
  await life.write(CHATS.blocked, await codeTo(life, "walt@example.com"));
  await life.write(CHATS.blocked, "yes please");
}

/** A recovery for which an admin is asked to vouch. */
async function loseMailbox(life: Life): Promise<void> {
  await life.write(CHATS.mailbox, "não consigo abrir meu e-mail, lucia@acme.example");
  await life.write(CHATS.mailbox, "não");
  await life.write(CHATS.mailbox, "lucia@novo.example");
  await life.write(CHATS.mailbox, await codeTo(life, "lucia@novo.example"));
}

async function drawBackupCodes(life: Life): Promise<Held> {
  const { backupCodes } = life.world.auth;
  const session = await signIn(life, "bruna@acme.example", "manga-farol-30");
  const drawn = await backupCodes.draw({ ...actingIn(session), idempotencyKey: idempotencyKey("frozen") });
  if (!drawn.ok) throw new Error(`no backup codes: ${drawn.reason}`);
  await backupCodes.confirm({ ...actingIn(session), set: drawn.value.set });
  await life.settle();
  return { session, backupCode: drawn.value.codes?.[0] ?? "" };
}

/** Stopped before a message was looked at, and before the work of a turn was done. */
async function leaveUndone({ hear, world }: Life): Promise<void> {
  await hear(CHATS.unfinished, { kind: "text", text: "I forgot my password, petra@acme.example" });
  for (const worker of world.shell.workers) if (worker.name === "turns") await worker.drain();
  await hear(CHATS.unheard, { kind: "text", text: "no me llega el código" });
}

/** How everything went on, in lines: what each chat was told, which mails went out, and what came of each errand. */
export async function fromThenOn(life: Life, held: Held): Promise<readonly string[]> {
  const before = await mailsOf(life);
  const told = new Map(await eachChat(async (one) => (await life.linesIn(one)).length));
  await goOnInChats(life);
  const errands = await goOnOnPages(life, held);
  await life.wait(2 * HOUR);
  const chats = await eachChat(async (one) => (await life.linesIn(one)).slice(told.get(one.name)));
  const mailed = (await mailsOf(life)).slice(before.length);
  return [
    ...chats.flatMap(([name, lines]) => lines.map((line) => `${name}: ${line}`)),
    ...mailed.map((mail) => `mail: ${mail}`),
    ...errands,
  ];
}

const eachChat = async <Found>(look: (one: Chat) => Promise<Found>) => {
  const found: [string, Found][] = [];
  for (const one of Object.values(CHATS)) found.push([one.name, await look(one)]);
  return found;
};

/** To whom and which, oldest first; only what reached a mailbox. */
async function mailsOf({ world, store }: Life): Promise<readonly string[]> {
  const rows = store.queries.select({ id: mails.id, template: mails.template }).from(mails).all();
  const templates = new Map(rows.map(({ id, template }) => [id, template]));
  const delivered = (await world.mail.mailbox?.list()) ?? [];
  return delivered.toReversed().map(({ id, to }) => `${to} ${templates.get(id) ?? ""}`);
}

async function goOnInChats(life: Life): Promise<void> {
  const { write, settle } = life;
  await settle();
  await write(CHATS.admin, "approve once");
  await write(CHATS.forgot, await codeTo(life, "ana@acme.example"));
  await write(CHATS.menu, "olvidé mi contraseña");
  await write(CHATS.mailbox, "como está o meu pedido?");
  await write(CHATS.unfinished, await codeTo(life, "petra@acme.example"));
}

async function goOnOnPages(life: Life, held: Held): Promise<readonly string[]> {
  const { auth, shell } = life.world;
  const { seen } = actingIn("");
  const password = "seventeen-blue-kites";
  const who = await auth.signIn.who(held["session"] ?? "", seen);
  const pending = held["pending"] ?? "";
  const inside = await auth.signIn.withCode({ pending, digits: await codeTo(life, "hugo@acme.example"), seen });
  const token = await linkTo(life, "ana@acme.example", "change-password");
  const changed = await auth.passwords.changePassword({ token, password, repeated: password, seen });
  const support = actingIn(held["support"] ?? "");
  const cases = await shell.caseDesk.list(support);
  const number = cases.ok ? (cases.value[0]?.number ?? "") : "";
  const claimed = await shell.caseDesk.act({ ...support, number, doing: { kind: "claim", from: undefined } });
  await life.settle();
  return [
    `session: ${who?.email ?? "ended"}`,
    `pending sign-in: ${inside.kind}`,
    `reset link: ${changed.ok ? "changed" : changed.reason}`,
    `case: ${claimed.ok ? claimed.value : claimed.reason}`,
    `backup code: ${await useBackupCode(life, held["backupCode"] ?? "")}`,
    `vouch: ${await vouch(life, held["marta"] ?? "")}`,
  ];
}

async function useBackupCode(life: Life, code: string): Promise<string> {
  const pending = await typePassword(life, "bruna@acme.example", "manga-farol-30");
  const typed = { number: "1", code };
  return (await life.world.auth.backupCodes.signIn({ pending, typed, seen: actingIn("").seen })).kind;
}

async function vouch({ world, settle }: Life, session: string): Promise<string> {
  const board = await world.approvals.board(actingIn(session));
  const request = board.ok ? (board.value.open[0]?.id ?? "") : "";
  const answer = await world.approvals.decide({ ...actingIn(session), request, choice: "yes" });
  await settle();
  return answer.kind === "decided" ? answer.choice : answer.kind;
}
