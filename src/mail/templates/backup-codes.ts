import type { Draft } from "../block.ts";
import type { DisownSecrets, RenewalSecrets } from "../mail-details.ts";
import { type TemplateContext, circumstances, greeting, notMe } from "../template-context.ts";

/** From here on the owner is asked to make new codes. */
const FEW = 3;

/** The button that leads to fresh backup codes. */
export function backupCodesLinkMail(context: TemplateContext, secrets: RenewalSecrets): Draft {
  const { backupCodes, footer, minutes, copyLink } = context.words;
  const words = backupCodes.link;
  const url = context.link("renew-backup-codes", secrets.renewal);
  return {
    subject: words.subject,
    preview: words.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: words.title },
      greeting(context),
      { kind: "text", text: words.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "button", label: words.button, url, weight: "main" },
      { kind: "text", text: `${words.validity({ time: minutes({ count: context.minutes }) })} ${words.keep}` },
      { kind: "link", intro: copyLink, url },
      { kind: "callout", text: words.neverAsk({ workspace: context.workspace }) },
      ...notMe(context, secrets.disown),
    ],
  };
}

/** Tells the owner that a fresh set is active (NIST SP 800-63B-4 4.6). */
export function backupCodesRenewedMail(context: TemplateContext, secrets: DisownSecrets): Draft {
  const { backupCodes, footer } = context.words;
  const words = backupCodes.renewed;
  return {
    subject: words.subject,
    preview: words.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: words.title },
      greeting(context),
      { kind: "text", text: words.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: words.advice },
      ...notMe(context, secrets.disown, words.warning),
    ],
  };
}

/** Tells the owner that a code was used, from where and how many are left; from three left on, that new ones are due. */
export function backupCodeUsedMail(context: TemplateContext, secrets: DisownSecrets): Draft {
  const { backupCodes, footer } = context.words;
  const words = backupCodes.used;
  const { left } = context.details;
  if (left === undefined) throw new Error("no number of codes");
  const remaining = left === 0 ? words.none.left : words.left({ count: left });
  const subject = subjectFor(context, left);
  return {
    subject,
    preview: words.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: subject },
      greeting(context),
      { kind: "text", text: words.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: left > FEW ? remaining : `${remaining} ${words.few.advice}` },
      ...notMe(context, secrets.disown, words.warning),
    ],
  };
}

function subjectFor({ words }: TemplateContext, left: number): string {
  const { subject, few, none } = words.backupCodes.used;
  if (left === 0) return none.subject;
  return left > FEW ? subject : few.subject({ count: left });
}
