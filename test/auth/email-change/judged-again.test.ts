import { expect, test } from "vitest";
import { email } from "../../../src/shared/brand.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { getResetToken, idOf, OFFICE } from "../world.ts";
import { openSignedIn, type SignedInWorld, signInWith } from "../two-factor/world.ts";

const ANA = "ana@tidewater.example";
const NEW = "ana.marsh@new.example";
type Acting = Awaited<ReturnType<SignedInWorld["enter"]>>;

const askFor = (world: SignedInWorld, here: Acting) =>
  world.auth.emailChange.requestCode({ ...here, address: email(NEW), language: "en" });

test("the password that was fresh when the code was asked for must be fresh when it is typed", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  world.clock.advance(14 * MINUTE);
  expect(await askFor(world, here)).toMatchObject({ ok: true, value: { kind: "mailed" } });
  const digits = world.lastCode();
  world.clock.advance(MINUTE);
  expect(await world.auth.emailChange.confirm({ ...here, digits })).toEqual({ ok: false, reason: "password-needed" });
  expect(idOf(world, NEW)).toBeUndefined();
});

test("for a day after a reset by the mailbox alone, no code that is typed changes the address, and it is told why", async () => {
  const world = await openSignedIn();
  const token = await getResetToken(world, ANA);
  const password = "wandering-otter-7";
  await world.auth.passwords.changePassword({ token, password, repeated: password, seen: OFFICE });
  const entered = await signInWith(world, ANA, password);
  const here = { session: "session" in entered ? entered.session : "", seen: OFFICE };
  await askFor(world, here);
  const confirmed = await world.auth.emailChange.confirm({ ...here, digits: world.lastCode() });
  expect(idOf(world, NEW)).toBeUndefined();
  expect(confirmed).toEqual({ ok: false, reason: "reset-lately" });
});
