import { expect, test } from "vitest";
import { auditChain, removePerson } from "../../../src/auth/auth.ts";
import { authStore } from "../../../src/store/store.ts";
import { words } from "../world.ts";
import { ADDRESS, ANA, button, openAdmins } from "./world.ts";

test("an open request ends with the member: the admin's chat hears that it is over, and its button does nothing", async () => {
  const admins = await openAdmins();
  const request = await admins.askFor(ADDRESS);
  expect(await admins.lastSaid(admins.phone)).toContain("shell.card-address");
  const { open, random, secrets, clock } = admins.world;
  await removePerson({ store: authStore(open, random, auditChain(secrets)), clock, secrets }, ANA);
  await admins.drain();
  expect(await admins.lastSaid(admins.phone)).toBe(`en:shell.card-over request=${request.code}`);
  await admins.press(admins.phone, button(request, "once"));
  expect(admins.entries()).toEqual([]);
});

test("a removed admin's linked chat decides nothing any more", async () => {
  const admins = await openAdmins();
  const request = await admins.askFor(ADDRESS);
  const { open, random, secrets, clock } = admins.world;
  admins.set("tom@tidewater.example", { role: "admin" });
  const deps = { store: authStore(open, random, auditChain(secrets)), clock, secrets };
  expect(await removePerson(deps, "marta@tidewater.example")).toMatchObject({ ok: true });
  await admins.press(admins.phone, button(request, "once"));
  await admins.tell(words("approve", { from: admins.phone }));
  expect(admins.entries()).toEqual([]);
  expect(admins.rowOf(request.code).status).toBe("open");
});
