import express, { type Express, type Router } from "express";
import type { Auth } from "../auth/auth.ts";
import type { LocalMailbox } from "../mail/mail.ts";
import type { Messenger } from "../channels/channel.ts";
import { checkedProxies } from "./client-address.ts";
import type { CaseDesk } from "../conversation/conversation.ts";
import type { Email } from "../shared/brand.ts";
import type { Clock } from "../shared/clock.ts";
import { createPageTokens } from "../shared/page-token.ts";
import type { Health } from "../shared/health.ts";
import type { Random } from "../shared/random.ts";
import type { Secrets } from "../shared/secrets.ts";
import { assetRoutes } from "./assets.ts";
import type { Desk } from "./desk.ts";
import { onlyOurForms } from "./only-our-forms.ts";
import { onlyThisMachine } from "./only-this-machine.ts";
import { backupCodes } from "./pages/backup-codes.ts";
import { cases } from "./pages/cases.ts";
import { channels } from "./pages/channels.ts";
import { changePassword } from "./pages/change-password.ts";
import { answerTrouble, notFound } from "./pages/errors.ts";
import { confirmPassword } from "./pages/confirm-password.ts";
import { forgotPassword } from "./pages/forgot-password.ts";
import { health } from "./pages/health.ts";
import { demo, type DemoCompany } from "./pages/demo.ts";
import { home } from "./pages/home.ts";
import { invitation } from "./pages/invitation.ts";
import { language } from "./pages/language.ts";
import { mailbox } from "./pages/mailbox.ts";
import { notMe } from "./pages/not-me.ts";
import { renewBackupCodes } from "./pages/renew-backup-codes.ts";
import { addressForms } from "./pages/security/address-forms.ts";
import { linkedChatForms } from "./pages/security/linked-chat-forms.ts";
import { passwordForms } from "./pages/security/password-forms.ts";
import { security } from "./pages/security/security.ts";
import { sessionForms } from "./pages/security/session-forms.ts";
import { twoStepsForms } from "./pages/security/two-steps-forms.ts";
import { setUp } from "./pages/set-up.ts";
import { signInCode } from "./pages/sign-in-code.ts";
import { signInSetUp } from "./pages/sign-in-set-up.ts";
import { signInBackupCode } from "./pages/sign-in-backup-code.ts";
import { signIn } from "./pages/sign-in.ts";
import { users } from "./pages/users.ts";
import { whitelist } from "./pages/whitelist.ts";
import { workspace } from "./pages/workspace.ts";
import { yourAddress } from "./pages/your-address.ts";
import { securityHeaders } from "./security-headers.ts";
import { slowDown, slowDownChat } from "./slow-down.ts";
import { approvals } from "./pages/approvals.ts";
import { veto } from "./pages/veto.ts";
import type { AddressPages, Approvals } from "../approvals/approvals.ts";

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
  readonly health?: Pick<Health, "look">;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: PortalLog;
  /** Scheme, host and port that people use. Links and the same-origin check come from here, never from a request. */
  readonly publicBaseUrl: string;
  /** Pages of the company that the chat points to, to the letter: links beside those to our own pages. */
  readonly companyPages?: readonly string[];
  /** Proxies whose `X-Forwarded-For` is believed: addresses, ranges, or `loopback`, `linklocal`, `uniquelocal`. */
  readonly trustedProxies: readonly string[];
}

/** Told what failed. Fields never hold what a person typed, a token or an address. */
type PortalLog = (
  event: "page-failed" | "foreign-form-refused" | "form-limit-reached" | "demo-reached-from-outside",
  fields: Readonly<Record<string, string>>,
  error?: unknown,
) => void;

/**
 * The pages people see, as an Express application that is not listening yet.
 *
 * @throws when `trustedProxies` would let visitors choose their own address, or `publicBaseUrl` is no address
 */
export function createPortal(options: PortalOptions): Express {
  const app = express();
  const desk: Desk = { ...options, tokens: createPageTokens(options.secrets) };
  app.disable("x-powered-by").set("trust proxy", checkedProxies(options.trustedProxies));
  app.use(securityHeaders(new URL(options.publicBaseUrl)));
  if (options.mode === "demo") app.use(onlyThisMachine(new URL(options.publicBaseUrl), () => toldOfReach(options)));
  app.use(health(options), assetRoutes());
  for (const webhook of options.messengers.webhooks) app.use(webhook);
  app.use("/chat", slowDownChat(desk), options.webChat);
  app.use(slowDown(desk), express.urlencoded({ extended: false, limit: "64kb", parameterLimit: 50 }));
  app.use(onlyOurForms(desk), language());
  for (const page of pagesOf(desk)) app.use(page);
  app.use(notFound(desk), answerTrouble(desk));
  return app;
}

const toldOfReach = ({ log }: PortalOptions) => log("demo-reached-from-outside", {});

function pagesOf(desk: Desk): readonly Router[] {
  const outside = [
    signIn,
    signInCode,
    signInSetUp,
    signInBackupCode,
    renewBackupCodes,
    forgotPassword,
    changePassword,
    invitation,
    setUp,
    notMe,
    veto,
    yourAddress,
  ];
  const inside = [
    home,
    confirmPassword,
    security,
    twoStepsForms,
    addressForms,
    passwordForms,
    sessionForms,
    linkedChatForms,
    backupCodes,
    users,
    workspace,
    whitelist,
    approvals,
    cases,
    channels,
  ];
  const always = [...outside, ...inside].map((page) => page(desk));
  const standIns = [desk.mailbox && mailbox(desk, desk.mailbox), desk.demo && demo(desk, desk.demo)];
  return [...always, ...standIns.filter((page) => page !== undefined)];
}
