import type { RequestHandler } from "express";
import helmet from "helmet";

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
