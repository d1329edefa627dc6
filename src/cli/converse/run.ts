import { mails } from "../../../db/schema/mail.ts";
import type { ChatLine } from "../../channels/channel.ts";
import { waitingFor } from "../../engine/engine.ts";
import type { EpisodeRecord } from "../../conversation/conversation.ts";
import type { Instant } from "../../shared/brand.ts";
import { type Dialogue, withoutWaits } from "./dialogue.ts";
import { CHAT, openStage, type Scenery, type Stage } from "./harness.ts";

/** What came of a scripted dialogue: the line that `latchkey converse` prints. */
export interface Played {
  readonly id: string;
  readonly transcript: readonly {
    readonly from: "user" | "bot";
    readonly text: string;
    readonly choices?: readonly string[];
    readonly at: string;
  }[];
  readonly mails: readonly { readonly to: string; readonly template: string; readonly at: string }[];
  readonly effects: readonly { readonly name: string; readonly outcome: string }[];
  readonly outcome: "solved" | "handed-over" | "cancelled" | "open";
  readonly flow: string;
}

export async function play(scenery: Scenery, dialogue: Dialogue): Promise<Played> {
  const stage = await openStage(scenery, dialogue.id, dialogue.lang);
  try {
    for (const turn of dialogue.turns) await playTurn(stage, turn);
    return await playedOn(stage, dialogue.id);
  } finally {
    stage.close();
  }
}

/** One turn: time first, then the words, with the code filled in. A turn may be nothing but a wait. */
export async function playTurn(stage: Stage, turn: string): Promise<void> {
  const { words, wait } = withoutWaits(turn);
  await stage.wait(wait);
  if (words === "{{photo}}") return stage.send({ kind: "media", media: "photo" });
  if (words === "{{voice}}") return stage.send({ kind: "media", media: "voice" });
  if (words === "") return undefined;
  const code = await newestCode(stage);
  const text = words.replaceAll("{{code}}", code).replaceAll("{{wrong-code}}", wrongCode(code));
  return stage.send({ kind: "text", text });
}

/** The code mailed last, as a person copies it; empty when none was mailed. */
async function newestCode({ world }: Stage): Promise<string> {
  const delivered = (await world.mail.mailbox?.list()) ?? [];
  const codes = delivered.map(({ text }) => /^\s*(\d{3,4}) (\d{3,4})\s*$/mu.exec(text));
  const [, left = "", right = ""] = codes.find((found) => found !== null) ?? [];
  return left + right;
}

const wrongCode = (code: string) => (code.startsWith("1") ? "2" : "1") + (code === "" ? "23456" : code.slice(1));

async function playedOn(stage: Stage, id: string): Promise<Played> {
  const { shell } = stage.world;
  const lines = await shell.inbox.history(CHAT, 0);
  const episodes = await shell.episodes(CHAT);
  const works = episodes.flatMap((episode) => episode.works);
  return {
    id,
    transcript: lines.map(lineOf),
    mails: await mailsOn(stage),
    effects: works.map(({ name, outcome = "waiting" }) => ({ name, outcome })),
    ...resultOf(lastOf(episodes)),
  };
}

const iso = (at: Instant) => new Date(at).toISOString();

const lineOf = ({ from, text, options, at }: ChatLine): Played["transcript"][number] => ({
  from: from === "person" ? "user" : "bot",
  text,
  ...(options.length > 0 ? { choices: options.map(({ label }) => label) } : {}),
  at: iso(at),
});

/** Only mails that reached a mailbox: decoys never do. */
export async function mailsOn({ world, store }: Stage): Promise<Played["mails"]> {
  const delivered = (await world.mail.mailbox?.list()) ?? [];
  const ordered = new Map(
    store.queries
      .select()
      .from(mails)
      .all()
      .map((row) => [row.id, row.template]),
  );
  return delivered.toReversed().map(({ id, to, at }) => ({ to, template: ordered.get(id) ?? "", at: iso(at) }));
}

/** The one that is open, or ended last: whoever goes on with what was over leaves what they began since. */
const lastOf = (episodes: readonly EpisodeRecord[]): EpisodeRecord | undefined =>
  episodes.toSorted((one, other) => (one.endedAt ?? Infinity) - (other.endedAt ?? Infinity)).at(-1);

/** Work that is done and only lacks a word of confirmation counts as solved. */
function resultOf(episode: EpisodeRecord | undefined): Pick<Played, "outcome" | "flow"> {
  if (!episode) return { outcome: "open", flow: "" };
  if (episode.end) return episode.end;
  const waiting = waitingFor(episode.library, episode.facts);
  const flow = "flow" in waiting ? waiting.flow : "";
  return { outcome: waiting.kind === "question" && waiting.goal ? waiting.goal : "open", flow };
}
