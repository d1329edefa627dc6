import type { Draft } from "../block.ts";
import type { DisownSecrets, ResetSecrets } from "../mail-details.ts";
import { circumstances, greeting, notMe, type Scene } from "../scene.ts";

/** The button that leads whoever was added to a first password. Where somebody asked for it again, it says where. */
export function invitationMail(scene: Scene, secrets: ResetSecrets): Draft {
  const { invitation, footer, days, copyLink } = scene.words;
  const url = scene.link("invitation", secrets.reset);
  return {
    subject: invitation.subject(scene.workspace),
    preview: invitation.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: invitation.title },
      greeting(scene),
      { kind: "text", text: invitation.lead(scene.workspace) },
      ...(scene.details.channel === undefined ? [] : [circumstances(scene)]),
      { kind: "button", label: invitation.button, url, weight: "main" },
      { kind: "text", text: invitation.validity(days(scene.details.days)) },
      { kind: "link", intro: copyLink, url },
      { kind: "text", text: invitation.later },
      { kind: "callout", text: invitation.neverAsk(scene.workspace) },
      { kind: "small", text: invitation.notMe },
    ],
  };
}

/** Tells the owner that the account has its first password (NIST SP 800-63B-4 §4.6), with a way to stop it. */
export function accountReadyMail(scene: Scene, secrets: DisownSecrets): Draft {
  const { ready, footer } = scene.words;
  return {
    subject: ready.subject,
    preview: ready.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: ready.title },
      greeting(scene),
      { kind: "text", text: ready.lead(scene.workspace) },
      circumstances(scene),
      { kind: "button", label: ready.button, url: scene.page(""), weight: "main" },
      { kind: "text", text: ready.consequence },
      ...notMe(scene, secrets.disown, ready.warning),
    ],
  };
}

/** The button that leads to a new password. */
export function resetLinkMail(scene: Scene, secrets: ResetSecrets): Draft {
  const { reset, footer, minutes, copyLink } = scene.words;
  const url = scene.link("change-password", secrets.reset);
  return {
    subject: reset.subject,
    preview: reset.preview,
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: reset.title },
      greeting(scene),
      { kind: "text", text: reset.lead(scene.workspace) },
      circumstances(scene),
      { kind: "button", label: reset.button, url, weight: "main" },
      { kind: "text", text: reset.validity(minutes(scene.minutes)) },
      { kind: "link", intro: copyLink, url },
      { kind: "callout", text: reset.neverAsk(scene.workspace) },
      ...notMe(scene, secrets.disown),
    ],
  };
}
