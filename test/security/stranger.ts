import { mails } from "../../db/schema/mail.ts";

import { timers, works } from "../../db/schema/conversation-outbox.ts";
import type { ChatLine, InboundBody } from "../../src/channels/channel.ts";
import { DAY, HOUR, SECOND } from "../../src/shared/clock.ts";
import type { Language } from "../../src/shared/language.ts";
import { openLoggingStore } from "../store/logging-store.ts";
import { type Move, type Step, WRONG_CODES, withAddresses } from "./moves.ts";
import { type Kind, openWorld, type SecurityWorld } from "./world.ts";

/** Two addresses of one dialogue, in several shapes: plain, tagged, with a number in it that could be a code. */
export const PAIRS: readonly (readonly [string, string])[] = [
  ["ana@acme.example", "bruno@acme.example"],
  ["jo.2024+login@post.acme.example", "482913@acme.example"],
  ["no-reply@acme-tours.example", "hola_yes@acme.example"],
];

export interface Dialogue {
  readonly pair: readonly [string, string];
  readonly language: Language;
  readonly steps: readonly Step[];
}

/** Everything one step shows to the stranger, and what it cost the database before the chat had answered. */
interface Seen {
  readonly receipt: string;
  readonly lines: readonly ChatLine[];
  readonly statements: readonly string[];
}

export type Stranger = Awaited<ReturnType<typeof openStranger>>;

/** A stranger in a world in which the first address of each pair is `first` and the second one `second`. */
export async function openStranger(first: Kind, second: Kind) {
  const { open, takeStatements } = openLoggingStore();
  const people = PAIRS.flatMap(([one, two]) => [
    { address: one, kind: first },
    { address: two, kind: second },
  ]);
  const world = await openWorld({ store: open, people, neverDrawn: WRONG_CODES });
  let run = 0;
  const begin = async (dialogue: Dialogue) => {
    run += 1;
    await endEverything(world);
    const chats = { here: chatOf(world, `here ${String(run)}`), there: chatOf(world, `there ${String(run)}`) };
    return async ({ chat, move }: Step): Promise<Seen> => {
      takeStatements();
      const receipt = await take(world, chats[chat], move, dialogue);
      const statements = takeStatements();
      const lines = [...(await chats.here.newLines()), ...(await chats.there.newLines())];
      if (statements.some((statement) => statement.startsWith('insert into "mails"'))) await world.deliverMails();
      return { receipt, lines, statements };
    };
  };
  return { begin, countMails: () => countMails(world), outcomes: () => outcomesIn(world) };
}

type Chat = ReturnType<typeof chatOf>;

function chatOf({ shell }: SecurityWorld, name: string) {
  const from = { channel: "web-chat", bot: "portal", chat: name } as const;
  const asked: ChatLine["options"][] = [];
  let sent = 0;
  let read = 0;
  return {
    from,
    asked,
    nextId: () => `m${String((sent += 1))}`,
    newLines: async () => {
      const lines = await shell.inbox.history(from, read);
      read = lines.at(-1)?.sequence ?? read;
      for (const { options } of lines) if (options.length > 0) asked.unshift(options);
      return lines;
    },
  };
}

async function take(world: SecurityWorld, chat: Chat, move: Move, dialogue: Dialogue): Promise<string> {
  if (move.kind === "wait") {
    await letTimePass(world, move.seconds * SECOND);
    return "waited";
  }
  const body = bodyOf(move, chat, dialogue);
  return world.receive({ from: chat.from, messageId: chat.nextId(), body, language: dialogue.language });
}

/** Earlier chats never speak again, and the budgets of the day are full again. */
async function endEverything({ store, clock, deliverLines }: SecurityWorld): Promise<void> {
  await deliverLines();
  store.queries.delete(timers).run();
  clock.advance(3 * DAY);
}

/** What falls due in a long wait happens on the way, not all at its end. */
async function letTimePass({ clock, settle }: SecurityWorld, milliseconds: number): Promise<void> {
  for (const share of milliseconds < HOUR ? [1] : [0.3, 0.7]) {
    clock.advance(milliseconds * share);
    await settle();
  }
}

function bodyOf(move: Exclude<Move, { kind: "wait" }>, { asked }: Chat, { pair }: Dialogue): InboundBody {
  if (move.kind === "send") return { kind: "media", media: move.media };
  if (move.kind === "say") return { kind: "text", text: withAddresses(move.text, pair) };
  const options = asked[move.old ? 2 : 0] ?? [];
  const at = move.at % Math.max(1, options.length);
  const { id, label } = options[at] ?? { id: "yes", label: "Yes" };
  if (move.how === "press") return { kind: "choice", option: id, label };
  return { kind: "text", text: move.how === "number" ? String(at + 1) : label };
}

/** Codes that reached a mailbox. Differs from world to world: that is what nobody must be able to see. */
const countMails = ({ store }: SecurityWorld) =>
  store.queries
    .select()
    .from(mails)
    .all()
    .filter(({ template, status }) => template === "code" && status === "accepted").length;

/** Every check and act with every outcome that was met. */
function outcomesIn({ store }: SecurityWorld): ReadonlySet<string> {
  const rows = store.queries.select().from(works).all();
  return new Set(
    rows.flatMap(({ task: effect, outcome }) => (effect.kind === "act" ? [`${effect.name}: ${outcome ?? ""}`] : [])),
  );
}
