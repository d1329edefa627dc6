import type { LocalMail, LocalMailbox } from "../../src/mail/model.ts";
import { instant } from "../../src/shared/brand.ts";

const MAIL: LocalMail = {
  id: "mail-1",
  to: "ana@example.com",
  subject: "Set a new password",
  text: "Somebody asked for a new password.\nChange password: http://localhost/change-password?token=…",
  html: '<!doctype html><html lang="en"><head><title>Set a new password</title></head><body style="font-family:sans-serif"><h1>Set a new password</h1><p><a href="/forgot-password">Change password</a></p></body></html>',
  at: instant(Date.UTC(2026, 0, 5, 9)),
};

export function mailboxDouble(mails: readonly LocalMail[] = [MAIL]): LocalMailbox {
  return { list: async () => mails, read: async (id) => mails.find((mail) => mail.id === id) };
}
