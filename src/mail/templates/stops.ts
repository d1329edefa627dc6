import type { Draft } from "../block.ts";
import type { DisownSecrets } from "../mail-details.ts";
import { circumstances, greeting, notMe, type TemplateContext } from "../template-context.ts";

/** Tells the owner that somebody in a chat, who proved nothing, stopped everything that was open. */
export function stoppedMail(context: TemplateContext): Draft {
  const { stopped, footer } = context.words;
  return {
    subject: stopped.subject,
    preview: stopped.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: stopped.title },
      greeting(context),
      { kind: "text", text: stopped.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: stopped.consequence({ hours: context.details.hours }) },
      { kind: "text", text: stopped.advice },
    ],
  };
}

/** Tells the owner what "This wasn't me" stopped. */
export function disownedMail(context: TemplateContext): Draft {
  const { disowned, footer } = context.words;
  return {
    subject: disowned.subject,
    preview: disowned.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: disowned.title },
      greeting(context),
      { kind: "text", text: disowned.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "text", text: disowned.consequence({ hours: context.details.hours }) },
      { kind: "text", text: disowned.advice },
    ],
  };
}

/** Tells the owner that strangers may not try for now. Whoever reads it and was one of them gets tries of their own. */
export function triesStoppedMail(context: TemplateContext, secrets: DisownSecrets): Draft {
  const { triesStopped, wasMe, footer } = context.words;
  return {
    subject: triesStopped.subject,
    preview: triesStopped.preview,
    footer: footer({ workspace: context.workspace }),
    blocks: [
      { kind: "title", text: triesStopped.title },
      greeting(context),
      { kind: "text", text: triesStopped.lead({ workspace: context.workspace }) },
      circumstances(context),
      { kind: "button", label: wasMe.button, url: context.link("was-me", secrets.disown), weight: "main" },
      { kind: "small", text: wasMe.hint },
      { kind: "text", text: triesStopped.advice },
      ...notMe(context, secrets.disown),
    ],
  };
}
