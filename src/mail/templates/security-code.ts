import type { Draft } from "../block.ts";
import { inHalves } from "../in-halves.ts";
import type { CodeSecrets } from "../mail-details.ts";
import { type Scene, circumstances, codeFirst, greeting, notMe } from "../scene.ts";

/** The code that switches two-step verification on or off. Whoever asked knows the password, so a surprise is an alarm. */
export function securityCodeMail(scene: Scene, secrets: CodeSecrets): Draft {
  const { securityCode, footer, minutes } = scene.words;
  return {
    subject: securityCode.subject,
    preview: codeFirst(scene, secrets.code, securityCode.preview),
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: securityCode.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: securityCode.validity(minutes(scene.minutes)) },
      greeting(scene),
      { kind: "text", text: securityCode.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: securityCode.instruction },
      { kind: "callout", text: securityCode.neverAsk(scene.workspace) },
      ...notMe(scene, secrets.disown, securityCode.warning),
    ],
  };
}
