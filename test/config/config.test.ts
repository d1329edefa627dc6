import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readConfig, strayNames } from "../../src/config/config.ts";
import { seededRandom } from "../../src/shared/random.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-config-"));
afterAll(() => rmSync(root, { recursive: true }));
const folder = () => mkdtempSync(join(root, "f-"));
const KEY = Buffer.alloc(32, 7).toString("base64");

const read = (environment: Readonly<Record<string, string>>, where = folder()) =>
  readConfig(environment, where, seededRandom("config"));

function refusal(environment: Readonly<Record<string, string>>): string {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof Error && error.constructor.name === "ConfigUnusable") return error.message;
    throw error;
  }
  throw new Error("These settings were taken.");
}

test("without any setting it runs on this machine only, with a key of its own that nobody else can read", () => {
  const where = folder();
  const config = read({}, where);
  expect(config).toMatchObject({ host: "127.0.0.1", port: 3000, publicBaseUrl: "http://localhost:3000" });
  expect(config.smtpUrl).toBeUndefined();
  expect(statSync(join(where, "data/secret.key")).mode & 0o077).toBe(0);
  expect(read({}, where).secret).toEqual(config.secret);
});

test("the environment wins over .env, .env over the default, and nothing counts as not set", () => {
  const where = folder();
  writeFileSync(join(where, ".env"), "PORT=4000\nHOST=0.0.0.0\n");
  expect(read({ PORT: "5000" }, where)).toMatchObject({ port: 5000, host: "0.0.0.0" });
  expect(read({ PORT: " " }, where).port).toBe(4000);
});

describe("what cannot be used is refused with its name and a cure", () => {
  test.each([
    ["PORT", "three", "Write a free port"],
    ["PORT", "70000", "Write a free port"],
    ["PUBLIC_BASE_URL", "login", "Write scheme and host"],
    ["PUBLIC_BASE_URL", "http://login.example.com", "must start with https://"],
    ["PUBLIC_BASE_URL", "https://login.example.com/path", "without a path"],
    ["LATCHKEY_SECRET", "short", "openssl rand"],
    ["SMTP_URL", "mail.example.com", "Write smtp://"],
    ["TRUSTED_PROXIES", "true", "List your proxies"],
    ["LOG_LEVEL", "loud", "Write one of these"],
    ["TELEGRAM_BOT_TOKEN", "1:abc", "BotFather"],
    ["LLM_URL", "my model", "Write one such as"],
    ["LLM_URL", "http://llm.example.com/v1", "must start with https://"],
    ["LLM_URL", "file:///etc/passwd", "must start with https://"],
    ["LLM_URL", "https://me:secret@llm.example.com", "as LLM_KEY"],
    ["LLM_KEY", "two words", "Copy it anew"],
  ])("%s=%s", (name, value, cure) => {
    const sentence = refusal({ [name]: value });
    expect(sentence).toMatch(new RegExp(`^${name} `, "u"));
    expect(sentence).toContain(cure);
  });
});

test.each([
  ["https://llm.example.com/v1", "https://llm.example.com/v1/chat/completions"],
  ["https://llm.example.com/v1/chat/completions?version=2", "https://llm.example.com/v1/chat/completions?version=2"],
  ["http://localhost:8080", "http://localhost:8080/v1/chat/completions"],
  ["http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434/v1/chat/completions"],
])("a language model may be named by its host, the base of its API or the whole address: %s", (LLM_URL, url) => {
  expect(read({ LLM_URL }).languageModel).toEqual({ url, name: undefined, key: undefined });
  const named = read({ LLM_URL, LLM_MODEL: "small-one", LLM_KEY: "sk-1" });
  expect(named.languageModel).toEqual({ url, name: "small-one", key: "sk-1" });
});

test("no language model is asked unless its address is set, whatever else is", () => {
  expect(read({}).languageModel).toBeUndefined();
  expect(read({ LLM_MODEL: "small-one", LLM_KEY: "sk-1", LLM_URL: " " }).languageModel).toBeUndefined();
});

test("all that is wrong is told at once, a line each", () => {
  const lines = refusal({ PORT: "x", LOG_LEVEL: "x", SMTP_URL: "x" }).split("\n");
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["PORT", "SMTP_URL", "LOG_LEVEL"]);
});

test("real people need a real key: without one, a public address or a mail server is refused", () => {
  expect(refusal({ PUBLIC_BASE_URL: "https://login.example.com" })).toContain("LATCHKEY_SECRET is missing");
  expect(refusal({ SMTP_URL: "smtp://localhost:25" })).toContain("LATCHKEY_SECRET is missing");
  expect(read({ SMTP_URL: "smtp://localhost:25", LATCHKEY_SECRET: KEY }).secret).toHaveLength(32);
});

test("no refusal repeats a value, for it may be secret", () => {
  const names = ["LATCHKEY_SECRET", "SMTP_URL", "TELEGRAM_BOT_TOKEN", "LLM_URL", "PORT", "LOG_LEVEL"] as const;
  const value = fc.stringMatching(/^zq[a-z]{8,20}$/u);
  const law = fc.property(fc.constantFrom(...names), value, (name, secret) => {
    expect(refusal({ PORT: "bad", [name]: secret })).not.toContain(secret);
  });
  fc.assert(law, { numRuns: 1000 });
});

test("a slip in a name is noticed, and a stranger's name is left alone", () => {
  expect(strayNames({ PUBLIC_BASEURL: "x" }, folder())).toEqual([
    "PUBLIC_BASEURL means nothing here. Did you mean PUBLIC_BASE_URL?",
  ]);
  expect(strayNames({ LATCHKEY_PORT: "x" }, folder())[0]).toContain("Did you mean PORT?");
  expect(strayNames({ LATCHKEY_COLOUR: "x" }, folder())[0]).toContain(".env.example lists every name");
  expect(strayNames({ PATH: "x", HOME: "x", PORT: "1" }, folder())).toEqual([]);
});

test("in .env every name that does nothing is told", () => {
  const where = folder();
  writeFileSync(join(where, ".env"), "LOG_LEVLE=debug\nCOLOUR=blue\nPORT=4000\n");
  const [stranger, slip, ...rest] = strayNames({}, where).toSorted();
  expect(slip).toContain("Did you mean LOG_LEVEL?");
  expect(stranger).toContain("COLOUR means nothing here");
  expect(rest).toEqual([]);
});

test("the example file names every setting, and changes nothing when copied as it is", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const where = folder();
  writeFileSync(join(where, ".env"), example);
  expect(read({}, where)).toMatchObject({ port: 3000, smtpUrl: undefined });
  writeFileSync(join(where, ".env"), example.replaceAll(/^# (?=[A-Z_]+=\S)/gmu, ""));
  expect(read({ LATCHKEY_SECRET: KEY }, where)).toMatchObject({ port: 3000, supportAddress: "support@example.com" });
});
