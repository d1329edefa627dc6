import type { Draft } from "../block.ts";
import { plainName } from "../plain-name.ts";
import { type Scene, greeting } from "../scene.ts";
import { inWords } from "../when.ts";

/** Tells a member what an admin of the workspace did with their account. */
export function memberChangedMail(scene: Scene): Draft {
  const { memberChanged, labels, footer, yourAdmin } = scene.words;
  const { by, change } = scene.details;
  if (change === undefined) throw new Error("no change");
  const words = memberChanged[change];
  return {
    subject: words.subject,
    preview: words.lead(scene.workspace),
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: words.subject },
      greeting(scene),
      { kind: "text", text: words.lead(scene.workspace) },
      {
        kind: "facts",
        rows: [
          [labels.by, plainName(by ?? "") ?? yourAdmin],
          [labels.when, inWords(scene.askedAt, scene.language)],
        ],
      },
      { kind: "text", text: words.advice },
    ],
  };
}
