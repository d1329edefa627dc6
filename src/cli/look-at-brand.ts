import type { Config } from "../config/config.ts";
import { brandColours } from "../portal/portal.ts";
import { LOGO_PATHS } from "../shared/logo.ts";
import { deadline } from "../shared/schedule.ts";
import { say } from "./output.ts";

/**
 * How the company shows itself: tells the name, and whether its colours can be read.
 *
 * @throws naming the colour that cannot be read, with one that can
 * @returns what is half done, with the cure
 */
export function lookAtBrand(config: Pick<Config, "brand" | "colours" | "logos">): string | undefined {
  const { light, dark } = brandColours(config.colours);
  const { brand, logos } = config;
  say.line(`           ${[brand, light, dark].filter((one) => one !== undefined).join(", ")}`);
  if (brand !== PROGRAM || (light === undefined && dark === undefined && logos === undefined)) return undefined;
  return `Colours or logo are yours, and the name in every mail is still ${PROGRAM}. Set BRAND_NAME.`;
}

const PROGRAM = "Latchkey";

/** The logo, and whether mails of others can show it: it is fetched as they do, from the public address. */
export async function lookAtLogo({ logos, publicBaseUrl }: Config): Promise<string | undefined> {
  if (!logos) return undefined;
  const { light, dark } = logos;
  for (const [name, one] of [["light", light] as const, ["dark", dark] as const])
    if (one) say.line(`           ${name}: ${String(one.width)} × ${String(one.height)} points`);
  const answer = await asPeopleDo(`${publicBaseUrl}${LOGO_PATHS.light}`);
  if (answer === undefined) return undefined;
  if (!answer.ok || answer.headers.get("content-type") !== "image/png")
    return `${publicBaseUrl}${LOGO_PATHS.light} does not give the logo (${String(answer.status)}), so mails show none. If BRAND_LOGO is new, restart; else let the proxy in front pass /assets/.`;
  if (answer.headers.get("cross-origin-resource-policy") === "cross-origin") return undefined;
  return "Something in front of Latchkey changes Cross-Origin-Resource-Policy, so mail programs on the web show no logo. Let it pass that header as it is.";
}

/** The sites that may show the chat, and whether what stands in front lets them. */
export async function lookAtEmbedding({ embedOrigins, publicBaseUrl }: Config): Promise<string | undefined> {
  for (const origin of embedOrigins) say.line(`           ${origin}`);
  const answer = embedOrigins.length > 0 ? await asPeopleDo(`${publicBaseUrl}/embed`) : undefined;
  if (answer === undefined) return undefined;
  if (answer.status === 404)
    return "The Latchkey that runs does not know these sites yet. Restart it, so that it reads EMBED_ORIGINS.";
  if (answer.headers.has("x-frame-options"))
    return "Something in front of Latchkey adds X-Frame-Options, and browsers refuse the chat on every site. Let it add none at /embed.";
  const policies = (answer.headers.get("content-security-policy") ?? "").split(",");
  const refused = embedOrigins.filter((origin) => policies.some((policy) => !letsIn(policy, origin)));
  if (refused.length === 0) return undefined;
  return `Browsers refuse the chat on ${refused.join(", ")}. If these are new in EMBED_ORIGINS, restart Latchkey; else let what stands in front of it pass Content-Security-Policy as it is.`;
}

function letsIn(policy: string, origin: string): boolean {
  const rule = policy
    .split(";")
    .map((one) => one.trim().split(/\s+/u))
    .find(([name]) => name === "frame-ancestors");
  return rule === undefined || rule.includes(origin);
}

/** Whatever answers at the public address; undefined where nothing does, as long as nothing runs. */
async function asPeopleDo(address: string): Promise<Response | undefined> {
  try {
    return await fetch(address, { signal: deadline(3000), redirect: "manual" });
  } catch {
    say.line(`           ${address} does not answer from here, so it was not tried. It does while Latchkey runs.`);
    return undefined;
  }
}
