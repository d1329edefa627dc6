import { expect, test } from "vitest";
import { MINUTE } from "../../../src/shared/clock.ts";
import { no, ok } from "../../../src/shared/outcome.ts";
import { OFFICE } from "../world.ts";
import { openOffice, sessionOf } from "./world.ts";

const rename = (office: Awaited<ReturnType<typeof openOffice>>, name: string, session = office.marta) =>
  office.auth.members.renameWorkspace({ session, seen: OFFICE, name });

test("an admin gives the workspace another name, and everybody in it sees it", async () => {
  const office = await openOffice();
  const ana = await sessionOf(office, "ana@tidewater.example");
  expect(await rename(office, "  Tidewater Viajes & Ferries, S.A. ")).toEqual(ok("renamed"));
  expect((await office.auth.signIn.who(ana, OFFICE))?.workspaceName).toBe("Tidewater Viajes & Ferries, S.A.");
  expect(await rename(office, "Tidewater Viajes & Ferries, S.A.")).toEqual(no("unchanged"));
});

test.each([
  "",
  "   ",
  "a".repeat(61),
  "win.example",
  "http://win",
  "<b>Tidewater</b>",
  "Tidewater\u202eFerries",
  "Tidewater\u0000",
])("the name %j is refused", async (name) => {
  expect(await rename(await openOffice(), name)).toEqual(no("bad-name"));
});

test("neither a member nor an admin with a stale password renames anything", async () => {
  const office = await openOffice();
  const member = await sessionOf(office, "ana@tidewater.example");
  expect(await rename(office, "Ana Tours", member)).toEqual(no("not-admin"));
  office.clock.advance(15 * MINUTE);
  expect(await rename(office, "Marta Tours")).toEqual(no("password-needed"));
});
