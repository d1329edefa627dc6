import { beforeAll, describe, expect, test } from "vitest";
import { auditChain, enrol, type Visitor } from "../../src/auth/auth.ts";
import { after, conversationId, email, type Email, workspaceId } from "../../src/shared/brand.ts";
import { HOUR, MINUTE } from "../../src/shared/clock.ts";
import { authStore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { idOf, openWorld, type World } from "./world.ts";

// A stranger wanted a named person shut out, and needed fifteen requests a day: two chats that asked for a code and typed
// five wrong ones, three presses on "Forgot password?", and ten wrong passwords every quarter of an hour. The owner, who
// tried every hour from fresh addresses, came in 0 times of 24 and was mailed nothing. Here strangers with as many networks
// as they like do all three to a hundred people for a day; each of them comes at an hour of their own.

const PEOPLE = 100;
const HOURS = 24;
const PASSWORD = "seven quiet harbours";

interface Person {
  readonly address: Email;
  /** What their browser at home holds. */
  readonly device: string | undefined;
  /** A chat that they linked. */
  readonly linked: string;
}

let world: World;
const cameIn: { way: string; who: string; tries: number }[] = [];

beforeAll(async () => {
  world = await openWorld();
  const people = await settle(world);
  for (let hour = 0; hour < HOURS; hour += 1) {
    for (const [index, person] of people.entries()) if (index % HOURS >= hour) await attack(person, hour);
    for (const [index, person] of people.entries()) if (index % HOURS === hour) await comeIn(person, index);
    world.clock.advance(HOUR - 20 * MINUTE);
  }
}, 300_000);

async function settle({ open, random, secrets, auth, clock }: World): Promise<readonly Person[]> {
  const store = authStore(open, random, auditChain(secrets));
  const addresses = Array.from({ length: PEOPLE }, (_, index) => email(`p${String(index)}@many.example`));
  const plain = { role: "member", status: "active", language: "en", twoSteps: false, lockedUntil: undefined } as const;
  await enrol(
    { store, random, secrets, hasher: cheapHasher },
    { id: workspaceId("many"), name: "Many", whitelistOn: false, whitelist: [] },
    addresses.map((address) => ({ ...plain, email: address, name: address, password: PASSWORD })),
    clock.now(),
  );
  const people: Person[] = [];
  for (const address of addresses) {
    const entered = await auth.signIn.withPassword({ address, password: PASSWORD, language: "en", seen: HOME });
    const device =
      entered.kind === "signed-in" ? await auth.devices.afterSignIn(entered.session, undefined) : undefined;
    people.push({ address, device, linked: await link(address) });
  }
  return people;
}

/** Holds what it is given. */
interface Browser extends Visitor {
  device?: string | undefined;
}

const HOME: Visitor = { address: "192.0.2.7", userAgent: "Firefox" };

async function link(address: Email): Promise<string> {
  const account = idOf(world, address);
  if (!account) throw new Error(address);
  const id = `linked to ${address}`;
  const idleAt = after(world.clock.now(), 100 * HOURS * HOUR);
  const linked = { kind: "chat-linked", id, account, conversation: conversationId(id), channel: "telegram" } as const;
  const { open, random, secrets, clock } = world;
  const decision = { changes: [{ ...linked, idleAt }], mails: [], audit: [] };
  await authStore(open, random, auditChain(secrets)).save(decision, clock.now());
  return id;
}

let networks = 0;
/** Strangers have as many networks as they like: each an IPv6 /64, and every other of them an IPv4 address. */
const fresh = (): Visitor => {
  networks += 1;
  const high = networks >> 8;
  const low = networks & 255;
  const address =
    networks % 2 === 0
      ? `2001:db8:${high.toString(16)}:${low.toString(16)}::1`
      : `203.${String(high)}.0.${String(low)}`;
  return { address, userAgent: "curl" };
};

/** All three at once, once more than is enough in the first hour, and enough to keep it up in every other. */
async function attack({ address }: Person, hour: number): Promise<void> {
  const { auth } = world;
  for (let source = 0; source < (hour === 0 ? 6 : 1); source += 1) {
    const seen = fresh();
    for (let tries = 0; tries < (hour === 0 ? 10 : 4); tries += 1)
      await auth.signIn.withPassword({ address, password: "wrong", language: "en", seen });
  }
  for (let chat = 0; chat < (hour === 0 ? 2 : 1); chat += 1) await guessInChat(address, fresh());
  for (let times = 0; times < 3; times += 1) await forgot(address, fresh());
}

async function guessInChat(address: Email, seen: Visitor): Promise<void> {
  const chat = `stranger ${seen.address}`;
  await ask(address, { chat, seen });
  for (let tries = 0; tries < 5; tries += 1) await world.type("000000", chat);
}

const forgot = (address: Email, seen: Visitor) =>
  world.auth.passwords.requestResetLink({ address, language: "en", seen, idempotencyKey: world.newKey() });

function ask(address: Email, { chat, seen }: { readonly chat: string; readonly seen?: Visitor }) {
  const devices = world.auth.devices.read(seen?.device);
  const origin = { ...world.originOf(chat), seenFrom: seen?.address, devices };
  return world.auth.codes.request({ address, purpose: "reset-password", origin, idempotencyKey: world.newKey() });
}

/** Every way for each kind of owner. How many tries it took is noted; beyond two nobody tries. */
async function comeIn(person: Person, index: number): Promise<void> {
  const { address, device, linked } = person;
  const atHome: Browser = { ...HOME, address: `198.51.${String(index)}.1`, device };
  await note("known device", person, () => bySigningIn(address, atHome));
  await note("known device, code", person, () => byCode(address, { chat: `home ${address}`, seen: atHome }));
  await note("known device, reset", person, () => byReset(address, atHome));
  await note("linked chat", person, () => byCode(address, { chat: linked }));
  const phone: Browser = { address: `198.52.${String(index)}.1`, userAgent: "phone" };

  await note("fresh phone", person, async () => (await bySigningIn(address, phone)) || press(address, phone));
  await note("fresh phone, code", person, () => byCode(address, { chat: `phone ${address}`, seen: phone }));
  await note("fresh phone, reset", person, () => byReset(address, phone));
}

async function note(way: string, { address }: Person, enter: () => Promise<boolean>): Promise<void> {
  const first = await enter();
  cameIn.push({ way, who: address, tries: first ? 1 : (await enter()) ? 2 : Infinity });
}

/** A browser takes what a sign-in gives it: the mark that it had before is good for nothing from then on. */
async function bySigningIn(address: Email, seen: Browser): Promise<boolean> {
  const answer = await world.auth.signIn.withPassword({ address, password: PASSWORD, language: "en", seen });
  if (answer.kind !== "signed-in") return false;
  seen.device = await world.auth.devices.afterSignIn(answer.session, seen.device);
  return true;
}

async function byCode(address: Email, from: { readonly chat: string; readonly seen?: Visitor }): Promise<boolean> {
  const answer = await ask(address, from);
  return answer.kind === "mailed" && (await world.type(world.lastSecrets()["code"] ?? "", from.chat)) === "right";
}

async function byReset(address: Email, seen: Visitor): Promise<boolean> {
  await forgot(address, seen);
  return world.lastSecrets()["reset"] !== undefined;
}

/** Presses the button of the newest mail that has one. @returns false, for nobody is in by that */
async function press(address: Email, phone: Browser): Promise<boolean> {
  const id = idOf(world, address);
  for (const { recipient, secrets } of world.readMails().toReversed()) {
    if (recipient !== id || !secrets) continue;
    const { disown = "" } = world.readSecrets(secrets);
    if ((await world.auth.devices.takePass(disown)) !== "taken") continue;
    phone.device = await world.auth.devices.afterLink(disown, undefined);
    return false;
  }
  return false;
}

describe("while strangers do all three to everybody for a day", () => {
  test.each([
    "known device",
    "known device, code",
    "known device, reset",
    "linked chat",
    "fresh phone",
    "fresh phone, code",
    "fresh phone, reset",
  ])("the owner comes in within two tries, a hundred of a hundred: %s", (way) => {
    const those = cameIn.filter((one) => one.way === way);
    expect(those.filter(({ tries }) => tries > 2)).toEqual([]);
    expect(those).toHaveLength(PEOPLE);
  });

  test("a fresh phone without its mailbox is a stranger among strangers", async () => {
    const address = email("p23@many.example");
    expect(await bySigningIn(address, fresh())).toBe(false);
    expect((await ask(address, { chat: "no mailbox", seen: fresh() })).kind).toBe("used-up");
  });
});
