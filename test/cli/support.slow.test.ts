import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantCompanies } from "../fixtures/plant.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { openStore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { turnOf } from "../../src/cli/support.ts";
import { latchkey } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-support-"));
const environment = {
  DATABASE_FILE: "people.db",
  SMTP_URL: "smtp://127.0.0.1:9",
  LATCHKEY_SECRET: Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("hex"),
};
beforeAll(async () => {
  const store = openStore(join(root, environment.DATABASE_FILE));
  const secrets = createSecrets(Buffer.from(environment.LATCHKEY_SECRET, "hex"), systemRandom);
  await plantCompanies({ store, clock: systemClock, random: systemRandom, secrets, hasher: cheapHasher });
  store.close();
});
afterAll(() => rmSync(root, { recursive: true }));

const support = (...words: readonly string[]) => latchkey(["support", ...words], { folder: root, environment });

test("lists all workspaces, marks one by a member's address, and says what that means", async () => {
  const marked = await support("marta@tidewater.example", "--on");
  expect([marked.err, marked.code]).toEqual(["", 0]);
  expect(marked.out).toBe(
    "Tidewater Ferries: 7 people can now read every case with its chat, and answer there. Undo with --off.\n",
  );
  const listed = await support();
  expect(listed.out.split("\n").map((line) => line.trim())).toContain("support  Tidewater Ferries, 7 people");
  expect(listed.out).toContain("         Lighthouse Studio, 1 person\n");
}, 120_000);

test("a name that nobody has changes nothing, and is told with what helps", async () => {
  const { code, out, err } = await support("Nobody Ltd", "--on");
  expect([code, out]).toEqual([1, ""]);
  expect(err).toBe(
    "There is no workspace called Nobody Ltd, and no member with this address. To see all: latchkey support\n",
  );
}, 120_000);

test("without a workspace all are listed; --on and --off want one, and one of them", () => {
  expect(turnOf(undefined, {})).toBeUndefined();
  expect([turnOf("Tidewater Ferries", { on: true }), turnOf("Tidewater Ferries", { off: true })]).toEqual([
    true,
    false,
  ]);
  expect(() => turnOf("Tidewater Ferries", {})).toThrow("What about Tidewater Ferries? Add --on or --off.");
  expect(() => turnOf(undefined, { on: true })).toThrow(/^Which workspace\?/u);
  expect(() => turnOf("Tidewater Ferries", { on: true, off: true })).toThrow("not both");
});
