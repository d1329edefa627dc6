import type { Draft } from "../block.ts";
import type { ResetSecrets } from "../mail-details.ts";
import { type Scene, circumstances, greeting, notMe } from "../scene.ts";

/** The button that leads to a new password. */
export function resetLinkMail(scene: Scene, secrets: ResetSecrets): Draft {
  const { reset, footer, minutes, copyLink } = scene.words;
  const url = scene.link("change-password", secrets.reset);
  return {
    subject: reset.subject,
    preview: reset.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: reset.title },
      greeting(scene),
      { kind: "text", text: reset.lead(scene.workspace) },
      circumstances(scene),
      { kind: "button", label: reset.button, url, weight: "main" },
      { kind: "text", text: reset.validity(minutes(scene.minutes)) },
      { kind: "link", intro: copyLink, url },
      { kind: "callout", text: reset.neverAsk(scene.workspace) },
      ...notMe(scene, secrets.disown),
    ],
  };
}
