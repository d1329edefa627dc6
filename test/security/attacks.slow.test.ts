import { afterAll, beforeAll, expect, test } from "vitest";
import { plantDemoWorld, DEMO_WORLD } from "../../db/demo.ts";
import { accounts, whitelistEntries, workspaces } from "../../db/schema/auth.ts";
import { backupCodes } from "../../db/schema/auth-backup-codes.ts";
import { proofs, resetLinks } from "../../db/schema/auth-codes.ts";
import { mails } from "../../db/schema/mail.ts";
import { sessions } from "../../db/schema/auth-sessions.ts";
import { linkedChats } from "../../db/schema/linked-chats.ts";
import type { ChatAddress } from "../../src/channels/channel.ts";
import { createHasher } from "../../src/auth/auth.ts";
import { DAY, SECOND, virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { drainAll } from "../../src/shared/schedule.ts";
import { readFlows } from "../../src/app/serve.ts";
import { openStore } from "../../src/store/store.ts";
import { createWorld } from "../../src/app/compose.ts";
import { understanding } from "../understanding/support/loaded.ts";
import { ATTACKS, OPENINGS } from "./attacks.ts";

const store = openStore(":memory:");
const clock = virtualClock();
const random = seededRandom("attacks");
const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });
const config = {
  mode: "demo" as const,
  secret: new Uint8Array(32),
  smtpUrl: undefined,
  supportAddress: undefined,
  mailFrom: "Latchkey <no-reply@latchkey.example>",
  publicBaseUrl: "https://latchkey.example",
};
const onTrouble = (where: string, error: unknown) => {
  throw new Error(where, { cause: error });
};
const world = createWorld({ ...readFlows(), config, store, clock, random, hasher, understanding, onTrouble });
const recovery = { name: "recovery", drain: () => world.auth.recovery.due() };
const workers = [...world.shell.workers, world.mail.worker, world.approvals.worker, recovery];

beforeAll(() => plantDemoWorld({ store, clock, random, secrets: world.secrets, hasher, withPast: true }));
afterAll(() => {
  world.webChat.close();
  store.close();
});

async function settle(): Promise<void> {
  if ((await drainAll(workers, onTrouble)) > 0) await settle();
}

const people = DEMO_WORLD.flatMap(({ people: members }) => members);

/** All that a stranger could want to change. */
const state = () =>
  [accounts, workspaces, backupCodes, sessions, whitelistEntries, linkedChats, proofs, resetLinks].map((table) =>
    store.queries.select().from(table).all(),
  );

/** What nobody may be told before a mailbox is proved. Addresses that the stranger typed are the stranger's own words. */
const facts = [
  ...DEMO_WORLD.map(({ name }) => name),
  ...people.map(({ name }) => name),
  "203.0.113.",
  "198.51.100.23",
  "disabled",
  "switched off",
  "locked for",
  "two-step verification is off",
];

let sent = 0;

/** One dialogue with the chat. @returns everything it said */
async function attack(chat: ChatAddress, lines: readonly string[]): Promise<string> {
  for (const text of lines) {
    clock.advance(5 * SECOND);
    sent += 1;
    const message = {
      from: chat,
      messageId: `m${String(sent)}`,
      body: { kind: "text", text },
      language: "en",
    } as const;
    await world.shell.inbox.receive(message);
    await settle();
  }
  const said = await world.shell.inbox.history(chat, 0);
  return said.flatMap(({ from, text }) => (from === "agent" ? [text] : [])).join("\n");
}

/** Every opening with every attack, each on another person and in a chat of its own. */
const DIALOGUES = OPENINGS.flatMap((opening, o) =>
  ATTACKS.flatMap((lines, a) =>
    [0, 1].map((turn) => {
      const victim = people[(o * ATTACKS.length + a + 7 * turn) % people.length]?.email ?? "";
      return [opening, ...lines].map((line) => line.replaceAll("VICTIM", victim));
    }),
  ),
);

test("there are more than 300 ways to try it", () => expect(DIALOGUES.length).toBeGreaterThan(300));

test(
  "no attack by words changes an account, proves a mailbox or is told a fact about anybody",
  { timeout: 120_000 },
  async () => {
    const before = state();
    for (const [index, lines] of DIALOGUES.entries()) {
      const said = await attack({ channel: "web-chat", bot: "portal", chat: `attacker ${String(index)}` }, lines);
      expect([lines, facts.filter((fact) => said.includes(fact))]).toEqual([lines, []]);
      if (index % 12 === 11) clock.advance(DAY);
    }
    await settle();
    expect(state()).toEqual(before);
  },
);

test("of all these attacks came codes only: to mailboxes on file, and to the new mailbox of a recovery", () => {
  const ordered = store.queries.select().from(mails).all();
  const to = (wanted: (recipient: string) => boolean) =>
    new Set(ordered.filter((mail) => wanted(mail.recipient)).map(({ template }) => template));
  const ids = new Set<string>(
    store.queries
      .select()
      .from(accounts)
      .all()
      .map(({ id }) => id),
  );
  expect(to((recipient) => recipient.startsWith("new-mailbox:"))).toEqual(new Set(["mailbox-code"]));
  expect([...to((recipient) => ids.has(recipient))].filter((template) => /link/u.test(template))).toEqual([]);
  expect(to((recipient) => ids.has(recipient)).has("code")).toBe(true);
});
