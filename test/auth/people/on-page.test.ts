import { expect, test } from "vitest";
import { MINUTE } from "../../../src/shared/clock.ts";
import { no } from "../../../src/shared/outcome.ts";
import { openOffice, sessionOf } from "../members/world.ts";
import { allRows } from "../set-up/world.ts";
import { OFFICE } from "../world.ts";

const ANA = "ana@tidewater.example";
const MARTA = "marta@tidewater.example";
const BLANK = {
  workspace: "",
  role: "",
  language: "",
  password_hash: "",
  suspended: "",
  signs_in_with: "",
  sign_in_page: "",
};
const IVY = { ...BLANK, email: "ivy@x.example", name: "Ivy" };

type Office = Awaited<ReturnType<typeof openOffice>>;

/** All that an admin can do here, each with the same session and member. */
const everything = ({ auth, id }: Office, session: string, who: string) => {
  const command = { session, seen: OFFICE, member: id(who) };
  const lines = [{ line: 2, values: IVY, beyond: false }];
  return Promise.all([
    auth.people.rename({ ...command, name: "Another Name" }),
    auth.people.suspend({ ...command, why: "Left the company" }),
    auth.people.unsuspend(command),
    auth.people.signInWith({ ...command, provider: "Elsewhere", address: "" }),
    auth.people.remove(command),
    auth.people.bringIn({ ...command, lines, languages: ["en"], dryRun: false }),
  ]);
};

test("members, strangers and admins with an old password do nothing to anybody", async () => {
  const office = await openOffice();
  const member = await sessionOf(office, ANA);
  const before = () => allRows(office.open);
  const rows = before();
  for (const answer of await everything(office, member, ANA)) expect(answer).toEqual(no("not-admin"));
  for (const answer of await everything(office, "nobody", ANA)) expect(answer).toEqual(no("signed-out"));
  office.clock.advance(15 * MINUTE);
  for (const answer of await everything(office, office.marta, ANA)) expect(answer).toEqual(no("password-needed"));
  expect(before()).toBe(rows);
});

test("somebody of another workspace is not there, and nobody takes out themselves", async () => {
  const office = await openOffice();
  const command = { session: office.marta, seen: OFFICE };
  const stranger = { ...command, member: office.id("adrian@breakwater.example") };
  expect(await office.auth.people.remove(stranger)).toEqual(no("unknown"));
  expect(await office.auth.people.rename({ ...stranger, name: "Adrian" })).toEqual(no("unknown"));
  expect(await office.auth.people.remove({ ...command, member: office.id(MARTA) })).toEqual(no("yourself"));
});

test("a name is one that may be, and whoever is removed is out", async () => {
  const office = await openOffice();
  const command = { session: office.marta, seen: OFFICE, member: office.id(ANA) };
  const session = await sessionOf(office, ANA);
  expect(await office.auth.people.rename({ ...command, name: "a.evil.example" })).toEqual(no("bad-name"));
  expect(await office.auth.people.rename({ ...command, name: "Ana Reyes" })).toMatchObject({ ok: true });
  expect(await office.auth.people.remove(command)).toMatchObject({ ok: true });
  expect(await office.auth.signIn.who(session, OFFICE)).toBeUndefined();
});
