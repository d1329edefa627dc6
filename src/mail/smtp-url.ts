import { z } from "zod";

/** Where and how to hand mails over. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps://`). */
  readonly secure: boolean;
  /** Send nothing unless the connection could be made safe. Otherwise TLS is used when the server offers it. */
  readonly requireTLS: boolean;
  /** Off only for a server with a self-made certificate. */
  readonly rejectUnauthorized: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

const Switch = z.enum(["true", "false"]).transform((word) => word === "true");
const Options = z.strictObject({
  requireTLS: Switch.default(false),
  "tls.rejectUnauthorized": Switch.default(true),
});

/**
 * Reads `smtp://user:password@host:port?requireTLS=true`. Read here and not by the mail library, which would take any
 * of its own options from the address, a queue of its own among them.
 *
 * @throws naming what is wrong; never quotes the password
 */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.parse(text);
  if (!url || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "")
    throw new Error(
      "SMTP_URL must look like smtp://user:password@mail.example.com:587 (or smtps:// for TLS from the start).",
    );
  const options = Options.safeParse(Object.fromEntries(url.searchParams));
  if (!options.success)
    throw new Error("SMTP_URL knows two options: requireTLS=true and tls.rejectUnauthorized=false. Remove any other.");
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: options.data.requireTLS,
    rejectUnauthorized: options.data["tls.rejectUnauthorized"],
    ...(url.username === "" ? {} : { auth: { user: decoded(url.username), pass: decoded(url.password) } }),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error("SMTP_URL: user name and password must be percent-encoded; write % as %25 and @ as %40.");
  }
}
