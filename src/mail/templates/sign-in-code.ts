import type { Draft } from "../block.ts";
import { inHalves } from "../in-halves.ts";
import type { CodeSecrets } from "../mail-details.ts";
import { type Scene, circumstances, codeFirst, greeting, notMe } from "../scene.ts";

/** The second step of a sign-in. It goes out after the right password, so an unexpected one is an alarm. */
export function signInCodeMail(scene: Scene, secrets: CodeSecrets): Draft {
  const { signInCode, footer, minutes } = scene.words;
  return {
    subject: signInCode.subject,
    preview: codeFirst(scene, secrets.code, signInCode.preview),
    footer: footer(scene.workspace),
    blocks: [
      { kind: "title", text: signInCode.title },
      { kind: "code", digits: inHalves(secrets.code) },
      { kind: "text", text: signInCode.validity(minutes(scene.minutes)) },
      greeting(scene),
      { kind: "text", text: signInCode.lead(scene.workspace) },
      circumstances(scene),
      { kind: "text", text: signInCode.instruction },
      { kind: "callout", text: signInCode.neverAsk(scene.workspace) },
      ...notMe(scene, secrets.disown, signInCode.warning),
    ],
  };
}
