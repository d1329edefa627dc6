import { createAddressPages, createApprovals } from "../../src/approvals/approvals.ts";
import { fileURLToPath } from "node:url";
import { plantCompanies } from "../fixtures/plant.ts";
import { auditChain, createAuth, createHasher } from "../../src/auth/auth.ts";
import type { Auth } from "../../src/auth/create-auth.ts";
import type { Channel } from "../../src/channels/channel.ts";
import { type ConversationShell, createConversation } from "../../src/conversation/conversation.ts";
import { loadFlows } from "../../src/flow-compiler/flow-compiler.ts";
import { createMail } from "../../src/mail/mail.ts";
import { type VirtualClock, virtualClock } from "../../src/shared/clock.ts";
import type { Instant } from "../../src/shared/brand.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { drainAll } from "../../src/shared/schedule.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import {
  addressPageStore,
  approvalStore,
  authStore,
  conversationStore,
  mailLedger,
  mailboxStore,
  type OpenStore,
} from "../../src/store/store.ts";
import type { Understanding } from "../../src/understanding/understanding.ts";
import { shippedWording } from "../support/shipped-wording.ts";

export interface CrashWorld {
  readonly auth: Auth;
  readonly shell: ConversationShell;
  readonly clock: VirtualClock;
  /** Every worker once. */
  drain(): Promise<number>;
}

export interface CrashParts {
  readonly store: OpenStore;
  readonly start: Instant;
  /** Chance of this life of the process; a restarted process draws other numbers. */
  readonly seed: string;
  readonly smtpUrl: string;
  readonly understanding: Understanding;
  readonly send: Channel["send"];
  readonly onTrouble: (where: string, error: unknown) => void;
}

const loaded = loadFlows(fileURLToPath(new URL("../../flows", import.meta.url)));

/** The real parts on a real file, wired as the program wires them, with a chat that the test reads. */
export async function startCrashWorld(deps: CrashParts): Promise<CrashWorld> {
  if (!loaded.ok) throw new Error("The flows do not pass their check.");
  const clock = virtualClock(deps.start);
  const random = seededRandom(deps.seed);
  const secrets = createSecrets(Buffer.alloc(32, 5), random);
  const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });
  const { store, understanding, onTrouble } = deps;
  await plantCompanies({ store, clock, random, secrets, hasher });
  const chain = auditChain(secrets);
  const auth = createAuth({ store: authStore(store, random, chain), clock, random, secrets, hasher });
  const channel: Channel = {
    name: "terminal",
    capabilities: { buttons: 10, textLimit: 4000, deletes: false, edits: false },
    send: deps.send,
  };
  const asking = { auth, clock, random };
  const approvals = createApprovals({ ...asking, store: approvalStore(store, random, chain) });
  const addressPages = createAddressPages({ ...asking, store: addressPageStore(store) });
  const linking = { approvals, addressPages, links: {}, publicBaseUrl: BASE };
  const common = {
    auth,
    understanding,
    clock,
    random,
    onTrouble,
    ...linking,
    ...loaded.value,
    wording: shippedWording,
  };
  const shell = createConversation({ ...common, store: conversationStore(store, random, chain), channels: [channel] });
  const config = { smtpUrl: deps.smtpUrl, from: "Latchkey <no-reply@latchkey.example>", publicBaseUrl: BASE };
  const mail = createMail({
    ledger: mailLedger(store),
    mailboxStore: mailboxStore(store),
    clock,
    random,
    secrets,
    wording: shippedWording,
    config,
  });
  return { auth, shell, clock, drain: () => drainAll([...shell.workers, mail.worker], onTrouble) };
}

const BASE = "https://latchkey.example";
