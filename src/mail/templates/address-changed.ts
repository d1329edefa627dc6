import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { type Scene, circumstances, greeting, notMe } from "../scene.ts";

/** Goes to the mailbox before and to the new one (NIST SP 800-63B-4 §4.6: every address on file is told). */
export function addressChangedMail(scene: Scene, secrets: DisownSecrets): Draft {
  const { addressChanged, footer } = scene.words;
  return {
    subject: addressChanged.subject,
    preview: addressChanged.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: addressChanged.title },
      greeting(scene),
      { kind: "text", text: addressChanged.lead(scene.workspace, scene.details.mailbox ?? "") },
      circumstances(scene),
      { kind: "text", text: addressChanged.consequence },
      ...notMe(scene, secrets.disown, addressChanged.warning),
    ],
  };
}
