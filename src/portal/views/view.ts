import type { html } from "hono/html";
import type { CompanyLinks } from "../../shared/company-links.ts";
import type { Logos } from "../../shared/logo.ts";
import type { Language } from "../../shared/language.ts";
import type { CaseWords, PortalWords } from "../../wording/wording.ts";

/** Escaped HTML, as the `html` tag makes it. */
export type Markup = ReturnType<typeof html>;

/** Pages that the language switch can lead back to: a closed list, so that no request can name another place. */
export const PLACES = [
  "/",
  "/sign-in/code",
  "/sign-in/set-up-two-steps",
  "/sign-in/backup-code",
  "/forgot-password",
  "/forgot-password/sent",
  "/change-password",
  "/change-password/done",
  "/invitation",
  "/invitation/done",
  "/set-up",
  "/renew-backup-codes",
  "/renew-backup-codes/done",
  "/not-me",
  "/was-me",
  "/veto",
  "/your-address",
  "/home",
  "/confirm-password",
  "/profile/security",
  "/profile/security/backup-codes",
  "/settings/users",
  "/settings/users/add",
  "/settings/users/person",
  "/settings/users/whitelist",
  "/settings/workspace",
  "/approvals",
  "/cases",
  "/channels",
  "/mailbox",
  "/demo",
] as const;

/** What the chat in a frame knows of the sites that show it. */
export interface Embedded {
  /** The sites that may: the chat speaks with no other page. */
  readonly origins: readonly string[];
  /** What somebody says who opens the chat about one thing, by the name of the topic. */
  readonly topics: Readonly<Record<string, string>>;
}

/** What a view may know about the request. */
export interface View {
  readonly language: Language;
  /** How the product is called. */
  readonly brand: string;
  /** What stands beside that name; undefined: our door. */
  readonly logos: Logos | undefined;
  /** Where the foot of the page leads. */
  readonly companyLinks: CompanyLinks;
  /** Those that pages can be read in. */
  readonly languages: readonly Language[];
  readonly words: PortalWords;
  readonly caseWords: CaseWords;
  /** Goes into every form. */
  readonly token: string;
  /** Name of the token that the page is about (`held-token.ts`); goes into every form, too. */
  readonly held: string | undefined;
  readonly path: (typeof PLACES)[number];
  /** What everybody is told at the moment, on every page. */
  readonly announced: readonly string[];
  /** Said on every page: nobody may take the demo for the real thing. */
  readonly isDemo: boolean;
  readonly demoMailbox: boolean;
  readonly demoPeople: boolean;
  /** The chat stands beside this page. */
  readonly hasChat: boolean;
  /** The chat can go on in this messenger. */
  readonly goesOnIn: string | undefined;
  /** The page is the chat alone, in a frame on another site. */
  readonly embedded: Embedded | undefined;
  /** Pages of the company that the chat may link to. */
  readonly companyPages: readonly string[];
  /** A small module of `static/pages` that this page can do without. */
  readonly script: string | undefined;
}
