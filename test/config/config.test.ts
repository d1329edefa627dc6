import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { cases } from "../support/soak.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-config-"));
afterAll(() => rmSync(root, { recursive: true }));
const folder = () => mkdtempSync(join(root, "f-"));
const KEY = Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("base64");

const read = (environment: Readonly<Record<string, string>>, where = folder()) =>
  readConfig(environment, where, seededRandom("config"));

function refusal(environment: Readonly<Record<string, string>>, where = folder()): string {
  try {
    read(environment, where);
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
  expect([config.mode, config.smtpUrl, config.databaseFile]).toEqual(["demo", undefined, join(where, "data/demo.db")]);
  expect(statSync(join(where, "data/secret.key")).mode & 0o077).toBe(0);
  expect(read({}, where).secret).toEqual(config.secret);
});

test("the environment wins over .env, .env over the default, and nothing counts as not set", () => {
  const where = folder();
  writeFileSync(join(where, ".env"), "PORT=4000\nHOST=127.0.0.2\n");
  expect(read({ PORT: "5000" }, where)).toMatchObject({ port: 5000, host: "127.0.0.2" });
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
    ["BRAND_NAME", "Harbor <script>", "Write 1 to 40 letters"],
    ["BRAND_NAME", "Harbor\nBcc: x", "Write 1 to 40 letters"],
    ["BRAND_NAME", "a".repeat(41), "Write 1 to 40 letters"],
    ["BRAND_COLOR", "teal", "Write it as #"],
    ["BRAND_COLOR_DARK", "#fff", "Write it as #"],
    ["BRAND_LOGO", "nowhere.png", "is no file that can be read"],
    ["BRAND_LOGO", "/dev/null", "is no file that can be read"],
    ["BRAND_LOGO_DARK", "logo.png", "Write the logo for light pages as BRAND_LOGO first"],
    ["SUPPORT_NAME", "<b>Us</b>", "Write 1 to 40 letters"],
    ["HELP_URL", "http://www.example.com/help", "Write it with https://"],
    ["PRIVACY_URL", "javascript:alert(1)", "Write it with https://"],
    ["TERMS_URL", "https://me:secret@www.example.com/", "holds a name or password"],
    ["MAIL_FOOTER", "Harbor Books\nBristol", "on one line"],
    ["MAIL_FOOTER", "Harbor {brand}", "without < > { }"],
    ["EMBED_ORIGINS", "www.example.com", "Write scheme and host"],
    ["EMBED_ORIGINS", "https://*.example.com", "each site by its own address"],
    ["EMBED_ORIGINS", "http://www.example.com", "must start with https://"],
    ["EMBED_ORIGINS", "https://www.example.com/help", "Leave out what follows the host"],
    ["EMBED_ORIGINS", "https://me:secret@www.example.com", "Leave out what follows the host"],
    ["EMBED_ORIGINS", "https://a.example;script-src", "Write scheme and host"],
    ["EMBED_ORIGINS", "null", "Write scheme and host"],
    ["EMBED_ORIGINS", "https://a.example, b.example", "(site 2 of 2) is no address"],
    ["EMBED_ORIGINS", "http://localhost:3000", "pages have the chat already"],
    ["TELEGRAM_BOT_TOKEN", "1:abc", "BotFather"],
    ["LLM_URL", "my model", "Write one such as"],
    ["LLM_URL", "http://llm.example.com/v1", "must start with https://"],
    ["LLM_URL", "file:///etc/passwd", "must start with https://"],
    ["LLM_URL", "https://me:secret@llm.example.com", "as LLM_KEY"],
    ["LLM_KEY", "two words", "Copy it anew"],
    ["AUDIT_WEBHOOK_URL", "logs.example.com", "Write one such as"],
    ["AUDIT_WEBHOOK_URL", "http://logs.example.com/heads", "must start with https://"],
    ["AUDIT_WEBHOOK_KEY", "short", "openssl rand -hex 32"],
  ])("%s=%s", (name, value, cure) => {
    const sentence = refusal({ [name]: value });
    expect(sentence).toMatch(new RegExp(`^${name} `, "u"));
    expect(sentence).toContain(cure);
  });
});

test("mails come in the company's name, unless the sender has one of its own", () => {
  const named = { BRAND_NAME: " Libros & Más, S.A. " };
  expect(read(named)).toMatchObject({
    brand: "Libros & Más, S.A.",
    mailFrom: "Libros & Más, S.A. <no-reply@localhost.localdomain>",
  });
  expect(read({ ...named, MAIL_FROM: "Help <help@libros.example>" }).mailFrom).toBe("Help <help@libros.example>");
  expect(read({})).toMatchObject({ brand: "Latchkey", mailFrom: "Latchkey <no-reply@localhost.localdomain>" });
});

test("sites that may show the chat are kept as browsers name them, each once; nobody may by default", () => {
  expect(read({}).embedOrigins).toEqual([]);
  const sites = "https://WWW.Example.com/, https://www.example.com,https://bücher.example:8443 ,http://localhost:8080";
  expect(read({ EMBED_ORIGINS: sites }).embedOrigins).toEqual([
    "https://www.example.com",
    "https://xn--bcher-kva.example:8443",
    "http://localhost:8080",
  ]);
});

test("heads of the audit record go where the settings say, signed or not; a key alone sends none", () => {
  const url = "https://logs.example.com/heads?team=4";
  const key = "0123456789abcdef";
  expect(read({}).auditWebhook).toBeUndefined();
  expect(read({ AUDIT_WEBHOOK_KEY: key }).auditWebhook).toBeUndefined();
  expect(read({ AUDIT_WEBHOOK_URL: url }).auditWebhook).toEqual({ url, key: undefined });
  expect(read({ AUDIT_WEBHOOK_URL: url, AUDIT_WEBHOOK_KEY: key }).auditWebhook).toEqual({ url, key });
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

test("real people need a real key: without one, a mail server is refused", () => {
  expect(refusal({ SMTP_URL: "smtp://localhost:25" })).toContain("LATCHKEY_SECRET is missing");
  expect(read({ SMTP_URL: "smtp://localhost:25", LATCHKEY_SECRET: KEY }).secret).toHaveLength(32);
});

test("no refusal repeats a value, for it may be secret", () => {
  const names = ["LATCHKEY_SECRET", "SMTP_URL", "TELEGRAM_BOT_TOKEN", "LLM_URL", "PORT", "LOG_LEVEL"] as const;
  const value = fc.stringMatching(/^zq[a-z]{8,20}$/u);
  const law = fc.property(fc.constantFrom(...names), value, (name, secret) => {
    expect(refusal({ PORT: "bad", [name]: secret })).not.toContain(secret);
  });
  fc.assert(law, { numRuns: cases(1000) });
});

test("with a mail server it is production, in a database of its own, whatever else is set", () => {
  const where = folder();
  const production = { SMTP_URL: "smtp://localhost:25", LATCHKEY_SECRET: KEY };
  expect(read(production, where)).toMatchObject({ mode: "production", databaseFile: join(where, "data/latchkey.db") });
  expect(read({ SMTP_URL: " " }, where)).toMatchObject({ mode: "demo" });
  expect(refusal({ ...production, DEMO: "1" })).toContain("DEMO asks for the demo, and SMTP_URL for production");
});

/**
 * A public https address without SMTP_URL started without a word: every code and link on `/mailbox`, every password on
 * `/demo`, for everybody who came by.
 */
test.each([
  ["PUBLIC_BASE_URL", "https://login.example.com"],
  ["PUBLIC_BASE_URL", "https://localhost.example.com"],
  ["HOST", "0.0.0.0"],
  ["HOST", "::"],
  ["HOST", "192.0.2.7"],
  ["HOST", "login.example.com"],
])("the demo does not start where others reach it, and SMTP_URL is named as the cure: %s=%s", (name, value) => {
  const sentence = refusal({ [name]: value, LATCHKEY_SECRET: KEY, DEMO: "1" });
  expect(sentence).toMatch(new RegExp(`^${name} is not this machine.*Set SMTP_URL`, "u"));
  expect(sentence).not.toContain(value);
  expect(read({ [name]: value, LATCHKEY_SECRET: KEY, SMTP_URL: "smtp://localhost:25" }).mode).toBe("production");
});

test.each(["localhost", "127.0.0.1", "127.9.0.1", "::1", "LOCALHOST"])(
  "the demo starts on this machine: HOST=%s",
  (HOST) => {
    expect(read({ HOST, PUBLIC_BASE_URL: "https://localhost:3443" }).mode).toBe("demo");
  },
);

test("a misspelt name stops the start with what was meant, and its value is not repeated", () => {
  const sentence = refusal({ SMPT_URL: "smtp://user:zqsecret@mail.example.com", LATCHKEY_SECRET: KEY });
  expect(sentence).toContain("SMPT_URL means nothing here. Did you mean SMTP_URL?");
  expect(sentence).not.toContain("zqsecret");
});

test("in .env every name that does nothing is told, beside all else that is wrong", () => {
  const where = folder();
  writeFileSync(join(where, ".env"), "LOG_LEVLE=debug\nCOLOUR=blue\nPORT=x\n");
  expect(refusal({}, where).split("\n").sort()).toEqual([
    expect.stringMatching(/^COLOUR means nothing here\. The file \.env\.example lists every name/u),
    expect.stringMatching(/^LOG_LEVLE .*Did you mean LOG_LEVEL\?/u),
    expect.stringMatching(/^PORT is not a number/u),
  ]);
});

test("the example file names every setting, and changes nothing when copied as it is", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const where = folder();
  writeFileSync(join(where, ".env"), example);
  expect(read({}, where)).toMatchObject({ port: 3000, smtpUrl: undefined });
  writeFileSync(join(where, ".env"), example.replaceAll(/^# (?=[A-Z_]+=\S)/gmu, ""));
  expect(read({ LATCHKEY_SECRET: KEY }, where)).toMatchObject({ port: 3000, supportAddress: "support@example.com" });
});
