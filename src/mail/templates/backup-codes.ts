import type { Draft } from "../block.ts";
import type { DisownSecrets, RenewalSecrets } from "../mail-details.ts";
import { type Scene, circumstances, greeting, notMe } from "../scene.ts";

/** From here on the owner is asked to make new codes. */
const FEW = 3;

/** The button that leads to fresh backup codes. */
export function backupCodesLinkMail(scene: Scene, secrets: RenewalSecrets): Draft {
  const { backupCodes, footer, minutes, copyLink } = scene.words;
  const words = backupCodes.link;
  const url = scene.link("renew-backup-codes", secrets.renewal);
  return {
    subject: words.subject,
    preview: words.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: words.title },
      greeting(scene),
      { kind: "text", text: words.lead(scene.workspace) },
      circumstances(scene),
      { kind: "button", label: words.button, url, weight: "main" },
      { kind: "text", text: `${words.validity(minutes(scene.minutes))} ${words.keep}` },
      { kind: "link", intro: copyLink, url },
      { kind: "callout", text: words.neverAsk(scene.workspace) },
      ...notMe(scene, secrets.disown),
    ],
  };
}

/** Tells the owner that a fresh set is active (NIST SP 800-63B-4 4.6). */
export function backupCodesRenewedMail(scene: Scene, secrets: DisownSecrets): Draft {
  const { backupCodes, footer } = scene.words;
  const words = backupCodes.renewed;
  return {
    subject: words.subject,
    preview: words.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: words.title },
      greeting(scene),
      { kind: "text", text: words.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: words.advice },
      ...notMe(scene, secrets.disown, words.warning),
    ],
  };
}

/** Tells the owner that a code was used, from where and how many are left; from three left on, that new ones are due. */
export function backupCodeUsedMail(scene: Scene, secrets: DisownSecrets): Draft {
  const { backupCodes, footer } = scene.words;
  const words = backupCodes.used;
  const { left } = scene.details;
  if (left === undefined) throw new Error("no number of codes");
  const remaining = left === 0 ? words.none.left : words.left(left);
  const subject = subjectFor(scene, left);
  return {
    subject,
    preview: words.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: subject },
      greeting(scene),
      { kind: "text", text: words.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: left > FEW ? remaining : `${remaining} ${words.few.advice}` },
      ...notMe(scene, secrets.disown, words.warning),
    ],
  };
}

function subjectFor({ words }: Scene, left: number): string {
  const { subject, few, none } = words.backupCodes.used;
  if (left === 0) return none.subject;
  return left > FEW ? subject : few.subject(left);
}
