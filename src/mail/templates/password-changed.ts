import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { type Scene, circumstances, greeting, notMe } from "../scene.ts";

/** Tells the owner (NIST SP 800-63B-4 §4.6: recovery always notifies, with a way to repudiate it). */
export function passwordChangedMail(scene: Scene, secrets: DisownSecrets): Draft {
  const { changed, footer } = scene.words;
  return {
    subject: changed.subject,
    preview: changed.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: changed.title },
      greeting(scene),
      { kind: "text", text: changed.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: scene.details.by === "owner" ? changed.consequenceFromProfile : changed.consequence },
      ...notMe(scene, secrets.disown, changed.warning),
    ],
  };
}
