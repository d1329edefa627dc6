import type { Draft } from "../block.ts";
import { inHalves } from "../in-halves.ts";
import type { ClaimSecrets } from "../mail-details.ts";
import { type Scene, circumstances, codeFirst } from "../scene.ts";

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
