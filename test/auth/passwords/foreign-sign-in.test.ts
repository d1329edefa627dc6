import { expect, test } from "vitest";
import { audit } from "../../../db/schema/audit.ts";
import { OFFICE } from "../world.ts";
import { FOREIGN, PASSWORD } from "./foreign.ts";
import { openForeign } from "./foreign-world.ts";

test.each(Object.entries(FOREIGN))(
  "%s signs in, and is a hash of ours from then on",
  async (_form, { hash, password }) => {
    const world = await openForeign({ wim: hash });
    expect((await world.signInAs("wim", "not the password")).kind).toBe("refused");
    expect(world.stored("wim")).toMatchObject({ passwordHash: hash });
    const before = world.stored("wim")?.passwordChangedAt;
    const entered = await world.signInAs("wim", password);
    expect(entered.kind).toBe("signed-in");
    expect(world.stored("wim")).toMatchObject({ hashKind: null, passwordChangedAt: before });
    expect(world.stored("wim")?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/u);
    expect(await world.store.hashKinds()).toEqual([]);
    expect((await world.signInAs("wim", password)).kind).toBe("signed-in");
    expect((await world.signInAs("wim", `${password}x`)).kind).toBe("refused");
  },
);

test("it is the same password: no session ends, and nobody is told of a change", async () => {
  const world = await openForeign({ wim: FOREIGN["bcrypt 2b"]?.hash ?? "" });
  const mails = world.readMails().length;
  const entered = await world.signInAs("wim", PASSWORD);
  const session = entered.kind === "signed-in" ? entered.session : "";
  expect(await world.auth.signIn.who(session, OFFICE)).toMatchObject({ name: "wim" });
  expect(world.readMails()).toHaveLength(mails);
  const events = world.open.queries
    .select()
    .from(audit)
    .all()
    .map(({ event }) => event);
  expect(events).not.toContain("authn_password_change");
});

test("who typed the right password and may not come in keeps the hash they have", async () => {
  const world = await openForeign({ wim: FOREIGN["bcrypt 2b"]?.hash ?? "" });
  const id = world.stored("wim")?.id;
  if (!id) throw new Error("There is no Wim.");
  const change = { kind: "status-changed", account: id, status: "disabled" } as const;
  await world.store.save({ changes: [change], mails: [], audit: [] }, world.clock.now());
  expect((await world.signInAs("wim", PASSWORD)).kind).toBe("refused");
  expect(world.stored("wim")?.hashKind).toBe("bcrypt:5");
});

test("each kind is named once, and a new password ends it", async () => {
  const hashes = ["bcrypt 2b", "bcrypt of Django", "bcrypt 2y", "scrypt", "PBKDF2 of Django"];
  const world = await openForeign(
    Object.fromEntries(hashes.map((form, number) => [`wim${String(number)}`, FOREIGN[form]?.hash ?? ""])),
  );
  expect(await world.store.hashKinds()).toEqual(["bcrypt:5", "bcrypt:6", "pbkdf2-sha256:2000", "scrypt:1024,8,1,32"]);
  const id = world.stored("wim2")?.id;
  const hash = world.stored("wim0")?.passwordHash;
  if (!id || !hash) throw new Error("There is no Wim.");
  const change = { kind: "password-changed", account: id, hash, byMailboxAlone: true } as const;
  await world.store.save({ changes: [change], mails: [], audit: [] }, world.clock.now());
  expect(await world.store.hashKinds()).not.toContain("bcrypt:6");
});
