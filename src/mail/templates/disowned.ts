import type { Draft } from "../block.ts";
import { type Scene, circumstances, greeting } from "../scene.ts";

/** Tells the owner what "This wasn't me" stopped. */
export function disownedMail(scene: Scene): Draft {
  const { disowned, footer } = scene.words;
  return {
    subject: disowned.subject,
    preview: disowned.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: disowned.title },
      greeting(scene),
      { kind: "text", text: disowned.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: disowned.consequence(scene.details.hours) },
      { kind: "text", text: disowned.advice },
    ],
  };
}
