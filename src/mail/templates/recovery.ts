import type { Block, Draft } from "../block.ts";
import type { VetoSecrets } from "../mail-details.ts";
import { circumstances, greeting, inWords, type Scene } from "../scene.ts";

/** To the old mailbox: whoever reads it there has not lost it. */
export function recoveryAskedMail(scene: Scene, secrets: VetoSecrets): Draft {
  const { asked } = scene.words.recovery;
  return draft(scene, asked, [
    greeting(scene),
    text(asked.lead(scene.workspace)),
    facts(scene),
    ...stop(scene, asked, secrets),
  ]);
}

/** To the old mailbox and all admins, while there is time. */
export function recoveryVouchedMail(scene: Scene, secrets: VetoSecrets): Draft {
  const { vouched } = scene.words.recovery;
  const lead = text(vouched.lead(person(scene), scene.workspace));
  return draft(scene, vouched, [greeting(scene), lead, facts(scene), ...stop(scene, vouched, secrets)]);
}

/** To the new mailbox and the old one (NIST SP 800-63B-4 §4.6: every address on file is told). */
export function recoveryDoneMail(scene: Scene): Draft {
  const { done } = scene.words.recovery;
  const lead = text(done.lead(scene.workspace, scene.details.mailbox ?? ""));
  return draft(scene, done, [greeting(scene), lead, circumstances(scene), text(done.consequence), text(done.warning)]);
}

export function recoveryStoppedMail(scene: Scene): Draft {
  const { stopped } = scene.words.recovery;
  return draft(scene, stopped, [
    greeting(scene),
    text(stopped.lead(person(scene), scene.workspace)),
    circumstances(scene),
    text(stopped.advice),
  ]);
}

/** Only leads to the page: a mail that decides could be forwarded, and a scanner would press its button. */
export function approvalWaitingMail(scene: Scene): Draft {
  const { waiting } = scene.words.recovery;
  const { request, runsAt } = scene.details;
  const rows = [
    request === undefined ? [] : [[waiting.request, request] as const],
    runsAt === undefined ? [] : [[waiting.until, inWords(runsAt, scene.language)] as const],
  ].flat();
  const url = scene.page("approvals");
  return draft(scene, waiting, [
    greeting(scene),
    text(waiting.lead(person(scene), scene.workspace)),
    { kind: "facts", rows },
    { kind: "button", label: waiting.button, url, weight: "main" },
    { kind: "link", intro: scene.words.copyLink, url },
    { kind: "small", text: waiting.hint },
  ]);
}

const text = (words: string): Block => ({ kind: "text", text: words });

const person = (scene: Scene) => scene.details.person ?? scene.details.mailbox ?? "";

const draft = (
  scene: Scene,
  { subject, preview, title }: { readonly subject: string; readonly preview: string; readonly title: string },
  blocks: readonly Block[],
): Draft => ({
  subject,
  preview,
  footer: scene.words.footer(scene.workspace),
  blocks: [{ kind: "title", text: title }, ...blocks],
});

function facts(scene: Scene): Block {
  const { labels } = scene.words.recovery;
  const { person: who, mailbox, runsAt } = scene.details;
  const rows: (readonly [string, string] | undefined)[] = [
    who === undefined ? undefined : [labels.person, who],
    mailbox === undefined ? undefined : [labels.mailbox, mailbox],
    [scene.words.labels.when, inWords(scene.askedAt, scene.language)],
    runsAt === undefined ? undefined : [labels.runsAt, inWords(runsAt, scene.language)],
  ];
  return { kind: "facts", rows: rows.filter((row) => row !== undefined) };
}

function stop(scene: Scene, { warning }: { readonly warning: string }, { veto }: VetoSecrets): readonly Block[] {
  const { button, hint } = scene.words.recovery.stop;
  return [
    text(warning),
    { kind: "button", label: button, url: scene.link("veto", veto), weight: "quiet" },
    { kind: "small", text: hint },
  ];
}
