import { createHash, createHmac } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { accounts } from "../../db/schema/auth.ts";
import { challengeCodes } from "../../db/schema/auth-codes.ts";
import { createHasher } from "../../src/auth/auth.ts";
import { conversationId, email, idempotencyKey } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { openStore } from "../../src/store/store.ts";
import { plantCompanies } from "../fixtures/plant.ts";
import { foundIn } from "./disguises.ts";
import { SECRET_MAKERS } from "./secret-makers.ts";
import { openVault, type Vault } from "./vault.ts";

async function vault(): Promise<Vault> {
  const opened = await openVault();
  onTestFinished(() => opened.close());
  return opened;
}

test("the search finds a secret in each disguise", () => {
  const code = "493817";
  const forms = [
    code,
    "493 817",
    Buffer.from(`{"code":"${code}"}`).toString("base64"),
    Buffer.from(code).toString("hex"),
  ];
  expect(forms.map((form) => foundIn(Buffer.from(`so ${form} it`), code).length > 0)).toEqual([true, true, true, true]);
  expect(foundIn(Buffer.from(`x${code}y`, "utf16le"), code)).toEqual(["UTF-16"]);
  expect(foundIn(Buffer.from("at 1493817000"), code)).toEqual([]);
});

describe.each(Object.entries(SECRET_MAKERS))("%s", (_flow, makeSecrets) => {
  test("is nowhere in the stolen database: not while mails wait, nor when they are gone", async () => {
    const world = await vault();
    const secrets = await makeSecrets(world);
    expect(secrets.filter((secret) => secret.length < 6)).toEqual([]);
    expect(secrets.length).toBeGreaterThan(0);
    const search = () => secrets.flatMap((secret) => foundIn(world.bytes(), secret).map((how) => [secret, how]));
    expect(search()).toEqual([]);
    await world.deliver();
    expect(search()).toEqual([]);
    expect(world.mailed()).toEqual([]);
  });
});

/** A mailed code, and its row as the thief has it. */
async function stolenCode() {
  const world = await vault();
  const origin = { channel: "web-chat", conversation: conversationId("chat"), language: "en" } as const;
  const command = { address: email("ana@tidewater.example"), purpose: "reset-password", origin } as const;
  await world.auth.codes.request({ ...command, idempotencyKey: idempotencyKey("once") });
  const code = world.mailed().find((secret) => /^\d{6}$/u.test(secret)) ?? "";
  const [row] = world.store.queries.select().from(challengeCodes).all();
  if (!row) throw new Error("no code was stored");
  return { world, code, mac: row.mac, words: wordsIn(world) };
}

/** Every text that the database holds: all that could be a key or an ingredient without the key. */
const wordsIn = (world: Vault) => [
  ...new Set(
    world
      .bytes()
      .toString("latin1")
      .match(/[\w:@.-]{6,128}/gu) ?? [],
  ),
];

const formsOf = (digest: Buffer) => [digest.toString("base64url"), digest.toString("hex"), digest.toString("base64")];
const plain = (text: string) => createHash("sha256").update(text).digest();
const keyed = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** Finds the code whose digest is `mac`, trying all there are. */
const crack = (mac: string, digestOf: (code: string) => string, from = 0, to = 1_000_000): string | undefined => {
  for (let n = from; n < to; n += 1) {
    const code = String(n).padStart(6, "0");
    if (digestOf(code) === mac) return code;
  }
  return undefined;
};

test("trying all million codes with no key finds nothing; with the key it finds the code", async () => {
  const { world, code, mac } = await stolenCode();
  const withKey = (tried: string) => world.auth.codes.macOf(conversationId("chat"), tried);
  expect(crack(mac, withKey, Number(code) - 500, Number(code) + 500)).toBe(code);
  expect(crack(mac, (tried) => plain(tried).toString("base64url"))).toBeUndefined();
  expect(crack(mac, (tried) => plain(`4:chat6:${tried}`).toString("base64url"))).toBeUndefined();
}, 120_000);

test("nothing that the database holds is the key: not one text of it makes the stored MAC out of the right code", async () => {
  const { code, mac, words } = await stolenCode();
  expect(words.length).toBeGreaterThan(200);
  const keys = words.flatMap((word) => [word, Buffer.from(word, "base64url"), Buffer.from(word, "hex")]);
  const inputs = [code, `4:chat6:${code}`, `chat:${code}`, `chat${code}`];
  const made = keys.flatMap((key) => inputs.flatMap((input) => formsOf(keyed(key, input))));
  const salted = words.flatMap((word) => [...formsOf(plain(word + code)), ...formsOf(plain(code + word))]);
  expect([...made, ...salted].includes(mac)).toBe(false);
}, 120_000);

test("the key itself is not in the stolen database", async () => {
  const world = await vault();
  const bytes = world.bytes();
  const key = Buffer.from(world.secret);
  const forms = [key, ...(["base64", "base64url", "hex"] as const).map((encoding) => key.toString(encoding))];
  expect(forms.filter((form) => bytes.includes(form))).toEqual([]);
});

test("no mail and no line of a chat ever holds a backup code", async () => {
  const world = await vault();
  const secrets = await SECRET_MAKERS["ten backup codes, one of them used"](world);
  const codes = secrets.filter((secret) => /^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/u.test(secret));
  await world.deliver();
  const mails = (await world.mail.mailbox?.list()) ?? [];
  expect([codes.length, mails.length > 1]).toEqual([10, true]);
  expect(codes.filter((code) => foundIn(Buffer.from(JSON.stringify(mails)), code).length > 0)).toEqual([]);
});

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$[\w+/]{22,}\$[\w+/]{43}$/u;

test("stored passwords cost a thief at least what OWASP asks: argon2id, 19 MiB, 2 passes, 1 lane", async () => {
  const store = openStore(":memory:");
  const random = systemRandom;
  const secrets = createSecrets(random.bytes(32), random);
  await plantCompanies({ store, clock: virtualClock(), random, secrets, hasher: createHasher() });
  const hashes = store.queries
    .select()
    .from(accounts)
    .all()
    .map(({ passwordHash }) => passwordHash);
  const costs = hashes.map((hash) => PHC.exec(hash)?.slice(1).map(Number) ?? []);
  expect(costs.length).toBeGreaterThan(5);
  expect(costs.filter(([memory = 0, passes = 0, lanes]) => memory < 19_456 || passes < 2 || lanes !== 1)).toEqual([]);
  expect(new Set(hashes.map((hash) => hash.split("$")[4])).size).toBe(hashes.length);
  store.close();
}, 60_000);
