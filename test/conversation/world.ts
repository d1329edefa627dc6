import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { createAddressPages, createApprovals } from "../../src/approvals/approvals.ts";
import { withBuiltIn } from "../../src/app/built-in-values.ts";
import { readFlows } from "../../src/app/serve.ts";
import { auditChain } from "../../src/auth/auth.ts";
import type { Channel, ChatAddress, Inbound, Outbound, SendResult } from "../../src/channels/channel.ts";
import { type ConversationDeps, createConversation } from "../../src/conversation/conversation.ts";
import type { Texts } from "../../src/flow-compiler/flow-compiler.ts";
import type { VirtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { drainAll } from "../../src/shared/schedule.ts";
import { addressPageStore, approvalStore, conversationStore, openStore } from "../../src/store/store.ts";
import { type World, openWorld } from "../auth/world.ts";
import { plantedInFile, SEED } from "../fixtures/planted.ts";
import { smallLibrary } from "../engine/small-library.ts";
import { understanding } from "../understanding/support/loaded.ts";
import { shippedWording } from "../support/shipped-wording.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

/** Texts that show which one was said, in which language, and with what. */
export const plainTexts: Texts = {
  languages: ["en", "es", "pt-BR"],
  say: (language, id, args = {}) =>
    [`${language}:${id}`, ...Object.entries(args).map(([k, v]) => `${k}=${String(v)}`)].join(" "),
};

/** A messenger that keeps what it is given. */
export interface FakeMessenger extends Channel {
  readonly sent: Outbound[];
  readonly removed: string[];
  /** What it answers; `sent` unless a test says otherwise. */
  answer: (message: Outbound) => Promise<SendResult>;
}

export function messenger(name: Channel["name"] = "web-chat", buttons = 10): FakeMessenger {
  const sent: Outbound[] = [];
  const removed: string[] = [];
  const channel: FakeMessenger = {
    name,
    sent,
    removed,
    capabilities: { buttons, textLimit: 4000, deletes: true, edits: false },
    answer: async () => ({ kind: "sent" }),
    send: async (message) => {
      const result = await channel.answer(message);
      if (result.kind === "sent") sent.push(message);
      return result;
    },
    remove: async (_from, messageId) => void removed.push(messageId),
  };
  return channel;
}

export const chat = (name = "ana"): ChatAddress => ({ channel: "web-chat", bot: "portal", chat: name });

const HERE = {
  config: { publicBaseUrl: "https://latchkey.example", mailFrom: "Latchkey <no-reply@latchkey.example>" },
  wording: shippedWording,
  messengers: () => [],
};

/** The shipped flows, with texts as the program fills them: one that misses a value breaks its turn. */
export function shippedFlows() {
  const { library, texts } = readFlows();
  return { library, texts: withBuiltIn(texts, HERE) };
}

let ids = 0;
export const words = (text: string, more: Partial<Inbound> = {}): Inbound => ({
  from: chat(),
  messageId: `m${String((ids += 1))}`,
  body: { kind: "text", text },
  language: "en",
  ...more,
});

export type Shell = ReturnType<typeof shellOn>;

/** A shell on a world. Several on one world are several processes on one database file. */
export function shellOn(world: World, clock: VirtualClock, more: Partial<ConversationDeps> = {}) {
  const channel = messenger();
  const trouble: unknown[] = [];
  const random = seededRandom(`shell-${String((ids += 1))}`);
  const chain = auditChain(world.secrets);
  const store = conversationStore(world.open, random, chain);
  const asking = { auth: world.auth, clock, random };
  const approvals = createApprovals({ ...asking, store: approvalStore(world.open, random, chain) });
  const addressPages = createAddressPages({ ...asking, store: addressPageStore(world.open) });
  const shell = createConversation({
    approvals,
    addressPages,
    links: {},
    publicBaseUrl: "https://latchkey.example",
    store,
    understanding,
    auth: world.auth,
    library: smallLibrary,
    texts: plainTexts,
    wording: shippedWording,
    channels: [channel],
    clock,
    random,
    onTrouble: (_where, error) => void trouble.push(error),
    ...more,
  });
  const drain = async () => {
    while (
      (await drainAll([...shell.workers, ...shell.slowWorkers], (_worker, error) => void trouble.push(error))) > 0
    );
  };
  const { inbox } = shell;
  const tell = async (message: Inbound | string) => {
    const answer = await inbox.receive(typeof message === "string" ? words(message) : message);
    await drain();
    return answer;
  };
  /** The messages of the agent. */
  const bubbles = async (from = chat()) =>
    (await inbox.history(from, 0)).filter((line) => line.from === "agent").map((line) => line.text);
  /** Every text the agent said, in order: a message holds several, a blank line between them. */
  const said = async (from = chat()) => (await bubbles(from)).flatMap((text) => text.split("\n\n"));
  return { ...shell, approvals, store, channel, trouble, drain, tell, said, bubbles };
}

/** The companies of the fixtures in a database file, a shell on it, and all its bytes. */
export async function openShell(more: Partial<ConversationDeps> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-shell-"));
  closing.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "latchkey.db");
  const ground = await plantedInFile(SEED, file);
  closing.push(() => ground.open.close());
  const world = await openWorld(ground);
  const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  /** The same file as another process sees it. */
  const again = (other: Partial<ConversationDeps> = {}) => {
    const second = openStore(file);
    closing.push(() => second.close());
    return shellOn({ ...world, open: second }, world.clock, other);
  };
  return { world, clock: world.clock, file, bytes, again, ...shellOn(world, world.clock, more) };
}

/** Everything needed to start, in one message. */
export const TROUBLE = "I forgot my password, ana@tidewater.example 203.0.113.9";
