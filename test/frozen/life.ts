import { createHasher, keyProof } from "../../src/auth/auth.ts";
import type { Channel, ChatAddress, InboundBody } from "../../src/channels/channel.ts";
import type { Texts } from "../../src/flow-compiler/texts.ts";
import { readFlows } from "../../src/app/serve.ts";
import { instant } from "../../src/shared/brand.ts";
import { MINUTE, SECOND, type VirtualClock, virtualClock } from "../../src/shared/clock.ts";
import type { Language } from "../../src/shared/language.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { drainAll } from "../../src/shared/schedule.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { beginStart, type OpenStore, openStore } from "../../src/store/store.ts";
import { createWorld, type World } from "../../src/app/compose.ts";
import { understanding } from "../understanding/support/loaded.ts";

/** The key of the frozen database, which is nobody's. */
const SECRET = Buffer.alloc(32, 9);

export const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });

/** A chat of the frozen database. */
export interface Chat {
  readonly name: string;
  readonly channel: "web-chat" | "telegram";
  readonly language: Language;
}

/** The whole program on one database file, from one start to its end, on a clock that only moves when told. */
export interface Life {
  readonly world: World;
  readonly store: OpenStore;
  readonly clock: VirtualClock;
  /** Takes a message in and does nothing about it yet. */
  readonly hear: (chat: Chat, body: InboundBody) => Promise<void>;
  /** Takes a message in and does all that follows. */
  readonly write: (chat: Chat, text: string) => Promise<void>;
  readonly settle: () => Promise<void>;
  /** Time goes by; what falls due on the way happens in its order. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Ids of all texts that were said in the chat so far, one line of the chat to each; words where they are nobody's. */
  readonly linesIn: (chat: Chat) => Promise<readonly string[]>;
  readonly close: () => void;
}

export interface Start {
  readonly file: string;
  readonly now: number;
  /** All chance of this start comes from it. */
  readonly seed: string;
}

/** Starts the program on this file. @throws StoreUnusable when the present program cannot open it */
export function startLife({ file, now, seed }: Start): Life {
  const clock = virtualClock(instant(now));
  const random = seededRandom(seed);
  const proof = keyProof(createSecrets(SECRET, random));
  const store = beginStart(openStore(file, undefined, proof), file, random.id(), clock.now());
  const { library, texts, wording, intents } = readFlows();
  const said = new Map<string, string>();
  const onTrouble = (_where: string, error: unknown) => {
    throw error;
  };
  const flows = { library, texts: listening(texts, said), wording, intents };
  const parts = { config: CONFIG, store, ...flows, understanding, clock, random };
  const world = createWorld({ ...parts, hasher, onTrouble, channels: () => [quietPhone(random.id())] });
  const settle = settling(world, onTrouble);
  let heard = 0;
  const hear: Life["hear"] = async (chat, body) => {
    clock.advance(5 * SECOND);
    heard += 1;
    await world.shell.inbox.receive({
      from: addressOf(chat),
      messageId: `${seed}-${String(heard)}`,
      body,
      language: chat.language,
      seenFrom: "203.0.113.77",
    });
  };
  return {
    world,
    store,
    clock,
    hear,
    settle,
    write: async (chat, text) => {
      await hear(chat, { kind: "text", text });
      await settle();
    },
    wait: (milliseconds) => goBy(clock, milliseconds, settle),
    linesIn: async (chat) =>
      (await world.shell.inbox.history(addressOf(chat), 0)).map(({ from, text }) =>
        from === "person"
          ? "(person)"
          : text
              .split("\n\n")
              .map((part) => said.get(part) ?? `"${part}"`)
              .join(" "),
      ),
    close: () => {
      world.webChat.close();
      store.close();
    },
  };
}

const CONFIG = {
  mode: "demo" as const,
  secret: SECRET,
  smtpUrl: undefined,
  supportAddress: "support@latchkey.example",
  mailFrom: "Latchkey <no-reply@latchkey.example>",
  publicBaseUrl: "https://latchkey.example",
};

const addressOf = ({ channel, name }: Chat): ChatAddress => ({ channel, bot: "frozen", chat: name });

/** A messenger that takes everything and shows it nobody. */
const quietPhone = (id: string): Channel => ({
  name: "telegram",
  capabilities: { buttons: 8, textLimit: 4096, deletes: false, edits: false },
  send: async ({ key }) => ({ kind: "sent", messageId: `${id}-${key}` }),
});

/** Keeps the id behind every sentence. */
const listening = (texts: Texts, said: Map<string, string>): Texts => ({
  ...texts,
  say: (language, id, args) => {
    const text = texts.say(language, id, args);
    said.set(text, id);
    return text;
  },
});

function settling(world: World, onTrouble: (where: string, error: unknown) => void) {
  const due = [world.auth.recovery, world.auth.linkedChats].map((one) => ({ name: "due", drain: () => one.due() }));
  const workers = [...world.shell.workers, world.mail.worker, world.approvals.worker, ...due];
  const settle = async (): Promise<void> => {
    if ((await drainAll(workers, onTrouble)) > 0) await settle();
  };
  return settle;
}

async function goBy(clock: VirtualClock, milliseconds: number, settle: () => Promise<void>): Promise<void> {
  const start = clock.now();
  const step = Math.max(MINUTE, Math.ceil(milliseconds / 100));
  while (clock.now() - start < milliseconds) {
    clock.advance(step);
    await settle();
  }
}
