import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { channelName, circumstances, greeting, inWords, notMe, type TemplateContext } from "../template-context.ts";

/** Tells the owner that a chat was linked: requests can be decided there from now on. */
export function chatLinkedMail(context: TemplateContext, secrets: DisownSecrets): Draft {
  const { chatLinked, footer } = context.words;
  return {
    subject: chatLinked.subject,
    preview: chatLinked.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: chatLinked.subject },
      greeting(context),
      { kind: "text", text: chatLinked.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: chatLinked.consequence },
      ...notMe(context, secrets.disown, chatLinked.warning),
    ],
  };
}

type Why = "asked" | "idle" | "profile";

/** Tells the owner that a chat is no longer linked, and why: less can be done in it than before, so there is nothing to stop. */
export function chatUnlinkedMail(context: TemplateContext, why: Why): Draft {
  const { chatUnlinked, footer } = context.words;
  const { lead, consequence } = chatUnlinked;
  return {
    subject: chatUnlinked.subject,
    preview: chatUnlinked.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: chatUnlinked.subject },
      greeting(context),
      { kind: "text", text: lead[why]({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: consequence },
    ],
  };
}

/** The same, where somebody had to be signed in for it: that somebody may be a stranger. */
export function chatUnlinkedInProfileMail(context: TemplateContext, { disown }: DisownSecrets): Draft {
  const { preview, warning } = context.words.chatLinked;
  const draft = chatUnlinkedMail(context, "profile");
  return { ...draft, preview, blocks: [...draft.blocks, ...notMe(context, disown, warning)] };
}

const ORDER = ["case", "trouble", "proof", "tried", "failed", "next", "language"] as const;

/** A case for the people who take over. What the person wrote stays in the case, behind its own sign-in. */
export function caseOpenedMail(context: TemplateContext): Draft {
  const { caseOpened, labels, supportFooter } = context.words;
  const { details } = context;
  const told = ORDER.flatMap((key) => (details[key] === undefined ? [] : [[labels[key], details[key]] as const]));
  const where = details.channel === undefined ? [] : [[labels.where, channelName(context, details.channel)] as const];
  return {
    subject: caseOpened.subject,
    preview: caseOpened.preview,
    footer: supportFooter,
    blocks: [
      { kind: "title", text: caseOpened.title },
      { kind: "text", text: caseOpened.lead },
      { kind: "facts", rows: [...told, ...where, [labels.when, inWords(context.askedAt, context)]] },
      { kind: "text", text: caseOpened.advice },
    ],
  };
}
