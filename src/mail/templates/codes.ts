import type { Draft } from "../block.ts";
import {
  circumstances,
  codeFirst,
  greeting,
  inHalves,
  notMe,
  type TemplateContext,
  wasMe,
} from "../template-context.ts";
import type { ClaimSecrets, CodeSecrets } from "../mail-details.ts";

/**
 * The code that is typed into a chat. Typing a mailed code into a chat is what everybody is warned of, so the mail
 * names the one chat, the time and the purpose, and shares two words with that chat.
 */
export function codeMail(context: TemplateContext, secrets: CodeSecrets, phrase: string): Draft {
  const { code, footer, minutes } = context.words;
  return {
    subject: code.subject,
    preview: codeFirst(context, secrets.code, code.preview),
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: code.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: code.validity({ time: minutes({ count: context.minutes }) }) },
      greeting(context),
      { kind: "text", text: code.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: code.instruction },
      { kind: "phrase", intro: code.phrase, words: phrase, warning: code.phraseWarning },
      { kind: "callout", text: code.neverAsk({ workspace: context.workspace }) },
      ...wasMe(context, secrets.disown),
      ...notMe(context, secrets.disown),
    ],
  };
}

/**
 * The code that proves a new mailbox. Nobody knows yet whose mailbox it is: the mail names no person and no workspace,
 * and holds no link that could do anything to the account.
 */
export function mailboxCodeMail(context: TemplateContext, secrets: ClaimSecrets): Draft {
  const { mailboxCode, minutes, helloAnybody } = context.words;
  return {
    subject: mailboxCode.subject,
    preview: codeFirst(context, secrets.code, mailboxCode.preview),
    footer: mailboxCode.footer,
    blocks: [
      { kind: "title", text: mailboxCode.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: mailboxCode.validity({ time: minutes({ count: context.minutes }) }) },
      { kind: "text", text: helloAnybody },
      { kind: "text", text: mailboxCode.lead },
      circumstances(context),
      { kind: "text", text: mailboxCode.instruction },
      { kind: "callout", text: mailboxCode.neverAsk },
      { kind: "text", text: mailboxCode.notMe },
    ],
  };
}

/** The code that switches two-step verification on or off. Whoever asked knows the password, so a surprise is an alarm. */
export function securityCodeMail(context: TemplateContext, secrets: CodeSecrets): Draft {
  const { securityCode, footer, minutes } = context.words;
  return {
    subject: securityCode.subject,
    preview: codeFirst(context, secrets.code, securityCode.preview),
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: securityCode.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: securityCode.validity({ time: minutes({ count: context.minutes }) }) },
      greeting(context),
      { kind: "text", text: securityCode.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: securityCode.instruction },
      { kind: "callout", text: securityCode.neverAsk({ workspace: context.workspace }) },
      ...notMe(context, secrets.disown, securityCode.warning),
    ],
  };
}

/** The second step of a sign-in. It goes out after the right password, so an unexpected one is an alarm. */
export function signInCodeMail(context: TemplateContext, secrets: CodeSecrets): Draft {
  const { signInCode, footer, minutes } = context.words;
  return {
    subject: signInCode.subject,
    preview: codeFirst(context, secrets.code, signInCode.preview),
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: signInCode.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: signInCode.validity({ time: minutes({ count: context.minutes }) }) },
      greeting(context),
      { kind: "text", text: signInCode.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: signInCode.instruction },
      { kind: "callout", text: signInCode.neverAsk({ workspace: context.workspace }) },
      ...wasMe(context, secrets.disown),
      ...notMe(context, secrets.disown, signInCode.warning),
    ],
  };
}
