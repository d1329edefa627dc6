import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Instant } from "../../src/shared/brand.ts";
import { understanding } from "../understanding/support/loaded.ts";
import { chatOf, expectSameChat, expectWhole } from "./invariants.ts";
import { nothingYet, type Outside } from "./outside.ts";
import { copyDatabase, digestOf, FIRST_START, folder, live, restartedAt } from "./run.ts";

interface Kill {
  readonly label: string;
  readonly file: string;
  readonly outside: Outside;
  readonly at: Instant;
}

const place = folder();
afterAll(() => place.remove());

const file = join(place.path, "undisturbed.db");
const kills: Kill[] = [];
const states = new Set<string>();
/** Most moments leave the same bytes as the one before; killing there again would prove nothing new. */
const keep = (label: string, outside: Outside, at: Instant) => {
  const state = digestOf(file, outside);
  if (states.has(state)) return;
  states.add(state);
  const copy = join(place.path, `kill-${String(kills.length)}.db`);
  copyDatabase(file, copy);
  kills.push({ label: `${String(kills.length)}: ${label}`, file: copy, outside, at });
};
const life = { file, outside: nothingYet, start: FIRST_START, seed: "first life", understanding };
const undisturbed = await live({ ...life, onPoint: keep });
const chat = await chatOf(undisturbed);

test("the story without a crash is solved, with one mail of each kind and no trouble", async () => {
  await expectWhole(undisturbed);
  expect(undisturbed.troubles).toEqual([]);
  expect(undisturbed.outside.mails).toHaveLength(3);
  expect(kills.length).toBeGreaterThan(50);
});

test.each(kills)(
  "killed at point $label: nothing is lost, nothing happens twice",
  async ({ file: copy, outside, at }) => {
    const ended = await live({ ...life, file: copy, outside, start: restartedAt(at), seed: `after ${copy}` });
    await expectWhole(ended);
    await expectSameChat(ended, chat);
    ended.store.close();
  },
);
