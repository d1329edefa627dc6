import type { SMTPTransportOptions } from "nodemailer/lib/smtp-transport";
import type { Instant } from "../shared/brand.ts";
import { SECOND } from "../shared/clock.ts";
import { no, ok } from "../shared/outcome.ts";
import { deadline } from "../shared/schedule.ts";
import type { Delivery, Envelope } from "./delivery.ts";
import { isAboutTheMail, judgeFailure, ledgerReply, troubleSentence } from "./smtp-failure.ts";
import type { SmtpServer } from "./smtp-url.ts";

/** Longest waits, milliseconds. */
export interface SmtpTimeouts {
  readonly connection: number;
  readonly greeting: number;
  /** Silence on the line. */
  readonly socket: number;
  /** One whole try. Shorter than the lease, or a second process would send the mail at the same time. */
  readonly total: number;
}

export const SMTP_TIMEOUTS: SmtpTimeouts = {
  connection: 10 * SECOND,
  greeting: 10 * SECOND,
  socket: 30 * SECOND,
  total: 50 * SECOND,
};

/** Delivery over SMTP. A connection for each mail: the library's pool would queue on its own, past expiry and ledger. */
export function smtpDelivery(server: SmtpServer, timeouts: SmtpTimeouts): Delivery {
  let opened: Awaited<ReturnType<typeof openTransport>> | undefined;
  const transport = async () => (opened ??= await openTransport(server, timeouts));
  return {
    lanes: 4,
    deliver: async (envelope, now) => {
      const signal = deadline(Math.max(1, Math.min(timeouts.total, envelope.until - now)));
      try {
        const info = await (await transport()).sendMail({ ...messageOf(envelope), signal });
        return { kind: "accepted", reply: ledgerReply(info.response) };
      } catch (error) {
        const verdict = judgeFailure(error);
        return isAboutTheMail(error) ? verdict : { ...verdict, why: troubleSentence(server, error) };
      }
    },
    verify: async () => {
      try {
        await (await transport()).verify();
        return ok(undefined);
      } catch (error) {
        return no(troubleSentence(server, error));
      }
    },
  };
}

/** The library is loaded with the first mail: no start should wait for it. */
const openTransport = async (server: SmtpServer, timeouts: SmtpTimeouts) =>
  (await import("nodemailer")).createTransport(optionsFor(server, timeouts));

const optionsFor = (server: SmtpServer, timeouts: SmtpTimeouts): SMTPTransportOptions => ({
  host: server.host,
  port: server.port,
  secure: server.secure,
  requireTLS: server.requireTLS,
  tls: { rejectUnauthorized: server.rejectUnauthorized },
  ...(server.auth && { auth: server.auth }),
  connectionTimeout: timeouts.connection,
  greetingTimeout: timeouts.greeting,
  socketTimeout: timeouts.socket,
  dnsTimeout: timeouts.connection,
});

/** The whole of what is sent: a fixed set of headers, and no text that a person chose in any of them. */
const messageOf = (envelope: Envelope) => ({
  envelope: { from: envelope.from.address, to: [envelope.to] },
  from: { name: envelope.from.name, address: envelope.from.address },
  ...(envelope.from.replyTo !== undefined && { replyTo: { name: "", address: envelope.from.replyTo } }),
  to: { name: "", address: envelope.to },
  subject: envelope.letter.subject,
  text: envelope.letter.text,
  html: envelope.letter.html,
  messageId: envelope.messageId,
  date: dateOf(envelope.date),
  baseBoundary: envelope.boundary,
  headers: { "Auto-Submitted": "auto-generated" },
  xMailer: false as const,
  disableFileAccess: true,
  disableUrlAccess: true,
});

const dateOf = (moment: Instant) => new Date(moment);
