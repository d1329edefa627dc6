import { z } from "zod";
import type { Verdict } from "./after-try.ts";
import { ledgerReply } from "./reply.ts";
import { tlsTrouble } from "./tls-trouble.ts";

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
