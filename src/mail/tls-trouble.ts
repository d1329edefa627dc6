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
export function tlsTrouble(error: unknown): TlsTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && error.code === "ETLS") return NO_TLS_AT_ALL;
  // What the server itself says may hold any of these words.
  if ("response" in error && error.response !== undefined) return undefined;
  if (/certificate|altnames|local issuer/iu.test(error.message)) return CERTIFICATE;
  if (/SSL routines|wrong version number/iu.test(error.message)) return NO_TLS_FROM_THE_START;
  return undefined;
}
