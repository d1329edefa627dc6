import type { Secrets } from "../shared/secrets.ts";
import type { Draft, Letter } from "./block.ts";
import { MailDetails, MailSecrets } from "./mail-details.ts";
import { plainName } from "./plain-name.ts";
import type { QueuedMail, Recipient } from "./ports.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { caseOpenedMail } from "./templates/case-opened.ts";
import { codeMail } from "./templates/code.ts";
import { disownedMail } from "./templates/disowned.ts";
import { passwordChangedMail } from "./templates/password-changed.ts";
import { resetLinkMail } from "./templates/reset-link.ts";
import { signInCodeMail } from "./templates/sign-in-code.ts";
import { writeHtml } from "./write-html.ts";
import { writeText } from "./write-text.ts";

/** An order that its template cannot write: a fault of ours. The message names the missing part, never a value. */
export class MailUnwritable extends Error {}

/**
 * Writes a mail. The same order gives the same letter to the last byte, whenever it is written: a mail that must be
 * sent twice is then the same mail.
 *
 * @param baseUrl public address of the portal; the only origin a link can have
 * @throws MailUnwritable when details or secrets are not what the template needs
 */
export function writeLetter(
  mail: QueuedMail,
  recipient: Recipient | undefined,
  secrets: Secrets,
  baseUrl: string,
): Letter {
  try {
    const details = MailDetails.parse(mail.details);
    const { language, queuedAt } = mail;
    const [name, workspace] = [plainName(recipient?.name ?? ""), plainName(recipient?.workspaceName ?? "")];
    const scene = sceneOf({ language, queuedAt, name, workspace, details, baseUrl });
    const draft = draftOf(mail, scene, opened(mail, secrets));
    return { subject: draft.subject, text: writeText(draft), html: writeHtml(draft, language) };
  } catch (error) {
    // The cause could quote a secret, so it is left behind.
    const kind = error instanceof Error ? error.name : "unknown";
    throw new MailUnwritable(
      `The mail ${mail.id} (${mail.template}) cannot be written: its details or secrets do not fit (${kind}).`,
    );
  }
}

const opened = (mail: QueuedMail, secrets: Secrets): unknown =>
  mail.secrets === undefined ? undefined : JSON.parse(secrets.open("mail", mail.secrets));

function draftOf(mail: QueuedMail, scene: Scene, sealed: unknown): Draft {
  switch (mail.template) {
    case "code":
      return codeMail(scene, MailSecrets.code.parse(sealed), requiredPhrase(scene));
    case "sign-in-code":
      return signInCodeMail(scene, MailSecrets.code.parse(sealed));
    case "reset-link":
      return resetLinkMail(scene, MailSecrets["reset-link"].parse(sealed));
    case "password-changed":
      return passwordChangedMail(scene, MailSecrets.disown.parse(sealed));
    case "disowned":
      return disownedMail(scene);
    case "case-opened":
      return caseOpenedMail(scene);
  }
}

function requiredPhrase(scene: Scene): string {
  if (scene.details.phrase === undefined) throw new Error("no phrase");
  return scene.details.phrase;
}
