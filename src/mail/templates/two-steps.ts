import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { type Scene, circumstances, greeting, notMe } from "../scene.ts";

/** Tells the owner that two-step verification was switched. */
export function twoStepsMail(scene: Scene, secrets: DisownSecrets, now: "on" | "off"): Draft {
  const { twoSteps, footer } = scene.words;
  const words = twoSteps[now];
  return {
    subject: words.subject,
    preview: twoSteps.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: words.subject },
      greeting(scene),
      { kind: "text", text: words.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: words.consequence },
      ...notMe(scene, secrets.disown, twoSteps.warning),
    ],
  };
}
