import express, { type Express, type Router } from "express";
import { checkedProxies } from "./client-address.ts";
import { createPageTokens } from "../shared/page-token.ts";
import { assetRoutes } from "./assets.ts";
import type { PageContext, PortalOptions } from "./page-context.ts";
import { onlyOurForms, onlyThisMachine, securityHeaders } from "./guards.ts";
import { backupCodes } from "./pages/backup-codes.ts";
import { cases } from "./pages/cases.ts";
import { channels } from "./pages/channels.ts";
import { changePassword } from "./pages/change-password.ts";
import { answerTrouble, notFound } from "./pages/errors.ts";
import { confirmPassword } from "./pages/confirm-password.ts";
import { forgotPassword } from "./pages/forgot-password.ts";
import { health } from "./pages/health.ts";
import { demo } from "./pages/demo.ts";
import { embed } from "./pages/embed.ts";
import { home } from "./pages/home.ts";
import { invitation } from "./pages/invitation.ts";
import { language } from "./pages/language.ts";
import { mailbox } from "./pages/mailbox.ts";
import { notMe } from "./pages/disown.ts";
import { wasMe } from "./pages/was-me.ts";
import { renewBackupCodes } from "./pages/renew-backup-codes.ts";
import { addressForms } from "./pages/security/address-forms.ts";
import { linkedChatForms } from "./pages/security/linked-chat-forms.ts";
import { passwordForms } from "./pages/security/password-forms.ts";
import { security } from "./pages/security/security.ts";
import { sessionForms } from "./pages/security/session-forms.ts";
import { twoStepsForms } from "./pages/security/two-factor-forms.ts";
import { setUp } from "./pages/set-up.ts";
import { signInCode, signInSetUp } from "./pages/mailed-code-step.ts";
import { signInBackupCode } from "./pages/sign-in-backup-code.ts";
import { signIn } from "./pages/sign-in.ts";
import { addPeople } from "./pages/add-people.ts";
import { person } from "./pages/person.ts";
import { users } from "./pages/users.ts";
import { whitelist } from "./pages/whitelist.ts";
import { workspace } from "./pages/workspace.ts";
import { yourAddress } from "./pages/your-address.ts";
import { readUploads } from "./upload.ts";
import { slowDown, slowDownChat } from "./slow-down.ts";
import { approvals } from "./pages/approvals.ts";
import { veto } from "./pages/veto.ts";

export { brandColours } from "./brand-colours.ts";
export { pageNames } from "./page-names.ts";
export { fileWords, problemWords } from "./views/people-words.ts";

/**
 * The pages people see, as an Express application that is not listening yet.
 *
 * @throws when `trustedProxies` would let visitors choose their own address, or `publicBaseUrl` is no address
 */
export function createPortal(options: PortalOptions): Express {
  const app = express();
  const context: PageContext = { ...options, tokens: createPageTokens(options.secrets) };
  app.disable("x-powered-by").set("trust proxy", checkedProxies(options.trustedProxies));
  app.use(securityHeaders(new URL(options.publicBaseUrl)));
  if (options.mode === "demo") app.use(onlyThisMachine(options, () => toldOfReach(options)));
  app.use(health(options), assetRoutes(options));
  for (const webhook of options.messengers.webhooks) app.use(webhook);
  const chatPace = slowDownChat(context);
  app.use("/chat", chatPace, options.webChat);
  if (options.embedding) {
    app.use("/embed/chat", chatPace, options.embedding.chat);
    app.use(embed(context, options.embedding));
  }
  app.use(
    slowDown(context),
    ...readUploads(),
    express.urlencoded({ extended: false, limit: "64kb", parameterLimit: 50 }),
  );
  app.use(onlyOurForms(context), language(context));
  for (const page of pagesOf(context)) app.use(page);
  app.use(notFound(context), answerTrouble(context));
  return app;
}

const toldOfReach = ({ log }: PortalOptions) => log("demo-reached-from-outside", {});

function pagesOf(context: PageContext): readonly Router[] {
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
    wasMe,
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
    addPeople,
    person,
    workspace,
    whitelist,
    approvals,
    cases,
    channels,
  ];
  const always = [...outside, ...inside].map((page) => page(context));
  const standIns = [context.mailbox && mailbox(context, context.mailbox), context.demo && demo(context, context.demo)];
  return [...always, ...standIns.filter((page) => page !== undefined)];
}
