/**
 * Values that every text may show, at any step: numbers of the login policy, names of pages and buttons, addresses. Nobody
 * writes them into a text: they are filled in from where they live, so a text cannot say what is not so.
 * Where something is not there (a page of the company, a messenger), the value is `none`: `{x, select, none {…} other {…}}`.
 */
export const BUILT_IN = [
  "passwordShortest",
  "passwordLongest",
  /** Names that end in `Span` or `Longest` are spans of time, in words. */
  "codeSpan",
  "codeDigits",
  "codeDigitsMost",
  "codeTries",
  "codeTriesDay",
  "resendSpan",
  "resendLongest",
  "mailsHour",
  "mailsDay",
  "lockFailures",
  "lockWindow",
  "lockSpan",
  "linkSpan",
  "invitationSpan",
  "backupCodes",
  "backupLetters",
  "requestSpan",
  "reminderSpan",
  "openRequests",
  "recoverySpan",
  /** A stop without proof pauses recovery for so long. */
  "stopSpan",
  "attemptsSpan",
  /** So many codes of one sign-in are good at the same time. */
  "codesLive",
  "sessionSpan",
  "sessionTwoStepsSpan",
  "allowOnceSpan",
  "allowWeekSpan",
  "whitelistEntries",
  "backupCodesFew",
  /** Ways through the menu of the pages, such as "Profile → Security". */
  "profileSecurity",
  "membersPage",
  "whitelistPage",
  "workspacePage",
  "approvalsPage",
  /** Headings on these pages. */
  "twoStepsTitle",
  "backupCodesTitle",
  "sessionsTitle",
  "addressTitle",
  "passwordTitle",
  "linkedChatsTitle",
  "mandatoryTitle",
  /** Buttons and links on the pages and in mails. */
  "turnOn",
  "turnOff",
  "endOthers",
  "inviteAgain",
  "makeAdmin",
  "makeMandatory",
  "signInButton",
  "backupCodeLink",
  "forgotLink",
  "requestReset",
  "changePassword",
  "notMeButton",
  "signInPage",
  /** What the company calls the people who help; `none`: support. */
  "supportName",
  /** Address that mails come from. */
  "sender",
  /** Names of the languages of the chat, in the language that is spoken. */
  "languages",
  "trialLink",
  "demoLink",
  "plansLink",
  "partnersLink",
  /** `none`, `here`, or the address of our bot once it is known. */
  "telegram",
  /** `none` or `here`. */
  "whatsApp",
] as const;

type BuiltInName = (typeof BUILT_IN)[number];

/** Each in the words of one language. */
export type BuiltInValues = Readonly<Record<BuiltInName, string | number>>;
