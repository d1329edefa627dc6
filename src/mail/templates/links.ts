import type { Draft } from "../block.ts";
import type { DisownSecrets, ResetSecrets } from "../mail-details.ts";
import { circumstances, greeting, notMe, type TemplateContext, wasMe } from "../template-context.ts";

/** The button that leads whoever was added to a first password. Where somebody asked for it again, it says where. */
export function invitationMail(context: TemplateContext, secrets: ResetSecrets): Draft {
  const { invitation, footer, days, copyLink } = context.words;
  const url = context.link("invitation", secrets.reset);
  return {
    subject: invitation.subject({ workspace: context.workspace }),
    preview: invitation.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: invitation.title },
      greeting(context),
      { kind: "text", text: invitation.lead({ workspace: context.workspace }) },
      ...(context.details.channel === undefined ? [] : [circumstances(context)]),
      { kind: "button", label: invitation.button, url, weight: "main" },
      { kind: "text", text: invitation.validity({ time: days({ count: context.details.days }) }) },
      { kind: "link", intro: copyLink, url },
      { kind: "text", text: invitation.later },
      { kind: "callout", text: invitation.neverAsk({ workspace: context.workspace }) },
      { kind: "small", text: invitation.notMe },
    ],
  };
}

/** Tells the owner that the account has its first password (NIST SP 800-63B-4 §4.6), with a way to stop it. */
export function accountReadyMail(context: TemplateContext, secrets: DisownSecrets): Draft {
  const { ready, footer } = context.words;
  return {
    subject: ready.subject,
    preview: ready.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: ready.title },
      greeting(context),
      { kind: "text", text: ready.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "button", label: ready.button, url: context.page(""), weight: "main" },
      { kind: "text", text: ready.consequence },
      ...notMe(context, secrets.disown, ready.warning),
    ],
  };
}

/** The button that leads to a new password. */
export function resetLinkMail(context: TemplateContext, secrets: ResetSecrets): Draft {
  const { reset, footer, minutes, copyLink } = context.words;
  const url = context.link("change-password", secrets.reset);
  return {
    subject: reset.subject,
    preview: reset.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: reset.title },
      greeting(context),
      { kind: "text", text: reset.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "button", label: reset.button, url, weight: "main" },
      { kind: "text", text: reset.validity({ time: minutes({ count: context.minutes }) }) },
      { kind: "link", intro: copyLink, url },
      { kind: "callout", text: reset.neverAsk({ workspace: context.workspace }) },
      ...wasMe(context, secrets.disown),
      ...notMe(context, secrets.disown),
    ],
  };
}
