import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { strayName } from "../../src/config/names.ts";
import { cases } from "../support/soak.ts";

/** Every name of ours, as the example file lists them. */
const known = [
  ...readFileSync(new URL("../../.env.example", import.meta.url), "utf8").matchAll(/^# ([A-Z_]+)=/gmu),
].map(([, name = ""]) => name);
const told = (name: string, value = "x") => strayName(name, { from: "environment", value, known });

describe("in the environment, a slip of the fingers in a name of ours is told with what was meant", () => {
  test.each([
    ["SMPT_URL", "SMTP_URL"],
    ["SMTP_ULR", "SMTP_URL"],
    ["STMP_ULR", "SMTP_URL"],
    ["SMTPURL", "SMTP_URL"],
    ["SMTP-URL", "SMTP_URL"],
    ["SMTP__URL", "SMTP_URL"],
    ["SMTP_URI", "SMTP_URL"],
    ["SMTPS_URL", "SMTP_URL"],
    ["smtp_url", "SMTP_URL"],
    ["URL_SMTP", "SMTP_URL"],
    ["LATCHKEY_SMTP_URL", "SMTP_URL"],
    ["LATCHKEY_SMPT_URL", "SMTP_URL"],
    ["LATCHKEY_PORT", "PORT"],
    ["LATCHKEY_SECRT", "LATCHKEY_SECRET"],
    ["LATCHEKY_SECRET", "LATCHKEY_SECRET"],
    ["PUBLIC_BASEURL", "PUBLIC_BASE_URL"],
    ["DATABSE_FILE", "DATABASE_FILE"],
    ["TRUSTED_PROXY", "TRUSTED_PROXIES"],
    ["MAIL_FORM", "MAIL_FROM"],
    ["PROT", "PORT"],
  ])("%s: %s", (name, meant) => expect(told(name)).toContain(`Did you mean ${meant}?`));

  test("one letter wrong, missing, in excess or swapped, in any name that is not short", () => {
    const name = fc.constantFrom(...known.filter((one) => one.length > 6));
    const letter = fc.constantFrom(...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    const kind = fc.constantFrom("wrong", "missing", "more", "swapped");
    const law = fc.property(name, fc.nat(30), letter, kind, (right, where, one, how) => {
      const at = where % (right.length - 1);
      const rest = { wrong: one + right.slice(at + 1), missing: right.slice(at + 1), more: one + right.slice(at) };
      const swapped = (right[at + 1] ?? "") + (right[at] ?? "") + right.slice(at + 2);
      const slip = right.slice(0, at) + { ...rest, swapped }[how];
      fc.pre(![...known, "SFTP_URL", "LOGLEVEL", "MAILFROM"].includes(slip));
      expect(told(slip)).toMatch(/Did you mean [A-Z_]+\?/u);
    });
    fc.assert(law, { numRuns: cases(2000) });
  });
});

const ORDINARY = `
  PATH HOME USER SHELL LANG LC_ALL TERM PWD OLDPWD HOSTNAME HOSTTYPE LOGNAME MAIL MAILTO MAILFROM EDITOR DISPLAY TZ
  SHLVL TMPDIR COLORTERM NODE_ENV NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS npm_config_loglevel npm_lifecycle_event
  CI DEBUG LOGLEVEL LOG_FORMAT LOG_FILE PUBLIC_URL BASE_URL API_URL APP_URL SITE_URL URL DATABASE_URL DATABASE_HOST
  DATABASE_NAME DATABASE_USER DATABASE_PATH DATABASE_SIZE DB_FILE SMTP_HOST SMTP_PORT SMTP_USER SMTP_PASS SMTP_SERVER
  SMTP_PASSWORD SMTP_FROM MAIL_HOST MAIL_URL HTTP_URL HTTPS_URL FTP_URL SFTP_URL AMQP_URL REDIS_URL MONGO_URL NATS_URL
  HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy no_proxy HOSTS PORTS POST COST SORT host port demo DEMOS GHOST
  SUPPORT_EMAIL TELEGRAM_API_ID TELEGRAM_API_HASH TELEGRAM_TOKEN TELEGRAM_CHAT_ID WHATSAPP_NUMBER CHROME_PATH CHROME_BIN
  PUPPETEER_EXECUTABLE_PATH OPENAI_API_KEY LLM_PROVIDER LLM_TEMPERATURE SECRET SECRET_KEY JWT_SECRET KUBERNETES_PORT
  KUBERNETES_SERVICE_HOST SYSTEMD_EXEC_PID INVOCATION_ID JOURNAL_STREAM XDG_RUNTIME_DIR SSH_AUTH_SOCK DBUS_SESSION_BUS_ADDRESS
  LATCHKEY_SERVICE_HOST LATCHKEY_SERVICE_PORT LATCHKEY_SERVICE_PORT_HTTP LATCHKEY_PORT_3000_TCP LATCHKEY_PORT_3000_TCP_ADDR
`.match(/\S+/gu);

test.each(ORDINARY ?? [])("an ordinary name of other programs is left alone: %s", (name) => {
  expect(told(name)).toBeUndefined();
});

test("what Kubernetes and Docker say of a service called latchkey is left alone", () => {
  expect(told("LATCHKEY_PORT", "tcp://10.0.0.7:3000")).toBeUndefined();
  expect(told("LATCHKEY_COLOUR", "blue")).toContain(".env.example lists every name");
});

test("what this very machine has in its environment is left alone", () => {
  const strays = Object.entries(process.env).map(([name, value = ""]) => told(name, value));
  expect(strays.filter((sentence) => sentence !== undefined)).toEqual([]);
});

test("in .env every name that is not ours is told, and none of ours", () => {
  const inFile = (name: string) => strayName(name, { from: ".env", value: "tcp://x", known });
  for (const name of ["PATH", "SFTP_URL", "COLOUR", "LOGLEVEL", "LATCHKEY_SERVICE_HOST", "SMTP_HOST"])
    expect(inFile(name)).toMatch(new RegExp(`^${name} means nothing here`, "u"));
  for (const name of known) expect([inFile(name), told(name)]).toEqual([undefined, undefined]);
});
