import type { MailWords } from "../wording/wording.ts";

/** What the buttons in our mails say, for whoever tells people which one to press. */
export function buttonNames({ reset, notMe }: MailWords) {
  return { changePassword: reset.button, notMeButton: notMe.button };
}
