import { expect, test } from "vitest";
import { ledgerReply } from "../../src/mail/smtp-failure.ts";
import { parseSender } from "../../src/mail/sender.ts";
import { parseSmtpUrl } from "../../src/mail/smtp-url.ts";
import { openWorld } from "./world.ts";

test("SMTP_URL is read with its ports, password and the two options", () => {
  expect(parseSmtpUrl("smtp://mail.example.com")).toMatchObject({
    host: "mail.example.com",
    port: 587,
    secure: false,
    requireTLS: false,
  });
  expect(parseSmtpUrl("smtps://a%40b:p%2Fw@[::1]")).toMatchObject({
    host: "::1",
    port: 465,
    secure: true,
    auth: { user: "a@b", pass: "p/w" },
  });
  expect(parseSmtpUrl("smtp://m:25?requireTLS=true&tls.rejectUnauthorized=false")).toMatchObject({
    requireTLS: true,
    rejectUnauthorized: false,
  });
});

test.each([
  "",
  "mail.example.com",
  "http://mail.example.com",
  "smtp://",
  "smtp://m?pool=true",
  "smtp://m?requireTLS=maybe",
  "smtp://u:%zz@m",
])("SMTP_URL %j is refused with the cure", (url) => {
  expect(() => parseSmtpUrl(url)).toThrow(/SMTP_URL/);
});

test("MAIL_FROM is one address with a short name", () => {
  expect(parseSender("Acme Login <no-reply@acme.example>", "Harbor Books")).toEqual({
    name: "Acme Login",
    address: "no-reply@acme.example",
  });
  expect(parseSender("no-reply@acme.example", "Harbor Books")).toEqual({
    name: "Harbor Books",
    address: "no-reply@acme.example",
  });
});

test.each([
  "",
  "acme",
  "a@x.example, b@x.example",
  "A <a@x.example> <b@x.example>",
  "A\r\nBcc: b@x.example <a@x.example>",
])("MAIL_FROM %j is refused", (text) => {
  expect(() => parseSender(text, "Harbor Books")).toThrow(/MAIL_FROM/);
});

test.each(["", "help", "a@x.example, b@x.example", "a@x.example\r\nBcc: b@x.example"])(
  "MAIL_REPLY_TO %j is refused",
  (replyTo) => {
    expect(() => openWorld("memory").mail({ replyTo })).toThrow("MAIL_REPLY_TO must be one address");
  },
);

test.each([
  ["550 5.1.1 <ana@acme.example>: unknown\r\n550 more", "550 5.1.1 (address) : unknown"],
  ["250 queued as 0123456789", "250 queued as (…)"],
  ["250 né\u0007", "250 n??"],
])("of the reply %j the ledger keeps %j", (raw, kept) => {
  expect(ledgerReply(raw)).toBe(kept);
});

test("a reply of a megabyte is cut", () => {
  expect(ledgerReply("a b ".repeat(250_000)).length).toBe(200);
});
