import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { channelName, circumstances, greeting, inWords, notMe, type Scene } from "../scene.ts";

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

const ORDER = ["case", "trouble", "proof", "tried", "failed", "next", "language"] as const;

/** A case for the people who take over. What the person wrote stays in the case, behind its own sign-in. */
export function caseOpenedMail(scene: Scene): Draft {
  const { caseOpened, labels, supportFooter } = scene.words;
  const { details } = scene;
  const told = ORDER.flatMap((key) => (details[key] === undefined ? [] : [[labels[key], details[key]] as const]));
  const where = details.channel === undefined ? [] : [[labels.where, channelName(scene, details.channel)] as const];
  return {
    subject: caseOpened.subject,
    preview: caseOpened.preview,
    footer: supportFooter,
    blocks: [
      { kind: "title", text: caseOpened.title },
      { kind: "text", text: caseOpened.lead },
      { kind: "facts", rows: [...told, ...where, [labels.when, inWords(scene.askedAt, scene.language)]] },
      { kind: "text", text: caseOpened.advice },
    ],
  };
}
