import { expect, test } from "vitest";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { OFFICE, openWorld } from "./world.ts";

const PASSWORD = "kelp-barnacle-41";

/** Ana, signed in 20 minutes ago: her password is not fresh any more. */
async function staleSession() {
  const world = await openWorld();
  const entered = await world.signIn("ana@tidewater.example", PASSWORD);
  if (entered.kind !== "signed-in") throw new Error(entered.kind);
  world.clock.advance(20 * MINUTE);
  const acting = { session: entered.session, seen: OFFICE };
  const { signIn } = world.auth;
  const confirm = (password: string) => signIn.confirmPassword({ ...acting, password });
  const isFresh = async () => (await signIn.standing(acting))?.fresh;
  return { world, confirm, isFresh };
}

test("the password typed again makes a session fresh, and a wrong one does not", async () => {
  const { confirm, isFresh } = await staleSession();
  expect(await isFresh()).toBe(false);
  expect([await confirm("wrong"), await isFresh()]).toEqual(["refused", false]);
  expect([await confirm(PASSWORD), await isFresh()]).toEqual(["confirmed", true]);
});

test("ten wrong passwords in a session lock it, so that the right one is refused, too, and shut no other door", async () => {
  const { world, confirm, isFresh } = await staleSession();
  for (let tries = 0; tries < 10; tries += 1) expect(await confirm("wrong")).toBe("refused");
  expect([await confirm(PASSWORD), await isFresh()]).toEqual(["refused", false]);
  expect(await world.signIn("ana@tidewater.example", PASSWORD)).toMatchObject({ kind: "signed-in" });
  world.clock.advance(16 * MINUTE);
  expect(await confirm(PASSWORD)).toBe("confirmed");
});

test("a session that was idle for too long is not brought back by the password", async () => {
  const { world, confirm, isFresh } = await staleSession();
  world.clock.advance(90 * DAY);
  expect([await confirm(PASSWORD), await isFresh()]).toEqual(["signed-out", undefined]);
});
