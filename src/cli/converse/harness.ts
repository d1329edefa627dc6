import { plantDemoWorld } from "../../../db/demo.ts";
import { createHasher } from "../../auth/auth.ts";
import type { InboundBody } from "../../channels/channel.ts";
import type { Library } from "../../engine/engine.ts";
import type { Wording } from "../../wording/wording.ts";
import type { Texts } from "../../flow-compiler/flow-compiler.ts";
import { MINUTE, SECOND, type VirtualClock, virtualClock } from "../../shared/clock.ts";
import type { IntentProfile } from "../../shared/intent.ts";
import type { Language } from "../../shared/language.ts";
import { seededRandom } from "../../shared/random.ts";
import { drainAll } from "../../shared/schedule.ts";
import { type OpenStore, openStore } from "../../store/store.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import { createWorld, type World } from "../../app/compose.ts";

/** A demo world of its own in memory, on a clock that only moves when told. Everything in it is the real thing. */
export interface Stage {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly store: OpenStore;
  /** Hands a message in as the web chat would, and lets everything happen that follows. */
  send(body: InboundBody): Promise<void>;
  /** Something that happens outside the chat, and everything that follows from it. */
  elsewhere<T>(action: () => Promise<T>): Promise<T>;
  /** Time goes by; what falls due on the way happens in its order. */
  wait(milliseconds: number): Promise<void>;
  close(): void;
}

export interface Scenery {
  readonly library: Library;
  readonly texts: Texts;
  readonly wording: Wording;
  readonly intents: readonly IntentProfile[];
  readonly understanding: Understanding;
}

/** What differs from one chat to another besides its words. */
export interface Setting {
  /** Pages of the company that the operator has named. */
  readonly links?: { readonly [what in keyof typeof NO_LINKS]?: string | undefined } | undefined;
  /** Network address of the person, as the web chat sees it. */
  readonly seenFrom?: string | undefined;
}

const NO_LINKS = { trial: undefined, demo: undefined, plans: undefined, partners: undefined };

export const CHAT = { channel: "web-chat", bot: "web", chat: "converse" } as const;

/** Nobody types faster; and a person pauses between messages. */
const TYPING = 5 * SECOND;

/** Fast on purpose: nobody's password is in this world. */
const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });

const CONFIG = {
  secret: new Uint8Array(32),
  mode: "demo" as const,
  smtpUrl: undefined,
  mailFrom: "Latchkey <no-reply@latchkey.example>",
  supportAddress: undefined,
  publicBaseUrl: "https://latchkey.example",
};

/** @param seed all chance of this world comes from it: the same script twice gives the same codes */
export async function openStage(
  scenery: Scenery,
  seed: string,
  language: Language,
  { links, seenFrom }: Setting = {},
): Promise<Stage> {
  const store = openStore(":memory:");
  const clock = virtualClock();
  const random = seededRandom(seed);
  const onTrouble = (_where: string, error: unknown) => {
    throw error;
  };
  const config = { ...CONFIG, productLinks: { ...NO_LINKS, ...links } };
  const world = createWorld({ ...scenery, config, store, clock, random, hasher, onTrouble });
  await plantDemoWorld({ store, clock, random, secrets: world.secrets, hasher, withPast: true });
  const recovery = { name: "recovery", drain: () => world.auth.recovery.due() };
  const workers = [...world.shell.workers, world.mail.worker, world.approvals.worker, recovery];
  const settle = async (): Promise<void> => {
    if ((await drainAll(workers, onTrouble)) > 0) await settle();
  };
  let sent = 0;
  return {
    world,
    clock,
    store,
    send: async (body) => {
      clock.advance(TYPING);
      sent += 1;
      await world.shell.inbox.receive({ from: CHAT, messageId: `m${String(sent)}`, body, language, seenFrom });
      await settle();
    },
    elsewhere: async (action) => {
      clock.advance(TYPING);
      const result = await action();
      await settle();
      return result;
    },
    wait: async (milliseconds) => {
      for (let rest = milliseconds; rest > 0; rest -= stepOf(milliseconds)) {
        clock.advance(Math.min(rest, stepOf(milliseconds)));
        await settle();
      }
    },
    close: () => {
      world.webChat.close();
      store.close();
    },
  };
}

/** Small steps for short waits, at most a few hundred for long ones. */
const stepOf = (milliseconds: number) => Math.max(MINUTE / 2, Math.ceil(milliseconds / 200));
