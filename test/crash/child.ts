import { readFileSync } from "node:fs";
import { MINUTE } from "../../src/shared/clock.ts";
import { keepWorking } from "../../src/shared/schedule.ts";
import { openStore } from "../../src/store/store.ts";
import { openFewPhrases } from "./few-phrases.ts";
import type { Outside } from "./outside.ts";
import { CHAT, nextMove, repeatAll } from "./story.ts";
import { Act, Birth, type Report } from "./wire.ts";
import { startCrashWorld } from "./world.ts";

/** One life of the program, in a process of its own that may be killed at any line. */

/** Resolves when the words are with the other process: from then on a kill takes them back no more. */
const tell = (report: Report) =>
  new Promise<void>((resolve) => {
    process.send?.(report, undefined, {}, () => resolve());
  });

const trouble = (where: string, error: unknown) => void tell({ kind: "trouble", where, error: String(error) });

const { file, model, ...birth } = Birth.parse(JSON.parse(process.argv[2] ?? ""));
const world = await startCrashWorld({
  ...birth,
  store: openStore(file),
  understanding: openFewPhrases(new Uint8Array(readFileSync(model))),
  onTrouble: trouble,
  send: async ({ key, text }) => {
    await tell({ kind: "sent", key, text });
    return { kind: "sent" };
  },
});

const progress = { acts: 0, told: -1 };
/** Says once after each act that there is nothing left to do. */
const drain = async () => {
  const { acts } = progress;
  const done = await world.drain();
  if (done > 0 || acts === progress.told) return done;
  progress.told = acts;
  const [episode] = await world.shell.episodes(CHAT);
  await tell({ kind: "idle", acts, over: episode?.end !== undefined });
  return done;
};

async function take({ kind, outside }: Act): Promise<Outside> {
  if (kind === "move") return { ...outside, ...(await nextMove(outside)?.(world)) };
  if (kind === "wait") world.clock.advance(MINUTE);
  else await repeatAll(world, outside);
  return outside;
}

async function act(words: unknown): Promise<void> {
  const { acknowledged, changed, signedIn } = await take(Act.parse(words));
  progress.acts += 1;
  await tell({ kind: "acted", seen: { acknowledged, changed, signedIn }, now: world.clock.now() });
  day.kick();
}

process.on("disconnect", () => process.exit());
process.on("message", (words) => void act(words).catch((error: unknown) => trouble("act", error)));
await tell({ kind: "ready" });
const day = keepWorking([{ name: "everything", drain }], 5, trouble);
