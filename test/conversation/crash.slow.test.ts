import { expect, test } from "vitest";
import { inbox } from "../../db/schema/conversation.ts";
import { works } from "../../db/schema/conversation-outbox.ts";
import { openStore } from "../../src/store/store.ts";
import { openWorld, type World } from "../auth/world.ts";
import { killable, type KillableStore } from "./killable-store.ts";
import { type Shell, shellOn, TROUBLE, words } from "./world.ts";

/** Longer than any lease: whatever a killed process had taken is free again. */
const LATER = 61_000;

/** Two messages, from the first words to the reset link, killed before write number `at` and started again. */
async function live(at: number) {
  const store = killable(openStore(":memory:"));
  const world = await openWorld(store.open);
  let shell = shellOn(world, world.clock);
  store.killAt(at);
  for (const text of [() => TROUBLE, () => `it says ${world.lastSecrets()["code"] ?? ""}`])
    shell = await tellUntilStored(world, store, shell, words(text()));
  const whole = await outcomeOf(world, shell);
  store.open.close();
  return { whole, writes: store.writes() };
}

/** As a platform does: whatever was not acknowledged is delivered again. */
async function tellUntilStored(world: World, store: KillableStore, shell: Shell, message: ReturnType<typeof words>) {
  await shell.tell(message).catch(() => undefined);
  if (!store.isDead()) return shell;
  store.revive();
  world.clock.advance(LATER);
  const next = shellOn(world, world.clock);
  await next.tell(message);
  return next;
}

async function outcomeOf(world: World, shell: Shell) {
  const rows = world.open.queries.select().from(inbox).all();
  return {
    said: (await shell.said()).map((text) => text.split(" ")[0]),
    mails: world.readMails().map((mail) => mail.template),
    works: world.open.queries
      .select()
      .from(works)
      .all()
      .map(({ task: effect, outcome }) => [effect.kind, outcome]),
    events: rows.map(({ body, status }) => [body.kind, status]),
    everySettled: rows.every((row) => row.status === "done"),
  };
}

test("killed before any write of the story and started again, it ends as if nothing had happened", async () => {
  const { whole, writes } = await live(Infinity);
  expect(whole.mails).toEqual(["code", "reset-link"]);
  expect(whole.everySettled).toBe(true);
  expect(writes).toBeGreaterThan(50);
  for (let at = 0; at < writes; at += 1) {
    expect({ at, ...(await live(at)).whole }).toEqual({ at, ...whole });
  }
}, 120_000);
