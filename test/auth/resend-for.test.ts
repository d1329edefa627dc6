import { lookbackAt } from "../../src/auth/deps.ts";
import { expect, test } from "vitest";
import { auditChain, createAuth } from "../../src/auth/auth.ts";
import { conversationId } from "../../src/shared/brand.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { authStore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { askForCode, OFFICE, openWorld, type World } from "./world.ts";

const USER = { who: "uma@breakwater.example", password: "silver-mooring-17" };
const chat = conversationId("chat");

async function pendingOf(world: World): Promise<string> {
  const answer = await world.signIn(USER.who, USER.password);
  if (answer.kind !== "code-mailed") throw new Error(answer.kind);
  return answer.pending;
}

const resend = (world: World) => world.auth.signIn.resendFor({ conversation: chat, idempotencyKey: world.newKey() });

test("a chat without proof, or with somebody else's, has nobody's code sent again", async () => {
  const world = await openWorld();
  await pendingOf(world);
  world.clock.advance(MINUTE);
  expect(await resend(world)).toEqual({ kind: "unproved" });
  await world.type(await askForCode(world, "ana@tidewater.example"));
  const mails = world.readMails().length;
  expect(await resend(world)).toEqual({ kind: "none" });
  expect(world.readMails()).toHaveLength(mails);
});

test("with the mailbox proved the code comes again, and works on the page that began", async () => {
  const world = await openWorld();
  const pending = await pendingOf(world);
  await world.type(await askForCode(world, USER.who));
  expect(await resend(world)).toMatchObject({ kind: "wait" });
  world.clock.advance(MINUTE);
  expect(await resend(world)).toEqual({ kind: "mailed", minutes: 10 });
  const digits = world.lastSecrets()["code"] ?? "";
  expect(await world.auth.signIn.withCode({ pending, digits, seen: OFFICE })).toMatchObject({ kind: "signed-in" });
  world.clock.advance(15 * MINUTE);
  expect(await resend(world)).toEqual({ kind: "unproved" });
});

test("a code that was drawn for another page than the one that waits by then is never mailed", async () => {
  const world = await openWorld();
  const { open, random, secrets, clock } = world;
  await pendingOf(world);
  await world.type(await askForCode(world, USER.who));
  const store = authStore(open, random, auditChain(secrets));
  const before = await store.read({ kind: "waiting-sign-in", conversation: chat }, lookbackAt(clock.now()));
  await pendingOf(world);
  clock.advance(MINUTE);
  const late = createAuth({
    clock,
    random,
    secrets,
    hasher: cheapHasher,
    store: { ...store, read: async () => before },
  });
  expect(await late.signIn.resendFor({ conversation: chat, idempotencyKey: world.newKey() })).toEqual({ kind: "none" });
});
