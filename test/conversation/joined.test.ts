import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { audit } from "../../db/schema/audit.ts";
import { inbox } from "../../db/schema/conversation.ts";
import { deliveries } from "../../db/schema/conversation-outbox.ts";
import type { InboundBody } from "../../src/channels/channel.ts";
import { textId } from "../../src/shared/brand.ts";
import { openStore } from "../../src/store/store.ts";
import { openWorld } from "../auth/world.ts";
import { cases } from "../support/soak.ts";
import { killable } from "./killable-store.ts";
import { chat, openShell, plainTexts, type Shell, shellOn, TROUBLE, words } from "./world.ts";

const text = (words: string): InboundBody => ({ kind: "text", text: words });
const press = (option: string): InboundBody => ({ kind: "choice", option, label: option });
const PHOTO: InboundBody = { kind: "media", media: "photo" };

/** All of it is there before anybody looks. @returns the messages with which it was answered */
async function burst(shell: Shell, ...bodies: readonly (string | InboundBody)[]): Promise<readonly string[]> {
  const before = (await shell.bubbles()).length;
  for (const body of bodies)
    await shell.inbox.receive(words("", { body: typeof body === "string" ? text(body) : body }));
  await shell.drain();
  return (await shell.bubbles()).slice(before);
}

const idsIn = (bubble: string | undefined) => bubble?.split("\n\n").map((said) => said.split(" ")[0]?.slice(3)) ?? [];

/** The code is asked for. */
async function asked() {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  return { shell, code: shell.world.lastSecrets()["code"] ?? "" };
}

/** They are asked whether they are in. */
async function proved() {
  const { shell, code } = await asked();
  await shell.tell(code);
  return shell;
}

test("what belongs together is read together, and answered with one message", async () => {
  const shell = await openShell();
  const said = await burst(shell, "hi", "I forgot", "my password", "ana@tidewater.example", "it was 203.0.113.9");
  expect(said.map(idsIn)).toEqual([["forgot.hello", "verify.sent", "verify.code"]]);
});

test.each([
  ["first", (code: string) => [code, "is that right?", "hurry please"]],
  ["in the middle", (code: string) => ["here it comes", code, "thanks"]],
  ["last", (code: string) => ["ok", "wait", `it says ${code}`]],
  ["twice", (code: string) => [code, code, "??"]],
])("a right code among joined messages is taken: %s", async (_where, lines) => {
  const { shell, code } = await asked();
  const said = await burst(shell, ...lines(code));
  expect(said).toHaveLength(1);
  expect(idsIn(said[0]).at(-1)).toBe("forgot.in");
  expect(shell.world.readMails().filter(({ template }) => template === "reset-link")).toHaveLength(1);
});

test("a wrong code that was sent twice costs one try; a right one behind it is taken", async () => {
  const { shell, code } = await asked();
  const wrong = code.startsWith("1") ? "234567" : "123456";
  await burst(shell, wrong, wrong, code);
  const [episode] = await shell.episodes(chat());
  const checks = episode?.works.filter(({ name }) => name === "check-code").map(({ outcome }) => outcome);
  expect(checks).toEqual(["wrong", "right"]);
});

test("a pressed button keeps its meaning among words, and words theirs", async () => {
  const { shell } = await asked();
  const said = await burst(shell, "hmm", press("resend"), "thanks");
  expect(said).toHaveLength(1);
  const [episode] = await shell.episodes(chat());
  expect(episode?.works.filter(({ name }) => name === "mail-code")).toHaveLength(2);
});

test("a button pressed twice counts once; of two different ones the second belongs to an earlier question", async () => {
  const shell = await openShell();
  await shell.tell("hello");
  const said = await burst(shell, press("forgot"), press("forgot"), press("blocked"));
  expect(said.map(idsIn)).toEqual([["forgot.hello", "engine.old-button", "verify.email"]]);
});

test("a photo is answered along with the words around it, once", async () => {
  const { shell, code } = await asked();
  const said = await burst(shell, PHOTO, PHOTO, code);
  expect(said).toHaveLength(1);
  expect(idsIn(said[0])).toContain("not-words.words");
  expect(idsIn(said[0]).at(-1)).toBe("forgot.in");
});

test("nobody answers what they have not been asked: a yes behind “cancel” cancels nothing", async () => {
  const shell = await proved();
  const said = await burst(shell, "cancel", "yes");
  expect(said.map(idsIn)).toEqual([["cancel.sure"]]);
  expect((await shell.episodes(chat()))[0]?.end).toBeUndefined();
});

test("what arrives while work is under way is answered with its result, and is no answer to the question of that", async () => {
  const shell = await openShell();
  await shell.inbox.receive(words(TROUBLE));
  await shell.workers.find(({ name }) => name === "turns")?.drain();
  const said = await burst(shell, "ok", "??");
  expect(said.map(idsIn)).toEqual([["forgot.hello", "verify.sent", "verify.code"]]);
});

test("thanks right behind the end are part of it", async () => {
  const shell = await proved();
  const said = await burst(shell, "yes", "thank you so much!", "bye");
  expect(said.length).toBeLessThanOrEqual(1);
  expect((await shell.episodes(chat()))[0]?.end?.outcome).toBe("solved");
});

test("a message on which turns break holds up none of those that came with it", async () => {
  const say: typeof plainTexts.say = (language, id, args) => {
    if (id === textId("not-words.words")) throw new Error("This text is broken.");
    return plainTexts.say(language, id, args);
  };
  const shell = await openShell({ texts: { ...plainTexts, say } });
  await shell.tell(TROUBLE);
  await burst(shell, shell.world.lastSecrets()["code"] ?? "", PHOTO);
  expect(shell.world.readMails().map(({ template }) => template)).toContain("reset-link");
  expect(idsIn((await shell.bubbles())[1]).at(-1)).toBe("forgot.in");
});

/** What people write at any moment, in any order. */
const MESSAGE = fc.constantFrom<InboundBody>(
  ...["hello", TROUBLE, "ana@tidewater.example", "ok", "why?", "??", "thanks", "asdf", "123456", "no", "yes"].map(text),
  press("forgot"),
  press("resend"),
  press("yes"),
  PHOTO,
);
const STEP = fc.oneof(
  { weight: 3, arbitrary: MESSAGE },
  { weight: 2, arbitrary: fc.constantFrom("timers", "turns", "work", "deliveries") },
  { weight: 1, arbitrary: fc.nat(12).map((write) => ({ kind: "killed", write }) as const) },
);

test("whatever comes when, and whenever it is killed: each message is taken once, in order, and answered after it", async () => {
  const holds = fc.asyncProperty(fc.array(STEP, { minLength: 3, maxLength: 14 }), async (steps) => {
    const life = await beginLife();
    for (const step of steps) await life.step(step);
    await life.end();
    const rows = life.store.open.queries.select().from(inbox).all();
    const personal = rows.filter((row) => row.personal).map(({ id }) => id);
    expect(rows.filter(({ status }) => status === "waiting")).toEqual([]);
    expect(takenBy(life.store.open).filter((id) => personal.includes(id))).toEqual(personal);
    await expectAnswered(life, personal.length);
    life.store.open.close();
  });
  await fc.assert(holds, { numRuns: cases(40) });
}, 300_000);

/** Nobody is left without an answer, and what came twice came the same. Whose case waits is told so once. */
async function expectAnswered({ now, sent, store }: Life, messages: number): Promise<void> {
  const lines = await now.shell.inbox.history(chat(), 0);
  if (messages > 0 && (await now.shell.cases()).length === 0) expect(lines.at(-1)?.from).toBe("agent");
  const queued = store.open.queries.select().from(deliveries).all();
  expect(queued.every(({ status }) => status === "sent")).toBe(true);
  expect(new Set(sent.map(({ key, text: said }) => `${key} ${said}`)).size).toBe(lines.filter(isAgents).length);
}

type Life = Awaited<ReturnType<typeof beginLife>>;

/** A process that may die at any write, and the next one that goes on; outside of it a platform and a messenger. */
async function beginLife() {
  const store = killable(openStore(":memory:"));
  const world = await openWorld(store.open);
  const sent: { readonly key: string; readonly text: string }[] = [];
  const born = () => {
    const shell = shellOn(world, world.clock);
    shell.channel.answer = async (message) => {
      sent.push(message);
      return { kind: "sent" };
    };
    return shell;
  };
  const now = { shell: born() };
  const revive = () => {
    store.revive();
    world.clock.advance(61_000);
    now.shell = born();
  };
  const step = async (what: typeof STEP extends fc.Arbitrary<infer Step> ? Step : never) => {
    if (typeof what === "string") await workOf(now.shell, what).catch(() => undefined);
    else if (what.kind === "killed") store.killAt(what.write);
    else await stored(now, words("", { body: what }), revive);
    if (store.isDead()) revive();
  };
  const end = async () => {
    revive();
    await now.shell.drain();
  };
  return { store, sent, now, step, end };
}

const isAgents = ({ from }: { readonly from: string }) => from === "agent";

const workOf = async (shell: Shell, name: string) => shell.workers.find((one) => one.name === name)?.drain();

/** As a platform does: whatever was not acknowledged is delivered again. */
async function stored(now: { readonly shell: Shell }, message: ReturnType<typeof words>, revive: () => void) {
  if ((await now.shell.inbox.receive(message).catch(() => undefined)) !== undefined) return;
  revive();
  await now.shell.inbox.receive(message);
}

/** Events that turns took, in their order. */
const takenBy = ({ queries }: ReturnType<typeof openStore>): readonly number[] =>
  queries
    .select()
    .from(audit)
    .all()
    .filter(({ event }) => event === "conversation_turn")
    .flatMap(({ line }) => {
      const { event, joined } = Line.parse(JSON.parse(line));
      return [event, ...joined];
    });

const Line = z.object({ event: z.number(), joined: z.array(z.number()).default([]) });
