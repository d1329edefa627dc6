import { LIMITS } from "../auth/auth.ts";
import type { Messenger } from "../channels/channel.ts";
import type { Config } from "../config/config.ts";
import type { BuiltInValues, Texts } from "../flow-compiler/flow-compiler.ts";
import { buttonNames, senderAddress } from "../mail/mail.ts";
import { pageNames } from "../portal/portal.ts";
import { FALLBACK_LANGUAGE, type Language } from "../shared/language.ts";
import type { Wording } from "../wording/wording.ts";
import { spokenSpan } from "../shared/spoken-span.ts";

/** What only this installation knows. */
interface Here {
  readonly config: Pick<Config, "publicBaseUrl" | "mailFrom"> & Partial<Pick<Config, "productLinks" | "supportName">>;
  /** What pages and mails call their buttons. */
  readonly wording: Wording;
  /** Read at each use: a bot learns its own name only after it was started. */
  readonly messengers: () => readonly Pick<Messenger, "name" | "link">[];
}

/**
 * The texts, each with the values that every text may show: what a person is told is filled in from the limits, the pages,
 * the mails and the settings themselves.
 */
export function withBuiltIn(texts: Texts, here: Here): Texts {
  const fixed = new Map<Language, ReturnType<typeof fixedValues>>();
  const fixedIn = (language: Language) => {
    const values = fixed.get(language) ?? fixedValues(texts, here, language);
    fixed.set(language, values);
    return values;
  };
  const valuesIn = (language: Language): BuiltInValues => ({ ...fixedIn(language), ...messengersOf(here) });
  // A language without texts is spoken to in English, so its values are English, too.
  const spoken = (language: Language) => (texts.languages.includes(language) ? language : FALLBACK_LANGUAGE);
  return {
    ...texts,
    say: (language, text, args = {}) => texts.say(language, text, { ...valuesIn(spoken(language)), ...args }),
  };
}

function fixedValues(
  texts: Texts,
  { config, wording }: Here,
  language: Language,
): Omit<BuiltInValues, "telegram" | "whatsApp"> {
  const { productLinks, publicBaseUrl, mailFrom, supportName } = config;
  return {
    ...limitsIn(language),
    ...pageNames(wording.portal(language)),
    ...buttonNames(wording.mail(language)),
    signInPage: publicBaseUrl,
    supportName: supportName ?? NONE,
    sender: senderAddress(mailFrom),
    languages: namesOf(texts.languages, language),
    trialLink: productLinks?.trial ?? NONE,
    demoLink: productLinks?.demo ?? NONE,
    plansLink: productLinks?.plans ?? NONE,
    partnersLink: productLinks?.partners ?? NONE,
  };
}

const NONE = "none";
const HERE = "here";

function limitsIn(language: Language) {
  const { code, signIn, password, backupCodes, resetLink, invitation, approval, recovery, stop, attemptsKept } = LIMITS;
  const { session, whitelist } = LIMITS;
  const span = (milliseconds: number) => spokenSpan(milliseconds, language);
  return {
    passwordShortest: password.shortest,
    passwordLongest: password.longest,
    codeSpan: span(code.lifetime),
    codeDigits: code.digits,
    codeDigitsMost: code.digitsUnderAttack,
    codeTries: code.tries,
    codeTriesDay: code.triesPerDay,
    resendSpan: span(code.resendAfter[0]),
    resendLongest: span(Math.max(...code.resendAfter)),
    mailsHour: code.mailsPerHour,
    mailsDay: code.mailsPerDay,
    lockFailures: signIn.failures,
    lockWindow: span(signIn.window),
    lockSpan: span(signIn.lock),
    linkSpan: span(resetLink.lifetime),
    invitationSpan: span(invitation.lifetime),
    backupCodes: backupCodes.count,
    backupLetters: backupCodes.length,
    requestSpan: span(approval.lifetime),
    reminderSpan: span(approval.remindAfter),
    openRequests: approval.open,
    recoverySpan: span(recovery.wait),
    stopSpan: span(stop.pausesFor),
    attemptsSpan: span(attemptsKept),
    codesLive: code.live,
    sessionSpan: span(session.idle),
    sessionTwoStepsSpan: span(session.idleWithTwoSteps),
    allowOnceSpan: span(approval.once),
    allowWeekSpan: span(approval.week),
    whitelistEntries: whitelist.entries,
    backupCodesFew: backupCodes.few,
  };
}

/** "English, Spanish, and Portuguese". */
function namesOf(languages: readonly Language[], language: Language): string {
  const names = new Intl.DisplayNames(language, { type: "language" });
  const plain = languages.map((one) => names.of(one.split("-")[0] ?? one) ?? one);
  return new Intl.ListFormat(language).format(plain);
}

function messengersOf({ messengers }: Here): Pick<BuiltInValues, "telegram" | "whatsApp"> {
  const all = messengers();
  const telegram = all.find(({ name }) => name === "telegram");
  // The address begins a chat of its own: nothing is carried over, so it holds nothing that could be used twice.
  const address = telegram?.link?.("")?.replace(/\?.*$/u, "");
  return {
    telegram: telegram ? (address ?? HERE) : NONE,
    whatsApp: all.some(({ name }) => name.startsWith("whatsapp")) ? HERE : NONE,
  };
}
