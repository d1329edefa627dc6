import type { PageTokens } from "../shared/page-token.ts";
import type { PortalOptions } from "./portal.ts";

/** What every page is handed. */
export interface Desk extends PortalOptions {
  readonly tokens: PageTokens;
}
