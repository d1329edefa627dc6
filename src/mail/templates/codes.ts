import type { Draft } from "../block.ts";
import { circumstances, codeFirst, greeting, inHalves, notMe, type Scene } from "../scene.ts";
import type { ClaimSecrets, CodeSecrets } from "../mail-details.ts";

/**
 * The code that is typed into a chat. Typing a mailed code into a chat is what everybody is warned of, so the mail
 * names the one chat, the time and the purpose, and shares two words with that chat.
 */
export function codeMail(scene: Scene, secrets: CodeSecrets, phrase: string): Draft {
  const { code, footer, minutes } = scene.words;
  return {
    subject: code.subject,
    preview: codeFirst(scene, secrets.code, code.preview),
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: code.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: code.validity(minutes(scene.minutes)) },
      greeting(scene),
      { kind: "text", text: code.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: code.instruction },
      { kind: "phrase", intro: code.phrase, words: phrase, warning: code.phraseWarning },
      { kind: "callout", text: code.neverAsk(scene.workspace) },
      ...notMe(scene, secrets.disown),
    ],
  };
}

/**
 * The code that proves a new mailbox. Nobody knows yet whose mailbox it is: the mail names no person and no workspace,
 * and holds no link that could do anything to the account.
 */
export function mailboxCodeMail(scene: Scene, secrets: ClaimSecrets): Draft {
  const { mailboxCode, minutes, helloAnybody } = scene.words;
  return {
    subject: mailboxCode.subject,
    preview: codeFirst(scene, secrets.code, mailboxCode.preview),
    footer: mailboxCode.footer,
    blocks: [
      { kind: "title", text: mailboxCode.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: mailboxCode.validity(minutes(scene.minutes)) },
      { kind: "text", text: helloAnybody },
      { kind: "text", text: mailboxCode.lead },
      circumstances(scene),
      { kind: "text", text: mailboxCode.instruction },
      { kind: "callout", text: mailboxCode.neverAsk },
      { kind: "text", text: mailboxCode.notMe },
    ],
  };
}

/** The code that switches two-step verification on or off. Whoever asked knows the password, so a surprise is an alarm. */
export function securityCodeMail(scene: Scene, secrets: CodeSecrets): Draft {
  const { securityCode, footer, minutes } = scene.words;
  return {
    subject: securityCode.subject,
    preview: codeFirst(scene, secrets.code, securityCode.preview),
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: securityCode.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: securityCode.validity(minutes(scene.minutes)) },
      greeting(scene),
      { kind: "text", text: securityCode.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: securityCode.instruction },
      { kind: "callout", text: securityCode.neverAsk(scene.workspace) },
      ...notMe(scene, secrets.disown, securityCode.warning),
    ],
  };
}

/** The second step of a sign-in. It goes out after the right password, so an unexpected one is an alarm. */
export function signInCodeMail(scene: Scene, secrets: CodeSecrets): Draft {
  const { signInCode, footer, minutes } = scene.words;
  return {
    subject: signInCode.subject,
    preview: codeFirst(scene, secrets.code, signInCode.preview),
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: signInCode.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: signInCode.validity(minutes(scene.minutes)) },
      greeting(scene),
      { kind: "text", text: signInCode.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: signInCode.instruction },
      { kind: "callout", text: signInCode.neverAsk(scene.workspace) },
      ...notMe(scene, secrets.disown, signInCode.warning),
    ],
  };
}
