import { addMember, auditChain, createHasher, enrol } from "../../src/auth/auth.ts";
import type { Inbound } from "../../src/channels/channel.ts";
import { after, email, workspaceId } from "../../src/shared/brand.ts";
import { DAY, SECOND, virtualClock } from "../../src/shared/clock.ts";
import { type Random, seededRandom } from "../../src/shared/random.ts";
import { drainAll, type Worker } from "../../src/shared/schedule.ts";
import { readFlows } from "../../src/app/serve.ts";
import { authStore, type OpenStore } from "../../src/store/store.ts";
import { createWorld } from "../../src/app/compose.ts";
import { understanding } from "../understanding/support/loaded.ts";

/** What there is behind an address. */
export type Kind = "known" | "unknown" | "disabled" | "locked" | "invited";

export interface WorldSettings {
  readonly store: OpenStore;
  readonly people: readonly { readonly address: string; readonly kind: Kind }[];
  /** Without it mails go to the local mailbox. */
  readonly smtpUrl?: string;
  readonly publicBaseUrl?: string;
  /** Codes that are typed on purpose and must never be the right ones. */
  readonly neverDrawn?: readonly number[];
}

export type SecurityWorld = Awaited<ReturnType<typeof openWorld>>;

export const SUPPORT = "support@latchkey.example";

const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });
const scenery = { ...readFlows(), understanding };

/** All real parts, wired as the program wires them, on a clock that only moves when told. Any trouble fails the test. */
export async function openWorld({ store, people, ...settings }: WorldSettings) {
  const clock = virtualClock();
  const { random, aside } = twoStreams(settings.neverDrawn ?? []);
  const { smtpUrl, publicBaseUrl = "https://latchkey.example" } = settings;
  const mailFrom = "Latchkey <no-reply@latchkey.example>";
  const mode = smtpUrl === undefined ? "demo" : "production";
  const config = {
    mode,
    secret: new Uint8Array(32),
    smtpUrl,
    mailFrom,
    supportAddress: SUPPORT,
    publicBaseUrl,
  } as const;
  const world = createWorld({ ...scenery, config, store, clock, random, hasher, onTrouble });
  const workspace = { id: workspaceId("acme"), name: "Acme Tours", whitelistOn: false, whitelist: [] };
  const members = people.flatMap(({ address, kind }) =>
    kind === "unknown" || kind === "invited" ? [] : [memberOf(address, kind)],
  );
  const invited = people.filter(({ kind }) => kind === "invited");
  const added = { name: "Sam Rivers", role: "member", language: "en" } as const;
  const parts = { store: authStore(store, random, auditChain(world.secrets)), random, secrets: world.secrets, hasher };
  await aside(async () => {
    await enrol(parts, workspace, members, clock.now());
    for (const { address } of invited)
      await addMember({ ...parts, clock }, workspace.name, { email: address, ...added });
  });
  const named = (...names: readonly string[]) => world.shell.workers.filter(({ name }) => names.includes(name));
  const due = named("timers", "sign-in watch");
  const answering = named("turns", "work");
  const sending = named("deliveries");
  const settle = async () => {
    await drainAll(due, onTrouble);
    await drainUp(answering);
  };
  const receive = async (message: Inbound) => {
    clock.advance(5 * SECOND);
    const receipt = await world.shell.inbox.receive(message);
    await drainUp(answering);
    return receipt;
  };
  const deliverMails = () => aside(() => drainUp([world.mail.worker]));
  const deliverLines = () => drainUp(sending);
  return { ...world, clock, store, settle, receive, deliverLines, deliverMails };
}

function onTrouble(where: string, error: unknown): never {
  throw new Error(`trouble: ${where}`, { cause: error });
}

async function drainUp(workers: readonly Worker[]): Promise<void> {
  while ((await drainAll(workers, onTrouble)) > 0);
}

const memberOf = (address: string, kind: Exclude<Kind, "unknown" | "invited">) => ({
  email: email(address),
  password: "tulip-harbor-41",
  name: "Sam Rivers",
  role: "member" as const,
  status: kind === "disabled" ? ("disabled" as const) : ("active" as const),
  language: "en" as const,
  twoSteps: false,
  lockedUntil: kind === "locked" ? after(virtualClock().now(), 10_000 * DAY) : undefined,
});

/**
 * Two streams of chance: what happens `aside` (people are enrolled, mails leave) draws nothing from that of the chat.
 * So even phrases and case numbers of two worlds can be compared letter by letter.
 */
function twoStreams(neverDrawn: readonly number[]) {
  const chat = seededRandom("chat");
  const other = seededRandom("everything else");
  const drawing = { now: chat };
  const random: Random = {
    bytes: (length) => drawing.now.bytes(length),
    below: (limit) => {
      const drawn = drawing.now.below(limit);
      return limit >= 1_000_000 && neverDrawn.includes(drawn) ? drawn + 1 : drawn;
    },
    id: () => drawing.now.id(),
  };
  const aside = async (work: () => Promise<unknown>) => {
    drawing.now = other;
    await work();
    drawing.now = chat;
  };
  return { random, aside };
}
