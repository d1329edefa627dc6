import type { Draft } from "../block.ts";
import { plainName } from "../plain-name.ts";
import { type Scene, greeting } from "../scene.ts";
import { inWords } from "../when.ts";

/** Tells every admin that sign-in was limited to the whitelist, is no longer, or that a change of the list was undone. */
export function whitelistChangedMail(scene: Scene): Draft {
  const { whitelistChanged, labels, footer, yourAdmin } = scene.words;
  const { by, whitelist, address } = scene.details;
  if (whitelist === undefined) throw new Error("no change");
  const words = whitelistChanged[whitelist];
  const done = [labels.by, plainName(by ?? "") ?? yourAdmin] as const;
  const when = [labels.when, inWords(scene.askedAt, scene.language)] as const;
  return {
    subject: words.subject,
    preview: words.lead(scene.workspace),
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: words.subject },
      greeting(scene),
      { kind: "text", text: words.lead(scene.workspace) },
      { kind: "facts", rows: address === undefined ? [done, when] : [done, when, [labels.address, address]] },
      { kind: "text", text: words.advice },
      { kind: "text", text: whitelistChanged.where },
    ],
  };
}
