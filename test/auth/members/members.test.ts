import { describe, expect, test } from "vitest";
import { audit } from "../../../db/schema/audit.ts";
import { no, ok } from "../../../src/shared/outcome.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { OFFICE } from "../world.ts";
import { openOffice, PASSWORDS, sessionOf } from "./world.ts";

const ACTIONS = ["make-admin", "make-member", "disable", "enable", "unlock", "mail-reset-link"] as const;
const ANA = "ana@tidewater.example";
const MARTA = "marta@tidewater.example";
const TOM = "tom@tidewater.example";
const NINA = "nina@tidewater.example";

describe("the list", () => {
  test("names everybody of the workspace and nobody else, with what an admin must know", async () => {
    const office = await openOffice();
    const list = await office.list();
    if (!list.ok) throw new Error(list.reason);
    const by = (who: string) => list.value.find(({ email }) => email === who);
    expect(by(MARTA)).toMatchObject({ isSelf: true, role: "admin", lastSignIn: office.clock.now() });
    expect(by(TOM)).toMatchObject({ lockedUntil: office.clock.now() + 15 * MINUTE, lastSignIn: undefined });
    expect(by(NINA)).toMatchObject({ status: "disabled", isSelf: false, lockedUntil: undefined });
    expect(by("lucia@tidewater.example")).toMatchObject({ twoSteps: true });
    expect(list.value.every(({ email }) => email.endsWith("@tidewater.example"))).toBe(true);
    expect(list.value.map(({ name }) => name.toLowerCase())).toEqual(
      list.value.map(({ name }) => name.toLowerCase()).sort(),
    );
  });

  test("is shut for members, for strangers, and fifteen minutes after the password", async () => {
    const office = await openOffice();
    const ask = (session: string) => office.auth.members.list({ session, seen: OFFICE });
    expect(await ask(await sessionOf(office, ANA))).toEqual(no("not-admin"));
    expect(await ask("a token of nobody")).toEqual(no("signed-out"));
    office.clock.advance(15 * MINUTE);
    expect(await ask(office.marta)).toEqual(no("password-needed"));
  });
});

describe("disabling", () => {
  test("ends sessions, codes and links at once", async () => {
    const office = await openOffice();
    const session = await sessionOf(office, ANA);
    await office.requestLink(ANA);
    const reset = office.lastSecrets()["reset"] ?? "";
    expect(await office.auth.passwords.inspectResetLink(reset)).toBeDefined();
    expect(await office.change(ANA, "disable")).toEqual(ok("done"));
    expect(await office.auth.signIn.who(session, OFFICE)).toBeUndefined();
    expect(await office.change(ANA, "enable")).toEqual(ok("done"));
    expect(await office.auth.signIn.who(session, OFFICE)).toBeUndefined();
    expect(await office.auth.passwords.inspectResetLink(reset)).toBeUndefined();
  });

  test("keeps the person out until somebody enables the account again", async () => {
    const office = await openOffice();
    await office.change(ANA, "disable");
    expect((await office.signIn(ANA, PASSWORDS[ANA] ?? "")).kind).toBe("refused");
    await office.change(ANA, "enable");
    expect((await office.signIn(ANA, PASSWORDS[ANA] ?? "")).kind).toBe("signed-in");
  });
});

describe("a role", () => {
  test("counts from the next click on: a new admin sees the list, a former one does not", async () => {
    const office = await openOffice();
    const session = await sessionOf(office, ANA);
    const look = () => office.auth.members.list({ session, seen: OFFICE });
    await office.change(ANA, "make-admin");
    expect((await look()).ok).toBe(true);
    await office.change(ANA, "make-member");
    expect(await look()).toEqual(no("not-admin"));
  });

  test("of two admins who take it from each other at once, one keeps it", async () => {
    const office = await openOffice();
    const session = await sessionOf(office, ANA);
    await office.change(ANA, "make-admin");
    const answers = await Promise.all([office.change(MARTA, "make-member", session), office.change(ANA, "disable")]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});

describe("unlocking", () => {
  test("ends the lock and forgets the failures that led to it", async () => {
    const office = await openOffice();
    for (let tries = 0; tries < 10; tries += 1) await office.signIn(ANA, "wrong");
    expect((await office.signIn(ANA, PASSWORDS[ANA] ?? "")).kind).toBe("refused");
    expect(await office.change(ANA, "unlock")).toEqual(ok("done"));
    expect((await office.signIn(ANA, "wrong")).kind).toBe("refused");
    expect((await office.signIn(ANA, PASSWORDS[ANA] ?? "")).kind).toBe("signed-in");
    expect(await office.change(ANA, "unlock")).toEqual(no("unchanged"));
  });
});

describe("a reset mail sent by an admin", () => {
  test("goes to the address on file, says that an admin sent it, and its link works", async () => {
    const office = await openOffice();
    expect(await office.change(ANA, "mail-reset-link")).toEqual(ok("done"));
    const mail = office.readMails().at(-1);
    expect(mail).toMatchObject({ template: "reset-link", recipient: office.id(ANA), details: { channel: "admin" } });
    const token = office.lastSecrets()["reset"] ?? "";
    const typed = { password: "nine slow ferries", repeated: "nine slow ferries", seen: OFFICE };
    expect(await office.auth.passwords.changePassword({ token, ...typed })).toEqual(ok("changed"));
  });

  test("has a budget: the fourth within an hour is not sent", async () => {
    const office = await openOffice();
    const send = () => office.change(ANA, "mail-reset-link");
    expect([await send(), await send(), await send(), await send()].map(({ ok: sent }) => sent)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(await office.change(NINA, "mail-reset-link")).toEqual(no("disabled"));
  });
});

test.each(ACTIONS)("%s reaches nobody of another workspace, who is like somebody who is not there", async (action) => {
  const office = await openOffice();
  const before = office.row("uma@breakwater.example");
  const mails = office.readMails().length;
  expect(await office.change("uma@breakwater.example", action)).toEqual(no("unknown"));
  expect(await office.change("nobody@nowhere.example", action)).toEqual(no("unknown"));
  expect(office.row("uma@breakwater.example")).toEqual(before);
  expect(office.readMails()).toHaveLength(mails);
});

test.each(ACTIONS)("%s by a member, a stranger or a stale admin changes nothing", async (action) => {
  const office = await openOffice();
  const member = await sessionOf(office, ANA);
  const before = office.row(TOM);
  expect(await office.change(TOM, action, member)).toEqual(no("not-admin"));
  expect(await office.change(TOM, action, "a token of nobody")).toEqual(no("signed-out"));
  office.clock.advance(15 * MINUTE);
  expect(await office.change(TOM, action)).toEqual(no("password-needed"));
  expect(office.row(TOM)).toEqual(before);
});

test("every change tells the member by mail who did it, and leaves a line that names both", async () => {
  const office = await openOffice();
  for (const action of ["make-admin", "make-member", "disable", "enable"] as const) {
    expect(await office.change(ANA, action)).toEqual(ok("done"));
    const details = { change: action, by: "Marta Keel" };
    expect(office.readMails().at(-1)).toMatchObject({ template: "member-changed", recipient: office.id(ANA), details });
    const line = office.open.queries.select().from(audit).all().at(-1);
    expect(line?.event).toMatch(/^authz_(change|admin)$/);
    expect(JSON.parse(line?.line ?? "")).toMatchObject({ account: office.id(ANA), action, by: office.id(MARTA) });
  }
});
