import { expect, test } from "vitest";
import { audit } from "../../../db/schema/audit.ts";
import {
  auditChain,
  importPeople,
  isPeopleFile,
  listPeople,
  readPeopleFile,
  setStanding,
  type StandingWish,
} from "../../../src/auth/auth.ts";
import { email } from "../../../src/shared/brand.ts";
import { no, ok } from "../../../src/shared/outcome.ts";
import { authStore } from "../../../src/store/store.ts";
import { openOffice, PASSWORDS, sessionOf } from "../members/world.ts";
import { allRows } from "../set-up/world.ts";
import { askForCode, getResetToken, OFFICE, openWorld, type World } from "../world.ts";

const ANA = "ana@tidewater.example";
const MARTA = "marta@tidewater.example";
const operator = ({ open, random, secrets, clock }: Pick<World, "open" | "random" | "secrets" | "clock">) => ({
  store: authStore(open, random, auditChain(secrets)),
  clock,
  secrets,
  random,
});
const ELSEWHERE = { provider: "Harbour ID", address: "https://id.harbour.example/" };
const SHUT: Readonly<Record<"suspended" | "elsewhere", StandingWish>> = {
  suspended: { kind: "suspend", why: "The invoice is open" },
  elsewhere: { kind: "signs-in", elsewhere: ELSEWHERE },
};
const OPEN: Readonly<Record<keyof typeof SHUT, StandingWish>> = {
  suspended: { kind: "unsuspend" },
  elsewhere: { kind: "signs-in", elsewhere: undefined },
};
const KINDS = ["suspended", "elsewhere"] as const;
const right = PASSWORDS[ANA] ?? "";

test.each(KINDS)("%s: out at once, by any password, and in again with the one before", async (kind) => {
  const world = await openWorld();
  const session = await sessionOf(world, ANA);
  expect(await setStanding(operator(world), ANA, SHUT[kind])).toEqual(ok("done"));
  expect(await world.auth.signIn.who(session, OFFICE)).toBeUndefined();
  expect(await world.signIn(ANA, right)).toEqual(await world.signIn(ANA, "another one entirely"));
  expect((await world.signIn(ANA, right)).kind).toBe("refused");
  expect(await setStanding(operator(world), ANA, OPEN[kind])).toEqual(ok("done"));
  expect((await world.signIn(ANA, right)).kind).toBe("signed-in");
});

test.each(KINDS)("%s: no road orders a reset, with proof or without, and no earlier one works", async (kind) => {
  const world = await openWorld();
  const before = await getResetToken(world, ANA);
  await setStanding(operator(world), ANA, SHUT[kind]);
  await world.type(await askForCode(world, ANA));
  const mails = world.readMails().length;
  expect(await world.mailLink()).toBe("disabled");
  await world.auth.passwords.requestResetLink({
    address: email(ANA),
    language: "en",
    idempotencyKey: world.newKey(),
  });
  expect(
    world
      .readMails()
      .slice(mails)
      .filter(({ recipient }) => recipient !== "decoy"),
  ).toEqual([]);
  const change = { password: "seven-quiet-lamps", repeated: "seven-quiet-lamps", seen: OFFICE };
  expect(await world.auth.passwords.changePassword({ token: before, ...change })).toEqual(no("dead-link"));
});

test.each(KINDS)("%s: whoever proved the mailbox is told why, and by the doctor as well", async (kind) => {
  const world = await openWorld();
  await setStanding(operator(world), ANA, SHUT[kind]);
  await world.type(await askForCode(world, ANA));
  const { conversation } = world.originOf("chat");
  const told = await world.auth.diagnosis.standing(conversation);
  expect(told).toMatchObject(
    ok(kind === "suspended" ? { kind, why: "The invoice is open", endedBy: "company" } : { kind, ...ELSEWHERE }),
  );
  const found = await world.auth.diagnosis.diagnose({ conversation });
  expect(found).toMatchObject({ value: { cause: { trouble: kind } } });
});

test("nobody is told how an account stands without proof of its mailbox", async () => {
  const world = await openWorld();
  await setStanding(operator(world), ANA, SHUT.suspended);
  await askForCode(world, ANA);
  expect(await world.auth.diagnosis.standing(world.originOf("chat").conversation)).toEqual(no("unproved"));
  expect(await world.auth.diagnosis.standing(world.originOf("another").conversation)).toEqual(no("unproved"));
});

test("an admin suspends and ends it; what the company suspended no admin ends, by no way round", async () => {
  const office = await openOffice();
  const on = { session: office.marta, seen: OFFICE, member: office.id(ANA) };
  const { people, members } = office.auth;
  expect(await people.suspend({ ...on, why: "  On \n leave " })).toEqual(ok("done"));
  expect(await people.suspend({ ...on, why: "On leave" })).toEqual(no("unchanged"));
  expect(await members.change({ ...on, action: "mail-reset-link" })).toEqual(no("suspended"));
  expect(await people.unsuspend(on)).toEqual(ok("done"));
  expect(await people.unsuspend(on)).toEqual(no("unchanged"));
  await setStanding(operator(office), ANA, SHUT.suspended);
  expect(await people.unsuspend(on)).toEqual(no("not-yours"));
  expect(await people.suspend({ ...on, why: "Ours" })).toEqual(no("not-yours"));
  // Disabled and enabled again, or sent elsewhere and back, it is what it was.
  await members.change({ ...on, action: "disable" });
  await members.change({ ...on, action: "enable" });
  await people.signInWith({ ...on, provider: "Harbour ID", address: "" });
  await people.signInWith({ ...on, provider: "", address: "" });
  expect((await office.signIn(ANA, right)).kind).toBe("refused");
  const listed = await listPeople(operator(office), { standing: "suspended" });
  expect(listed).toMatchObject({ value: [{ email: ANA, suspension: { endedBy: "company" } }] });
});

test("nobody shuts out themselves or the last active admin, and what is typed wrong changes nothing", async () => {
  const office = await openOffice();
  const on = { session: office.marta, seen: OFFICE, member: office.id(ANA) };
  const self = { ...on, member: office.id(MARTA) };
  const { people } = office.auth;
  const rows = allRows(office.open);
  expect(await people.suspend({ ...self, why: "Me" })).toEqual(no("yourself"));
  expect(await people.signInWith({ ...self, provider: "Harbour ID", address: "" })).toEqual(no("yourself"));
  for (const wish of Object.values(SHUT))
    expect(await setStanding(operator(office), MARTA, wish)).toEqual(no("last-admin"));
  for (const why of ["", " ", "a".repeat(201), "<b>no</b>", "one\u0007two"])
    expect(await people.suspend({ ...on, why })).toEqual(no("bad-reason"));
  const elsewhere = (provider: string, address: string) => people.signInWith({ ...on, provider, address });
  expect(await elsewhere("evil.example/now", "")).toEqual(no("bad-provider"));
  for (const address of ["http://id.example", "javascript:alert(1)", "https://me:you@id.example", "id"])
    expect(await elsewhere("Harbour ID", address)).toEqual(no("bad-place"));
  expect(allRows(office.open)).toBe(rows);
});

test("a file says who is suspended and who signs in elsewhere; empty says nothing, and each is in the record", async () => {
  const world = await openWorld();
  const text = [
    "email,name,workspace,suspended,signs_in_with,sign_in_page",
    "ana@tidewater.example,Ana Reyes,Tidewater Ferries,The invoice is open,,",
    "ivy@x.example,Ivy Lane,Tidewater Ferries,,Harbour ID,https://id.harbour.example/",
  ].join("\n");
  const file = readPeopleFile(new TextEncoder().encode(text), 100);
  if (!isPeopleFile(file)) throw new Error(file.kind);
  const wish = { workspace: undefined, language: "en", languages: ["en"], dryRun: false } as const;
  expect(await importPeople(operator(world), file, wish)).toMatchObject({ added: 1, changed: 1, withoutPassword: 0 });
  expect(await importPeople(operator(world), file, wish)).toMatchObject({ added: 0, changed: 0, same: 2 });
  const listed = await listPeople(operator(world));
  const standings = new Map(listed.ok ? listed.value.map(({ email, standing }) => [email, standing]) : []);
  expect([standings.get(email(ANA)), standings.get(email("ivy@x.example"))]).toEqual(["suspended", "elsewhere"]);
  await setStanding(operator(world), ANA, OPEN.suspended);
  const line = world.open.queries.select().from(audit).all().at(-1);
  expect(line?.line).toContain("suspension-ended");
});
