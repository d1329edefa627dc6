import type { Draft } from "../block.ts";
import { type Scene, circumstances, greeting } from "../scene.ts";

/** Tells the owner that a chat is no longer linked, and why: less can be done in it than before, so there is nothing to stop. */
export function chatUnlinkedMail(scene: Scene, why: "asked" | "idle"): Draft {
  const { chatUnlinked, footer } = scene.words;
  const { lead, consequence } = chatUnlinked;
  return {
    subject: chatUnlinked.subject,
    preview: chatUnlinked.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: chatUnlinked.subject },
      greeting(scene),
      { kind: "text", text: lead[why](scene.workspace) },
      circumstances(scene),
      { kind: "text", text: consequence },
    ],
  };
}
