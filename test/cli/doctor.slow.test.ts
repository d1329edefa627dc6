import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openModelServer, saying, status } from "../doubles/model-server.ts";
import { drawPng } from "../fixtures/png.ts";
import { freePort } from "../support/free-port.ts";
import { latchkey } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-doctor-"));
afterAll(() => rmSync(folder, { recursive: true }));
const needs = (out: string) => out.split("\n").filter((line) => line.startsWith("needs you"));

test("doctor finds nothing in a fresh folder, and a key that others can read once it is so", async () => {
  const environment = { PORT: String(await freePort()) };
  const fresh = await latchkey(["doctor"], { folder, environment });
  expect([fresh.code, needs(fresh.out)]).toEqual([0, []]);
  expect(fresh.out).toContain("ok         This is the demo: made-up people");
  chmodSync(join(folder, "data/secret.key"), 0o644);
  const { code, out } = await latchkey(["doctor"], { folder, environment });
  expect(code).toBe(1);
  expect(needs(out)).toEqual([expect.stringMatching(/key file: .*chmod 600/u)]);
}, 120_000);

test("doctor tells of a database that others could read, closes it, and is content then", async () => {
  const environment = { PORT: String(await freePort()), DATABASE_FILE: "e/e.db" };
  await latchkey(["doctor"], { folder, environment });
  const file = join(folder, "e/e.db");
  chmodSync(file, 0o644);
  const { code, out } = await latchkey(["doctor"], { folder, environment });
  expect([code, needs(out)]).toEqual([1, [expect.stringMatching(/database files: .*e\.db.*closed now/u)]]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await latchkey(["doctor"], { folder, environment })).code).toBe(0);
}, 120_000);

test("doctor tells of a key that is not the one of the database", async () => {
  const PORT = String(await freePort());
  const key = (from: number) => Buffer.from(Array.from({ length: 32 }, (_, n) => n + from)).toString("hex");
  await latchkey(["doctor"], { folder, environment: { PORT, DATABASE_FILE: "k/k.db", LATCHKEY_SECRET: key(0) } });
  const environment = { PORT, DATABASE_FILE: "k/k.db", LATCHKEY_SECRET: key(9) };
  const { code, out } = await latchkey(["doctor"], { folder, environment });
  expect([code, needs(out)]).toEqual([1, [expect.stringMatching(/database: LATCHKEY_SECRET is not the key/u)]]);
}, 120_000);

test("doctor tells of settings and of a mail server that cannot be used, with the cure", async () => {
  const bad = await latchkey(["doctor"], { folder, environment: { PORT: "x" } });
  expect([bad.code, needs(bad.out)]).toEqual([1, [expect.stringContaining("PORT is not a number. Write a free port")]]);
  const PORT = String(await freePort());
  const smtp = String(await freePort());
  const secret = Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("hex");
  const environment = { PORT, SMTP_URL: `smtp://127.0.0.1:${smtp}`, LATCHKEY_SECRET: secret, DATABASE_FILE: "b/b.db" };
  const { code, out } = await latchkey(["doctor"], { folder, environment });
  expect(code).toBe(1);
  expect(needs(out)).toEqual([
    expect.stringContaining("mail: "),
    expect.stringMatching(/links: .*http:\/\/localhost.*Set PUBLIC_BASE_URL/u),
    expect.stringMatching(/sender: .*Set MAIL_FROM/u),
    expect.stringMatching(/support: .*SUPPORT_ADDRESS=.*open the set-up link/u),
  ]);
  expect(out).not.toContain(secret);
}, 120_000);

test.each([
  ["answers with a word it was offered: all is well", saying("forgot_password"), 0, /^$/u],
  ["is out of order: the cure, and that all works without", status(500), 1, /language model: .*log of.*without it/u],
] as const)(
  "a language model that %s",
  async (_how, behaviour, expected, sentence) => {
    const server = await openModelServer(behaviour);
    const environment = {
      PORT: String(await freePort()),
      DATABASE_FILE: "m/m.db",
      LLM_URL: server.url,
      LLM_KEY: "sk-marked-key",
    };
    const { code, out } = await latchkey(["doctor"], { folder, environment });
    await server.close();
    expect(code).toBe(expected);
    expect(needs(out).join("\n")).toMatch(sentence);
    expect(out).not.toContain("sk-marked-key");
    expect(server.asked).toHaveLength(1);
  },
  120_000,
);

test("doctor tells of a colour that cannot be read, of a name that was left out, and of sites that are no addresses", async () => {
  const PORT = String(await freePort());
  const pale = { PORT, DATABASE_FILE: "p/p.db", BRAND_COLOR: "#ffe0f0", EMBED_ORIGINS: "https://www.example.com" };
  const first = await latchkey(["doctor"], { folder, environment: pale });
  expect([first.code, needs(first.out)]).toEqual([
    1,
    [expect.stringMatching(/brand: BRAND_COLOR cannot be read .*such as #/u)],
  ]);
  expect(first.out).toMatch(/https:\/\/www\.example\.com\n.*does not answer from here.*\nok +sites with the chat/u);
  writeFileSync(join(folder, "logo.png"), drawPng({ width: 240, height: 96 }));
  const half = await latchkey(["doctor"], {
    folder,
    environment: { PORT, DATABASE_FILE: "p/p.db", BRAND_LOGO: "logo.png" },
  });
  expect([half.code, needs(half.out)]).toEqual([1, [expect.stringMatching(/brand: .*Set BRAND_NAME/u)]]);
  expect(half.out).toContain("light: 240 × 96 points");
  const wrong = { PORT, EMBED_ORIGINS: "*.example.com", BRAND_LOGO: "none.png", HELP_URL: "help" };
  const third = await latchkey(["doctor"], { folder, environment: wrong });
  for (const name of ["EMBED_ORIGINS", "HELP_URL"]) expect(third.out).toContain(name);
}, 120_000);

/** A file whose first table page reads as rubbish: what a failing disk leaves. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xff, 2 * 4096, 6 * 4096);
  writeFileSync(file, bytes);
}

test("doctor tells of a damaged database, and nothing in it is changed", async () => {
  const environment = { PORT: String(await freePort()), DATABASE_FILE: "c/c.db" };
  await latchkey(["doctor"], { folder, environment });
  const file = join(folder, "c/c.db");
  damage(file);
  const before = readFileSync(file);
  const { code, out } = await latchkey(["doctor"], { folder, environment });
  expect([code, needs(out)]).toEqual([1, [expect.stringMatching(/database: .*is damaged .*newest backup/u)]]);
  expect(readFileSync(file).equals(before)).toBe(true);
}, 120_000);

test.each([
  ["ours is as it should be", "latchkey", 0],
  ["a stranger's needs somebody", "something else", 1],
])(
  "a taken port: %s",
  async (_which, service, code) => {
    const server = createServer((_request, response) => response.end(JSON.stringify({ service })));
    const PORT = await freePort();
    await new Promise<void>((resolve) => server.listen(PORT, "127.0.0.1", resolve));
    const found = await latchkey(["doctor"], { folder, environment: { PORT: String(PORT), DATABASE_FILE: "d/d.db" } });
    server.close();
    expect([found.code, needs(found.out).length]).toEqual([code, code]);
  },
  120_000,
);
