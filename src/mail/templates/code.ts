import type { Draft } from "../block.ts";
import { inHalves } from "../in-halves.ts";
import type { CodeSecrets } from "../mail-details.ts";
import { type Scene, circumstances, codeFirst, greeting, notMe } from "../scene.ts";

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
