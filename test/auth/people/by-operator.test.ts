import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { audit } from "../../../db/schema/audit.ts";
import { accounts } from "../../../db/schema/auth.ts";
import { auditChain, listPeople, removePerson, renamePerson } from "../../../src/auth/auth.ts";
import { no } from "../../../src/shared/outcome.ts";
import { authStore } from "../../../src/store/store.ts";
import { getResetToken, idOf, OFFICE, openWorld, type World } from "../world.ts";
import { add, allRows } from "../set-up/world.ts";
import { PASSWORDS, sessionOf } from "../members/world.ts";

const ANA = "ana@tidewater.example";
const MARTA = "marta@tidewater.example";

const operator = ({ open, random, secrets, clock }: World) => ({
  store: authStore(open, random, auditChain(secrets)),
  clock,
  secrets,
});

const lastLine = ({ open }: World) => open.queries.select().from(audit).all().at(-1);

test("everybody is listed with workspace and standing, and can be narrowed to both", async () => {
  const world = await openWorld();
  await add(world, "Tidewater Ferries");
  const deps = operator(world);
  const all = await listPeople(deps);
  if (!all.ok) throw new Error(all.reason);
  const standings = Object.fromEntries(all.value.map(({ email, standing }) => [email, standing]));
  expect(standings).toMatchObject({
    [ANA]: "active",
    "tom@tidewater.example": "locked",
    "nina@tidewater.example": "disabled",
    "eva@tidewater.example": "invited",
  });
  const invited = await listPeople(deps, { workspace: "tidewater ferries", standing: "invited" });
  expect(invited).toMatchObject({ ok: true, value: [{ name: "Eva Lind", workspace: "Tidewater Ferries" }] });
  expect(await listPeople(deps, { workspace: "Nobody Ltd" })).toEqual(no("unknown"));
  const byMember = await listPeople(deps, { workspace: MARTA });
  expect(byMember.ok && byMember.value.length).toBe(
    all.value.filter(({ workspace }) => workspace === "Tidewater Ferries").length,
  );
});

test("a new name is saved and recorded; a link, the same name and nobody's address change nothing", async () => {
  const world = await openWorld();
  const deps = operator(world);
  expect(await renamePerson(deps, ` ${ANA.toUpperCase()} `, "Ana  Reyes")).toMatchObject({ ok: true });
  expect(world.open.queries.select().from(accounts).where(eq(accounts.name, "Ana  Reyes")).all()).toHaveLength(1);
  expect(lastLine(world)?.event).toBe("user_updated");
  expect(lastLine(world)?.line).toContain('"by":"operator"');
  const before = allRows(world.open);
  expect(await renamePerson(deps, ANA, "Ana  Reyes")).toEqual(no("unchanged"));
  expect(await renamePerson(deps, ANA, "Ana evil.example")).toEqual(no("bad-name"));
  expect(await renamePerson(deps, "nobody@tidewater.example", "Ana")).toEqual(no("unknown"));
  expect(await renamePerson(deps, "ana", "Ana")).toEqual(no("bad-address"));
  expect(allRows(world.open)).toBe(before);
});

test("whoever is removed is out at once, by session, link and password, and the address is free again", async () => {
  const world = await openWorld();
  const session = await sessionOf(world, ANA);
  const reset = await getResetToken(world, ANA);
  expect(await removePerson(operator(world), ANA)).toMatchObject({ ok: true, value: { name: "Ana Marsh" } });
  expect(await world.auth.signIn.who(session, OFFICE)).toBeUndefined();
  expect(await world.auth.passwords.inspectResetLink(reset)).toBeUndefined();
  expect((await world.signIn(ANA, PASSWORDS[ANA] ?? "")).kind).toBe("refused");
  expect(idOf(world, ANA)).toBeUndefined();
  expect(lastLine(world)).toMatchObject({ event: "authn_login_fail" });
  expect(world.open.queries.select().from(audit).where(eq(audit.event, "user_deleted")).all()).toHaveLength(1);
  const person = { email: ANA, name: "Another Ana", role: "member", language: "en" } as const;
  expect(await add(world, "Lighthouse Studio", person)).toMatchObject({ ok: true });
});

test("the last active admin stays, and so does everything else", async () => {
  const world = await openWorld();
  const before = allRows(world.open);
  expect(await removePerson(operator(world), MARTA)).toEqual(no("last-admin"));
  expect(await removePerson(operator(world), "nobody@tidewater.example")).toEqual(no("unknown"));
  expect(allRows(world.open)).toBe(before);
});
