import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { type Scene, circumstances, greeting, notMe } from "../scene.ts";

type Why = "asked" | "idle" | "profile";

/** Tells the owner that a chat is no longer linked, and why: less can be done in it than before, so there is nothing to stop. */
export function chatUnlinkedMail(scene: Scene, why: Why): Draft {
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

/** The same, where somebody had to be signed in for it: that somebody may be a stranger. */
export function chatUnlinkedInProfileMail(scene: Scene, { disown }: DisownSecrets): Draft {
  const { preview, warning } = scene.words.chatLinked;
  const draft = chatUnlinkedMail(scene, "profile");
  return { ...draft, preview, blocks: [...draft.blocks, ...notMe(scene, disown, warning)] };
}
