import { type Config, isLocal } from "../config/config.ts";

/** On the demo they are as they should be. */
export function lookAtLinks({ mode, publicBaseUrl }: Config): string | undefined {
  if (mode === "demo" || !isLocal(new URL(publicBaseUrl))) return undefined;
  return `Every link in a mail starts with ${publicBaseUrl}, which opens on this machine only. Set PUBLIC_BASE_URL to the address people type, such as https://login.your-company.example.`;
}

/** The sender that is nobody's is only for the demo, whose mails go nowhere. */
export function lookAtSender({ mode, mailFrom }: Config): string | undefined {
  if (mode === "demo" || !/@localhost(?:\.localdomain)?\b/iu.test(mailFrom)) return undefined;
  return "Mails come from an address at localhost, which most mail servers refuse or call spam. Set MAIL_FROM to an address of yours, such as Latchkey <no-reply@your-company.example>.";
}
