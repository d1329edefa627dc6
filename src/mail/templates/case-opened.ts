import type { Draft } from "../block.ts";
import { type Scene, channelName } from "../scene.ts";
import { inWords } from "../when.ts";

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
