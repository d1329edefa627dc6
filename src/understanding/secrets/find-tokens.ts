import { looksRandom } from "./looks-secret.ts";
import { chunks, type SecretSpan } from "./secret-span.ts";

const TELLING_KEYS =
  /[?&#;/](?:access_|id_|reset_?|auth_?)?(?:token|code|key|secret|sig|signature|otp|pin|password|pwd|ticket|auth|hash|t)=/i;
const RUN = /[A-Za-z0-9_+/=.-]+/g;

/** Links that let somebody in, keys, set-up links of authenticators: what is long and looks drawn by lot. */
export function findTokens(text: string): readonly SecretSpan[] {
  return chunks(text).flatMap((chunk) => {
    const link = /^(.{0,40}?)(otpauth:\/\/|https?:\/\/|www\.)/iu.exec(chunk.text);
    const isLink = link !== null || /^[\w.-]{1,80}\.[a-z]{2,10}[/?]/i.test(chunk.text);
    return isLink ? linkSecret(chunk.text, chunk.from) : randomRuns(chunk.text, chunk.from);
  });
}

/** The host may stay: it says whose link it was. */
function linkSecret(link: string, from: number): readonly SecretSpan[] {
  const setUp = link.toLowerCase().indexOf("otpauth:");
  if (setUp >= 0) return [{ from: from + setUp, to: from + link.length, secret: "token" }];
  const host = /^(?:[^/]{0,50}:\/\/)?[^/?#]*/.exec(link)?.[0].length ?? 0;
  const rest = link.slice(host);
  const telling = TELLING_KEYS.test(rest) || rest.split(/[/?&=#;]/).some(looksRandom);
  return telling ? [{ from: from + host, to: from + link.length, secret: "token" }] : [];
}

function randomRuns(chunk: string, from: number): readonly SecretSpan[] {
  return [...chunk.matchAll(RUN)]
    .filter((run) => looksRandom(run[0].replace(/[.=-]+$/, "")))
    .map((run) => ({ from: from + run.index, to: from + run.index + run[0].length, secret: "token" }));
}
