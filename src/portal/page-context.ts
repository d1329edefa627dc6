import type { Announcements } from "../announcements/announcements.ts";
import type { PageTokens } from "../shared/page-token.ts";
import type { Router } from "express";
import type { BrandColours } from "./brand-colours.ts";
import type { Auth } from "../auth/auth.ts";
import type { LocalMailbox } from "../mail/mail.ts";
import type { Messenger } from "../channels/channel.ts";
import type { CaseDesk } from "../conversation/conversation.ts";
import type { Email } from "../shared/brand.ts";
import type { Clock } from "../shared/clock.ts";
import type { CompanyLinks } from "../shared/company-links.ts";
import type { Logos } from "../shared/logo.ts";
import type { Health } from "../shared/health.ts";
import type { Random } from "../shared/random.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { AddressPages, Approvals } from "../approvals/approvals.ts";
import type { Language } from "../shared/language.ts";
import type { PortalWords, Wording } from "../wording/wording.ts";

/** What every page is handed. */
export interface PageContext extends PortalOptions {
  readonly tokens: PageTokens;
}

export interface PortalOptions {
  readonly auth: Auth;
  readonly approvals: Approvals;
  readonly addressPages: Pick<AddressPages, "inspect" | "read">;
  /** Where support agents take over. */
  readonly caseDesk: CaseDesk;
  /** In the demo every page says so, and nobody is answered who does not sit at this machine. Left out: production. */
  readonly mode?: "demo" | "production";
  /** The one reader of typed addresses: a form takes what the chat takes. */
  readonly readAddress: (text: string) => Email | undefined;
  /** Only on the embedded default: shows delivered mail on `/mailbox`. Never set it where real people's mail goes by. */
  readonly mailbox?: LocalMailbox | undefined;
  /** Only on the embedded default: the made-up people, shown on `/demo` with their passwords. */
  readonly demo?: readonly DemoCompany[] | undefined;
  /** The web chat's routes; mounted at `/chat`. */
  readonly webChat: Router;
  /** What other sites need to show the chat on their pages. Left out: none may. */
  readonly embedding?: Embedding | undefined;
  /** Messengers of this process, and the pages that platforms bring messages to. */
  readonly messengers: {
    readonly all: readonly Pick<Messenger, "name" | "health" | "link">[];
    readonly webhooks: readonly Router[];
  };
  /** Every channel of this process, the web chat too, for `/health`. */
  readonly channels: readonly Pick<Messenger, "name" | "health">[];
  /** Whether the database was found damaged; left out where none can be. */
  readonly isDamaged?: () => boolean;
  /** What else is shown on `/health`. */
  readonly health?: Pick<Health, "read">;
  /** What everybody is told at the moment. Left out: nothing. */
  readonly announcements?: Announcements | undefined;
  /** What pages say. */
  readonly wording: Wording;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: PortalLog;
  /** Scheme, host and port that people use. Links and the same-origin check come from here, never from a request. */
  readonly publicBaseUrl: string;
  /** The company's colours. Left out: ours. */
  readonly colours?: BrandColours | undefined;
  /** Pictures that stand for the company. Left out: our door. */
  readonly logos?: Logos | undefined;
  /** Where the foot of every page leads. Left out: nowhere. */
  readonly companyLinks?: CompanyLinks | undefined;
  /** Pages of the company that the chat points to, to the letter: links beside those to our own pages. */
  readonly companyPages?: readonly string[];
  /** Proxies whose `X-Forwarded-For` is believed: addresses, ranges, or `loopback`, `linklocal`, `uniquelocal`. */
  readonly trustedProxies: readonly string[];
}

/** The chat on the pages of other sites. */
export interface Embedding {
  /** The sites that may show it: scheme, host and port of each, at least one. */
  readonly origins: readonly string[];
  /** The web chat's routes for the page in a frame; mounted at `/embed/chat`. */
  readonly chat: Router;
  /** What somebody may come with, and what they say then, by the name of the topic. */
  readonly topics: (language: Language) => Readonly<Record<string, string>>;
}

/** Told what failed. Fields never hold what a person typed, a token or an address. */
type PortalLog = (
  event: "page-failed" | "foreign-form-refused" | "form-limit-reached" | "demo-reached-from-outside",
  fields: Readonly<Record<string, string>>,
  error?: unknown,
) => void;

/** A made-up company with the people in it. */
export interface DemoCompany {
  readonly id: string;
  readonly name: string;
  readonly people: readonly DemoCharacter[];
}

export interface DemoCharacter {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** Under this name the words have a story, and what to try with them. */
  readonly told: keyof PortalWords["demo"]["people"];
}
