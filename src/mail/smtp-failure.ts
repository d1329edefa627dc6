import { z } from "zod";
import type { Verdict } from "./after-try.ts";
import type { SmtpServer } from "./smtp-url.ts";

/** The fields of a transport error that say what happened. */
const Failure = z.object({
  message: z.string().catch(""),
  code: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
});

/** Commands that are about this mail. A refusal of any other one (greeting, TLS, password) is about us, not about it. */
const ABOUT_THE_MAIL = /^(MAIL|RCPT|DATA)/;

/** The server spoke about this one mail, and not about us or the way to it. */
export const isAboutTheMail = (error: unknown): boolean =>
  ABOUT_THE_MAIL.test(Failure.parse(error instanceof Error ? error : {}).command ?? "");

const REASONS: Readonly<Record<string, string>> = {
  ECONNECTION: "the connection ended before the server answered",
  ESOCKET: "no connection to the mail server",
  ETIMEDOUT: "the mail server did not answer in time",
  EABORT: "the mail server took too long",
  EDNS: "the name of the mail server was not found",
  EAUTH: "the mail server did not accept our user name or password",
  ENOAUTH: "the mail server wants a user name and password",
};

/**
 * Whether trying again can help. A 5xx answer to the mail itself is final. A wrong password of ours or a server that
 * turns everybody away is not the recipient's doing and may be mended, so those mails wait.
 */
export function judgeFailure(error: unknown): Verdict {
  const failure = Failure.parse(error instanceof Error ? error : {});
  const code = failure.responseCode ?? 0;
  const final = code >= 500 && code !== 503 && isAboutTheMail(error);
  const reply = tlsTrouble(error)?.reply ?? failure.response ?? REASONS[failure.code ?? ""] ?? failure.message;
  return { kind: final ? "refused" : "later", reply: ledgerReply(reply) };
}

const LONGEST = 200;

/**
 * What the ledger keeps of a server's answer: its first line, without addresses, without anything that could be a
 * code or a token quoted back at us, at most 200 characters.
 */
export function ledgerReply(raw: string): string {
  const line = raw.slice(0, 1000).split(/[\r\n]/)[0] ?? "";
  const words = line.split(/[\s<>()"]/).map((word) => (word.includes("@") ? "(address)" : word));
  const clean = words.filter((word) => word !== "").join(" ");
  return clean
    .replace(/[^\x20-\x7e]/g, "?")
    .replace(/[0-9]{6,}|[A-Za-z0-9_-]{32,}/g, "(…)")
    .slice(0, LONGEST);
}

interface TlsTrouble {
  readonly reply: string;
  readonly cure: string;
}

const CERTIFICATE: TlsTrouble = {
  reply: "the certificate of the mail server is not trusted",
  cure: "Let Node trust it (NODE_EXTRA_CA_CERTS names a file with the certificate of its authority), or, for a server of your own, add ?tls.rejectUnauthorized=false to SMTP_URL.",
};

const NO_TLS_FROM_THE_START: TlsTrouble = {
  reply: "the mail server does not speak TLS from the start on this port",
  cure: "Write smtp:// in place of smtps:// in SMTP_URL, or take the port that speaks TLS from the start, mostly 465.",
};

const NO_TLS_AT_ALL: TlsTrouble = {
  reply: "the mail server offers no TLS on this port",
  cure: "Take smtps:// and the port that speaks TLS from the start, mostly 465, or remove requireTLS=true from SMTP_URL.",
};

/** The library has one code for all of these and a lost connection; what it was stands in the words of OpenSSL alone. */
function tlsTrouble(error: unknown): TlsTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && error.code === "ETLS") return NO_TLS_AT_ALL;
  // What the server itself says may hold any of these words.
  if ("response" in error && error.response !== undefined) return undefined;
  if (/certificate|altnames|local issuer/iu.test(error.message)) return CERTIFICATE;
  if (/SSL routines|wrong version number/iu.test(error.message)) return NO_TLS_FROM_THE_START;
  return undefined;
}

/** What is wrong with the mail server, where, and what to do. Holds no user name and no password. */
export function troubleSentence(server: SmtpServer, error: unknown): string {
  const where = `${server.host}:${String(server.port)}`;
  return `Mail cannot be handed to ${where} (${judgeFailure(error).reply}). ${cure(error)} Until then mails wait, and codes that expire are not sent.`;
}

function cure(error: unknown): string {
  const tls = tlsTrouble(error);
  if (tls) return tls.cure;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EAUTH" || code === "ENOAUTH") return "Check the user name and password in SMTP_URL.";
  if (code === "EDNS") return "Check the host name in SMTP_URL.";
  return "Check host and port in SMTP_URL, and that the server is running and lets this machine in.";
}
