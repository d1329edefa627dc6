import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { type Scene, circumstances, greeting, notMe } from "../scene.ts";

/** Tells the owner that a chat was linked: requests can be decided there from now on. */
export function chatLinkedMail(scene: Scene, secrets: DisownSecrets): Draft {
  const { chatLinked, footer } = scene.words;
  return {
    subject: chatLinked.subject,
    preview: chatLinked.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: chatLinked.subject },
      greeting(scene),
      { kind: "text", text: chatLinked.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: chatLinked.consequence },
      ...notMe(scene, secrets.disown, chatLinked.warning),
    ],
  };
}
