import fc from "fast-check";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { audit } from "../../db/schema/audit.ts";
import { CAFE, OFFICE, askForCode, getResetToken, openWorld, type World } from "./world.ts";

const fresh = "wandering-otter-7";

/** Every value of every table, as text. */
function dump(world: World): string {
  const tables = world.open.queries.all<{ name: string }>(sql`select name from sqlite_master where type = 'table'`);
  return tables
    .map(({ name }) => JSON.stringify(world.open.queries.all(sql.raw(`select * from "${name}"`))))
    .join("\n");
}

const encodings = (secret: string) =>
  (["utf8", "base64", "base64url", "hex", "utf16le"] as const).map((encoding) =>
    encoding === "utf16le" ? Buffer.from(secret, "utf16le").toString("latin1") : Buffer.from(secret).toString(encoding),
  );

const found = (world: World, secret: string) => encodings(secret).filter((form) => dump(world).includes(form));

test("codes, tokens and passwords of the whole story are nowhere in the database", async () => {
  const world = await openWorld();
  const code = await askForCode(world, "lucia@tidewater.example", "other");
  const token = await getResetToken(world, "ana@tidewater.example");
  const { disown = "" } = world.lastSecrets();
  await world.auth.passwords.changePassword({ token, password: fresh, repeated: fresh, seen: CAFE });
  const entered = await world.signIn("ana@tidewater.example", fresh);
  const session = entered.kind === "signed-in" ? entered.session : "";
  expect(session).toHaveLength(43);
  for (const secret of [token, disown, fresh, session, "kelp-barnacle-41"]) expect(found(world, secret)).toEqual([]);
  // Six digits can stand in a time by chance; nothing but a whole value would help anybody.
  expect(dump(world)).not.toMatch(new RegExp(`"${code}"|[^0-9.]${code}[^0-9]`));
});

test(
  "of 1,000 random secrets typed as password, code or token, none is found anywhere",
  { timeout: 120_000 },
  async () => {
    const world = await openWorld();
    await world.ask("ana@tidewater.example");
    const secrets = fc.sample(fc.stringMatching(/^[A-Za-z0-9]{14,24}$/), 1000);
    for (const secret of secrets) {
      await world.signIn("ana@tidewater.example", secret);
      await world.type(secret);
      await world.auth.disown.stop(secret);
      await world.auth.signIn.withCode({ pending: secret, digits: secret, seen: CAFE });
    }
    const everything = dump(world);
    expect(everything.length).toBeGreaterThan(100_000);
    expect(secrets.filter((secret) => encodings(secret).some((form) => everything.includes(form)))).toEqual([]);
  },
);

test("audit lines are JSON with a vocabulary name, and addresses in them are masked", async () => {
  const world = await openWorld();
  await world.signIn("nobody@tidewater.example", "wrong");
  for (let i = 0; i < 10; i += 1) await world.signIn("ana@tidewater.example", "wrong", OFFICE);
  await getResetToken(world, "ana@tidewater.example");
  const lines = world.open.queries.select().from(audit).all();
  const events = new Set(lines.map((line) => line.event));
  expect(events).toContain("authn_login_lock");
  expect(lines.map((line) => line.line).join("")).not.toMatch(/ana@|nobody@/);
  expect(lines.find((line) => line.event === "authn_login_fail")?.line).toBe(
    JSON.stringify({ address: "n***@tidewater.example", cause: "unknown-address", from: OFFICE.address }),
  );
});
