import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { circumstances, greeting, inWords, notMe, plainName, type Scene } from "../scene.ts";

/** Goes to the mailbox before and to the new one (NIST SP 800-63B-4 §4.6: every address on file is told). */
export function addressChangedMail(scene: Scene, secrets: DisownSecrets): Draft {
  const { addressChanged, footer } = scene.words;
  return {
    subject: addressChanged.subject,
    preview: addressChanged.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: addressChanged.title },
      greeting(scene),
      { kind: "text", text: addressChanged.lead(scene.workspace, scene.details.mailbox ?? "") },
      circumstances(scene),
      { kind: "text", text: addressChanged.consequence },
      ...notMe(scene, secrets.disown, addressChanged.warning),
    ],
  };
}

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
