import type { Block, Draft } from "../block.ts";
import type { VetoSecrets } from "../mail-details.ts";
import { circumstances, greeting, inWords, type TemplateContext } from "../template-context.ts";

/** To the old mailbox: whoever reads it there has not lost it. */
export function recoveryAskedMail(context: TemplateContext, secrets: VetoSecrets): Draft {
  const { asked } = context.words.recovery;
  return draft(context, asked, [
    greeting(context),
    text(asked.lead({ workspace: context.workspace })),
    facts(context),
    ...stop(context, asked, secrets),
  ]);
}

/** To the old mailbox and all admins, while there is time. */
export function recoveryVouchedMail(context: TemplateContext, secrets: VetoSecrets): Draft {
  const { vouched } = context.words.recovery;
  const lead = text(vouched.lead({ person: person(context), workspace: context.workspace }));
  return draft(context, vouched, [greeting(context), lead, facts(context), ...stop(context, vouched, secrets)]);
}

/** To the new mailbox and the old one (NIST SP 800-63B-4 §4.6: every address on file is told). */
export function recoveryDoneMail(context: TemplateContext): Draft {
  const { done } = context.words.recovery;
  const lead = text(done.lead({ workspace: context.workspace, mailbox: context.details.mailbox ?? "" }));
  return draft(context, done, [
    greeting(context),
    lead,
    circumstances(context),
    text(done.consequence),
    text(done.warning),
  ]);
}

export function recoveryStoppedMail(context: TemplateContext): Draft {
  const { stopped } = context.words.recovery;
  return draft(context, stopped, [
    greeting(context),
    text(stopped.lead({ person: person(context), workspace: context.workspace })),
    circumstances(context),
    text(stopped.advice),
  ]);
}

/** Only leads to the page: a mail that decides could be forwarded, and a scanner would press its button. */
export function approvalWaitingMail(context: TemplateContext): Draft {
  const { waiting } = context.words.recovery;
  const { request, runsAt } = context.details;
  const rows = [
    request === undefined ? [] : [[waiting.request, request] as const],
    runsAt === undefined ? [] : [[waiting.until, inWords(runsAt, context)] as const],
  ].flat();
  const url = context.page("approvals");
  return draft(context, waiting, [
    greeting(context),
    text(waiting.lead({ person: person(context), workspace: context.workspace })),
    { kind: "facts", rows },
    { kind: "button", label: waiting.button, url, weight: "main" },
    { kind: "link", intro: context.words.copyLink, url },
    { kind: "small", text: waiting.hint },
  ]);
}

const text = (words: string): Block => ({ kind: "text", text: words });

const person = (context: TemplateContext) => context.details.person ?? context.details.mailbox ?? "";

const draft = (
  context: TemplateContext,
  { subject, preview, title }: { readonly subject: string; readonly preview: string; readonly title: string },
  blocks: readonly Block[],
): Draft => ({
  subject,
  preview,
  footer: context.words.footer({ workspace: context.workspace }),
  blocks: [{ kind: "title", text: title }, ...blocks],
});

function facts(context: TemplateContext): Block {
  const { labels } = context.words.recovery;
  const { person: who, mailbox, runsAt } = context.details;
  const rows: (readonly [string, string] | undefined)[] = [
    who === undefined ? undefined : [labels.person, who],
    mailbox === undefined ? undefined : [labels.mailbox, mailbox],
    [context.words.labels.when, inWords(context.askedAt, context)],
    runsAt === undefined ? undefined : [labels.runsAt, inWords(runsAt, context)],
  ];
  return { kind: "facts", rows: rows.filter((row) => row !== undefined) };
}

function stop(
  context: TemplateContext,
  { warning }: { readonly warning: string },
  { veto }: VetoSecrets,
): readonly Block[] {
  const { button, hint } = context.words.recovery.stop;
  return [
    text(warning),
    { kind: "button", label: button, url: context.link("veto", veto), weight: "quiet" },
    { kind: "small", text: hint },
  ];
}

/** One mail for all requests that came after the first ones of a day. */
export function manyWaitingMail(context: TemplateContext): Draft {
  const { many, waiting } = context.words.recovery;
  const url = context.page("approvals");
  return draft(context, many, [
    greeting(context),
    text(many.lead({ workspace: context.workspace })),
    { kind: "callout", text: many.warning },
    { kind: "button", label: many.button, url, weight: "main" },
    { kind: "link", intro: context.words.copyLink, url },
    { kind: "small", text: waiting.hint },
  ]);
}
