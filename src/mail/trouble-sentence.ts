import { judgeFailure } from "./judge-failure.ts";
import type { SmtpServer } from "./smtp-url.ts";
import { tlsTrouble } from "./tls-trouble.ts";

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
