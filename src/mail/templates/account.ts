import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { circumstances, greeting, inWords, notMe, plainName, type TemplateContext } from "../template-context.ts";

/** Goes to the mailbox before and to the new one (NIST SP 800-63B-4 §4.6: every address on file is told). */
export function addressChangedMail(context: TemplateContext, secrets: DisownSecrets): Draft {
  const { addressChanged, footer } = context.words;
  return {
    subject: addressChanged.subject,
    preview: addressChanged.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: addressChanged.title },
      greeting(context),
      {
        kind: "text",
        text: addressChanged.lead({ workspace: context.workspace, mailbox: context.details.mailbox ?? "" }),
      },
      circumstances(context),
      { kind: "text", text: addressChanged.consequence },
      ...notMe(context, secrets.disown, addressChanged.warning),
    ],
  };
}

/** Tells the owner (NIST SP 800-63B-4 §4.6: recovery always notifies, with a way to repudiate it). */
export function passwordChangedMail(context: TemplateContext, secrets: DisownSecrets): Draft {
  const { changed, footer } = context.words;
  return {
    subject: changed.subject,
    preview: changed.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: changed.title },
      greeting(context),
      { kind: "text", text: changed.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: context.details.by === "owner" ? changed.consequenceFromProfile : changed.consequence },
      ...notMe(context, secrets.disown, changed.warning),
    ],
  };
}

/** Tells the owner that two-step verification was switched. */
export function twoStepsMail(context: TemplateContext, secrets: DisownSecrets, now: "on" | "off"): Draft {
  const { twoSteps, footer } = context.words;
  const words = twoSteps[now];
  return {
    subject: words.subject,
    preview: twoSteps.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: words.subject },
      greeting(context),
      { kind: "text", text: words.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: words.consequence },
      ...notMe(context, secrets.disown, twoSteps.warning),
    ],
  };
}

/** Tells a member what an admin of the workspace did with their account. */
export function memberChangedMail(context: TemplateContext): Draft {
  const { memberChanged, labels, footer, yourAdmin } = context.words;
  const { by, change } = context.details;
  if (change === undefined) throw new Error("no change");
  const words = memberChanged[change];
  return {
    subject: words.subject,
    preview: words.lead({ workspace: context.workspace }),
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: words.subject },
      greeting(context),
      { kind: "text", text: words.lead({ workspace: context.workspace }) },
      {
        kind: "facts",
        rows: [
          [labels.by, plainName(by ?? "") ?? yourAdmin],
          [labels.when, inWords(context.askedAt, context)],
        ],
      },
      { kind: "text", text: words.advice },
    ],
  };
}

/** Tells every admin that sign-in was limited to the whitelist, is no longer, or that a change of the list was undone. */
export function whitelistChangedMail(context: TemplateContext): Draft {
  const { whitelistChanged, labels, footer, yourAdmin } = context.words;
  const { by, whitelist, address } = context.details;
  if (whitelist === undefined) throw new Error("no change");
  const words = whitelistChanged[whitelist];
  const done = [labels.by, plainName(by ?? "") ?? yourAdmin] as const;
  const when = [labels.when, inWords(context.askedAt, context)] as const;
  return {
    subject: words.subject,
    preview: words.lead({ workspace: context.workspace }),
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: words.subject },
      greeting(context),
      { kind: "text", text: words.lead({ workspace: context.workspace }) },
      { kind: "facts", rows: address === undefined ? [done, when] : [done, when, [labels.address, address]] },
      { kind: "text", text: words.advice },
      { kind: "text", text: whitelistChanged.where },
    ],
  };
}
