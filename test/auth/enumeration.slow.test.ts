import fc from "fast-check";
import { expect, test } from "vitest";
import { auditChain, setStanding, type StandingWish } from "../../src/auth/auth.ts";
import { addressKeyOf } from "../../src/auth/account.ts";
import { after, conversationId, email } from "../../src/shared/brand.ts";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { authStore } from "../../src/store/store.ts";
import { openLoggingStore } from "../store/logging-store.ts";
import { add, EVA } from "./set-up/world.ts";
import { CAFE, groundOn, OFFICE, type World, openWorld } from "./world.ts";

/** What a stranger can do without a proof. Codes and passwords are wrong; nobody guesses right by being persistent. */
type Move =
  | {
      readonly kind: "ask" | "type" | "link" | "portal" | "sign-in" | "from-elsewhere" | "forget";
      readonly chat: string;
    }
  | { readonly kind: "wait"; readonly minutes: number };

const chat = fc.constantFrom("chat-1", "chat-2");
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("ask"), chat }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("type"), chat }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("sign-in"), chat }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("link", "portal", "from-elsewhere", "forget"), chat }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait"), minutes: fc.constantFrom(0.5, 1, 2, 5, 11, 70) }) },
);

type Persona = Awaited<ReturnType<typeof openPersona>>;

/** A world of its own with the same chance and time as all others, and one address to try. */
async function openPersona(address: string, locked: boolean, standing?: StandingWish) {
  const { open, takeStatements } = openLoggingStore();
  const world = await openWorld(await groundOn(open, "the same chance for everybody"));
  await add(world, "Tidewater Ferries");
  const store = authStore(open, world.random, auditChain(world.secrets));
  if (standing) await setStanding({ ...world, store }, address, standing);
  const key = addressKeyOf(world.secrets, email(address));
  let run = 0;
  const begin = async () => {
    run += 1;
    world.clock.advance(3 * DAY);
    const until = after(world.clock.now(), DAY);
    const changes = locked ? [{ kind: "locked", key, until } as const] : [];
    await store.save({ changes, mails: [], audit: [] }, world.clock.now());
    takeStatements();
  };
  const take = async (step: Move) => {
    const answer = await takeMove(world, address, step, run);
    return { answer, statements: takeStatements() };
  };
  return { begin, take };
}

async function takeMove(world: World, address: string, step: Move, run: number): Promise<unknown> {
  if (step.kind === "wait") {
    world.clock.advance(step.minutes * MINUTE);
    return "waited";
  }
  const chatId = `${step.chat} of run ${run}`;
  switch (step.kind) {
    case "ask":
      return world.ask(address, chatId);
    case "type":
      return world.type("000000", chatId);
    case "link":
      return world.mailLink(chatId);
    case "portal":
      return world.auth.passwords.requestResetLink({
        address: email(address),
        language: "en",
        idempotencyKey: world.newKey(),
      });
    case "forget":
      return world.auth.codes.forget(conversationId(chatId));
    default:
      return world.signIn(address, "not the password", step.kind === "sign-in" ? OFFICE : CAFE);
  }
}

async function transcriptsOf(personas: readonly Persona[], steps: readonly Move[]) {
  const transcripts = [];
  for (const persona of personas) {
    await persona.begin();
    const transcript = [];
    for (const step of steps) transcript.push(await persona.take(step));
    transcripts.push(transcript);
  }
  return transcripts;
}

/** Every persona sees the same answers and costs the database the same statements as the first one. */
const sameForAll = async (personas: readonly Persona[], runs: number) =>
  fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 10 }), async (steps) => {
      const [first, ...others] = await transcriptsOf(personas, steps);
      for (const other of others) expect(other).toEqual(first);
    }),
    { numRuns: runs },
  );

test("known and unknown addresses: same answers, same statements", { timeout: 240_000 }, async () => {
  const addresses = ["nobody@tidewater.example", "ana@tidewater.example"];
  await sameForAll(await Promise.all(addresses.map((address) => openPersona(address, false))), 1000);
});

test("disabled, two-step and invited addresses: same answers, same statements", { timeout: 180_000 }, async () => {
  const addresses = ["nobody@tidewater.example", "nina@tidewater.example", "uma@breakwater.example", EVA.email];
  await sameForAll(await Promise.all(addresses.map((address) => openPersona(address, false))), 100);
});

test(
  "suspended addresses, and those that sign in elsewhere: same answers, same statements",
  { timeout: 180_000 },
  async () => {
    const elsewhere = { provider: "Harbour ID", address: "https://id.harbour.example/" };
    const personas = await Promise.all([
      openPersona("nobody@tidewater.example", false),
      openPersona("ana@tidewater.example", false, { kind: "suspend", why: "The invoice is open" }),
      openPersona("ana@tidewater.example", false, { kind: "signs-in", elsewhere }),
    ]);
    await sameForAll(personas, 100);
  },
);

test("a locked address answers and costs the same whether or not it exists", { timeout: 120_000 }, async () => {
  const addresses = ["nobody@tidewater.example", "tom@tidewater.example"];
  await sameForAll(await Promise.all(addresses.map((address) => openPersona(address, true))), 100);
});

/** What chance made of it: where an address is locked, its owner is mailed once a day, and that draws from the same chance. */
const withoutPhrase = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify({ answer }).replace(/"phrase":"[^"]*"/u, `"phrase":""`));

test("a locked address answers like one that is not locked", { timeout: 120_000 }, async () => {
  const personas = await Promise.all([
    openPersona("ana@tidewater.example", false),
    openPersona("tom@tidewater.example", true),
  ]);
  const answersOnly = personas.map(({ begin, take }) => ({
    begin,
    take: async (step: Move) => ({ answer: withoutPhrase((await take(step)).answer), statements: [] }),
  }));
  await sameForAll(answersOnly, 100);
});
