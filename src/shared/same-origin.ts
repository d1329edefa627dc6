/** What a browser says about where a request was started. */
export interface RequestSource {
  /** The `Origin` header. */
  readonly origin: string | undefined;
  /** The `Sec-Fetch-Site` header; a page cannot forge it. */
  readonly fetchSite: string | undefined;
}

/**
 * Whether a state-changing request was started by one of our own pages (OWASP CSRF cheat sheet: Fetch Metadata with
 * Origin behind it). A request that says nothing about its source is refused.
 *
 * Our pages send `Referrer-Policy: no-referrer`, and browsers then post forms with `Origin: null`. That value is
 * believed only next to `Sec-Fetch-Site: same-origin`: a sandboxed frame elsewhere sends `null`, too.
 *
 * @param publicOrigin scheme, host and port of the configured public address
 */
export function startedByUs(publicOrigin: string, source: RequestSource): boolean {
  if (source.fetchSite === undefined) return source.origin === publicOrigin;
  if (source.fetchSite !== "same-origin") return false;
  return source.origin === undefined || source.origin === "null" || source.origin === publicOrigin;
}
