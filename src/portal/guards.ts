import type { RequestHandler } from "express";
import helmet from "helmet";
import { z } from "zod";
import { cookieNamed } from "../shared/cookie.ts";
import { languageOfHeader } from "../shared/language.ts";
import { VISITOR_COOKIE } from "../shared/page-token.ts";
import { startedByUs } from "../shared/same-origin.ts";
import type { PageContext, PortalOptions } from "./page-context.ts";
import { showError } from "./pages/errors.ts";

const withToken = z.object({ token: z.string() });

/** Lets a form through only when a page of ours was shown to this very browser and the browser says it came from there. */
export function onlyOurForms(context: PageContext): RequestHandler {
  const publicOrigin = new URL(context.publicBaseUrl).origin;
  return async (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") {
      next();
      return;
    }
    const source = { origin: request.get("origin"), fetchSite: request.get("sec-fetch-site") };
    const form = withToken.safeParse(request.body);
    const visitor = cookieNamed(request.headers.cookie, VISITOR_COOKIE);
    if (startedByUs(publicOrigin, source) && context.tokens.fits(visitor, form.data?.token)) {
      next();
      return;
    }
    context.log("foreign-form-refused", { path: request.path });
    await showError(context, request, response, 403);
  };
}

/** What proxies and tunnels add on the way, under their many names (RFC 7239, RFC 9110 7.6.3, RFC 8586). */
const FORWARDED =
  /^(?:forwarded|via|cdn-loop|x-forwarded|x-real-ip|(?:true-)?client-ip|x-proxyuser-ip|(?:x-(?:forwarded|original|envoy|azure|arr|cluster|client|amzn)|cf|fly|fastly|tailscale)-.+)$/u;

/** Names of this very machine. A name that anybody can point here, such as one of DNS, is none. */
const OWN_NAMES = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/**
 * In the demo every mail is open and every password published, so it answers only whoever sits at this machine. A proxy
 * or a tunnel gives itself away by the name it was called by, or by what it adds to the request. Goes before every
 * route: pages, assets, chat, event streams, health and the pages of messengers.
 *
 * @param options the port of its public address is right besides the one that is listened on
 * @param onForeign told once, for the log
 */
export function onlyThisMachine(
  { publicBaseUrl, wording }: Pick<PortalOptions, "publicBaseUrl" | "wording">,
  onForeign: () => void,
): RequestHandler {
  const told = { already: false };
  return (request, response, next) => {
    const { localPort } = request.socket;
    const ports = [portOf(new URL(publicBaseUrl)), ...(localPort === undefined ? [] : [String(localPort)])];
    const forwarded = Object.keys(request.headers).some((name) => FORWARDED.test(name));
    if (!forwarded && isOwn(request.headers.host, ports)) {
      next();
      return;
    }
    if (!told.already) onForeign();
    told.already = true;
    const language = languageOfHeader(request.get("accept-language"), wording.languages);
    response.status(403).type("text/plain").vary("Accept-Language").set("Content-Language", language);
    response.set("Connection", "close").send(`${wording.portal(language).onlyThisMachine}\n`);
  };
}

function isOwn(host: string | undefined, ports: readonly string[]): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const [, name = "", port = "80"] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/u.exec(host.toLowerCase()) ?? [];
  return OWN_NAMES.test(name) && ports.includes(port);
}

const portOf = ({ port }: URL) => (port === "" ? "80" : port);

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
const POLICY = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'"],
  "connect-src": ["'self'"],
  "form-action": ["'self'"],
  "frame-src": ["'self'"],
  "frame-ancestors": ["'none'"],
  "base-uri": ["'none'"],
  "object-src": ["'none'"],
  "require-trusted-types-for": ["'script'"],
};

/**
 * Headers of the one page that other sites may show in a frame: as all others, but for who may. Browsers hold every page
 * around the frame against the list. Sites that isolate themselves (COEP) may show it, too.
 *
 * @param origins exact: scheme, host and port
 */
export function framedBy(origins: readonly string[]): RequestHandler {
  const directives = { ...POLICY, "frame-ancestors": [...origins] };
  const policy = helmet.contentSecurityPolicy({ useDefaults: false, directives });
  return (request, response, next) => {
    // It knows no list of sites, and where it stands some browsers obey it first.
    response.removeHeader("X-Frame-Options");
    response.set("Cross-Origin-Resource-Policy", "cross-origin").set("Cross-Origin-Embedder-Policy", "require-corp");
    policy(request, response, next);
  };
}

const ONE_YEAR_IN_SECONDS = 31_536_000;

/**
 * Headers of every answer, errors included (OWASP ASVS 3.4). HSTS only where the public address is https: on a demo
 * over http it would shut the browser out of the whole host.
 */
export function securityHeaders(publicBaseUrl: URL): RequestHandler {
  const https = publicBaseUrl.protocol === "https:";
  const guard = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: https && { maxAge: ONE_YEAR_IN_SECONDS, includeSubDomains: false },
    xFrameOptions: { action: "deny" },
  });
  return (request, response, next) => {
    response.set("Cache-Control", "no-store");
    response.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    guard(request, response, next);
  };
}
