import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { seededRandom } from "../../src/shared/random.ts";
import { openStore } from "../../src/store/store.ts";
import { openPostOffice } from "../doubles/post-office.ts";
import { times } from "../support/soak.ts";
import { bundleChild } from "./bundle.ts";
import { learnFewPhrases, openFewPhrases } from "./few-phrases.ts";
import { chatOf, expectSameChat, expectWhole, messagesIn } from "./invariants.ts";
import { type Death, liveUntilKilled } from "./killed-life.ts";
import { messageId, nothingYet, type Outside } from "./outside.ts";
import { FIRST_START, folder, restartedAt } from "./run.ts";
import { startCrashWorld } from "./world.ts";

const KILLS = times(24, 200);
/** A restart costs two minutes, and a code is good for ten. */
const KILLS_PER_STORY = 4;
/** Fewer different places would mean that the moments were not random. */
const PLACES = times(4, 8);

const place = folder();
afterAll(() => place.remove());
const learned = learnFewPhrases();
const understanding = openFewPhrases(learned);
const model = join(place.path, "learned");
writeFileSync(model, learned);
const program = await bundleChild();

interface Story {
  readonly name: string;
  readonly file: string;
  /** What the outside had seen at each kill. */
  readonly kills: readonly Outside[];
  readonly last: Death;
}

/**
 * Plays one story, killing the process until `most` kills are reached, and then lets it live.
 *
 * @param latest milliseconds from "ready" to the latest kill
 */
async function tellStory(name: string, most: number, latest: number): Promise<Story> {
  const office = await openPostOffice();
  const file = join(place.path, `${name}.db`);
  const random = seededRandom(name);
  const mails = () => office.received.map(({ raw }) => raw);
  const kills: Outside[] = [];
  const liveOn = async (start: Death["at"], outside: Outside): Promise<Death> => {
    const killAfter = kills.length < most ? random.below(latest) : undefined;
    const seed = `${name}, life ${String(kills.length)}`;
    const birth = { file, model, start, seed, smtpUrl: office.url };
    const death = await liveUntilKilled({ ...birth, program, outside, mails, killAfter });
    if (!death.killed) return death;
    kills.push(death.outside);
    return liveOn(restartedAt(death.at), death.outside);
  };
  const last = await liveOn(FIRST_START, nothingYet);
  await office.close();
  return { name, file, kills, last };
}

/** The ended story as the invariants want it, every repetition to the byte taken out. */
async function endedOf({ file, last }: Story) {
  const store = openStore(file);
  const { outside, troubles } = last;
  const sent = [...new Map(outside.sent.map((line) => [JSON.stringify(line), line])).values()];
  const idempotency = { ...outside, sent, mails: [...new Set(outside.mails)] };
  const send = () => Promise.reject(new Error("The story is over; nothing may be sent."));
  const parts = { store, start: last.at, seed: "afterwards", smtpUrl: "smtp://127.0.0.1:9", understanding, send };
  const world = await startCrashWorld({ ...parts, onTrouble: () => undefined });
  return { outside: idempotency, world, store, troubles };
}

/** Each kill may repeat one mail and one line: those that were under way. */
async function expectStoryWhole(story: Story, chat: readonly string[]): Promise<void> {
  const ended = await endedOf(story);
  const { mails, sent } = story.last.outside;
  const idempotency = ended.outside;
  const kills = story.kills.length;
  await expectWhole(ended);
  expect(idempotency.mails).toHaveLength(3);
  expect(mails.length - idempotency.mails.length).toBeLessThanOrEqual(kills);
  expect(sent.length - idempotency.sent.length).toBeLessThanOrEqual(kills);
  expect(idempotency.sent).toHaveLength(await messagesIn(ended));
  await expectSameChat(ended, chat);
  ended.store.close();
}

/** Where a story stood, as far as the outside can tell. */
const stateOf = ({ acknowledged, sent, mails, changed, signedIn }: Outside): string =>
  JSON.stringify([
    acknowledged,
    new Set(sent.map(({ key }) => key)).size,
    new Set(mails.map(messageId)).size,
    changed,
    signedIn,
  ]);

test(
  "kill -9 at random moments, again and again: nothing is lost, nothing happens twice",
  { timeout: 1_200_000 },
  async () => {
    const quiet = await tellStory("undisturbed", 0, 1);
    const undisturbed = await endedOf(quiet);
    const chat = await chatOf(undisturbed);
    undisturbed.store.close();
    const kills: Outside[] = [];
    const tellMore = async (side: string, round = 0): Promise<void> => {
      if (kills.length >= KILLS) return;
      const story = await tellStory(`${side} ${String(round)}`, KILLS_PER_STORY, Math.ceil(quiet.last.lasted));
      await expectStoryWhole(story, chat);
      kills.push(...story.kills);
      await tellMore(side, round + 1);
    };
    await Promise.all([tellMore("left"), tellMore("right")]);
    expect(kills.length).toBeGreaterThanOrEqual(KILLS);
    expect(new Set(kills.map(stateOf)).size).toBeGreaterThanOrEqual(PLACES);
  },
);
