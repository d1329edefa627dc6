/** To somebody who was added and has no password yet. */
export const invitation = {
  subject: (workspace: string) => `Your invitation to ${workspace}`,
  title: "Choose your password",
  preview: "An account is waiting for you. The button in this mail leads you to your password.",
  lead: (workspace: string) =>
    `An account at ${workspace} was made for you. One thing is missing: a password that only you know.`,
  button: "Choose a password",
  validity: (time: string) =>
    `The button works once, for ${time}. If you are invited again, only the newest mail counts.`,
  later: "Too late? Write this address under “Forgot password?” on the sign-in page, and a new invitation comes.",
  neverAsk: (workspace: string) =>
    `Nobody from our team or from ${workspace} will ever ask you for this mail or the link in it.`,
  notMe: "You did not expect this? Then delete this mail. Without the button nothing happens.",
};

/** The account has its first password. */
export const ready = {
  subject: "Your account is ready",
  title: "Your account is ready",
  preview: "If you did this, all is well. If you did not, open this mail and stop it.",
  lead: (workspace: string) => `Your account at ${workspace} has a password now. You sign in with this e-mail address.`,
  button: "Go to sign-in",
  consequence: "If this was you, there is nothing else to do.",
  warning: "Then stop it now, and tell an admin of your workspace.",
};

/** Mails about a lost mailbox and about requests that wait for an admin. */
export const recovery = {
  labels: { person: "Who", mailbox: "New address", runsAt: "It happens" },
  stop: {
    button: "Stop it",
    hint: "One press is enough. You do not have to sign in.",
  },
  asked: {
    subject: "Somebody wants to move your account to another address",
    title: "Is this mailbox lost?",
    preview: "If you read this, it is not lost. You can stop it here.",
    lead: (workspace: string) =>
      `Somebody says that this mailbox is lost and asks to move your account at ${workspace} to another address. Nothing has changed yet: an admin has to agree first.`,
    warning: "You did not ask for this? Then stop it now.",
  },
  vouched: {
    subject: "The address of an account is about to change",
    title: "You can still stop this",
    preview: "There is a waiting time. Until it is over, you can stop this.",
    lead: (person: string, workspace: string) =>
      `An admin of ${workspace} agreed to give the account of ${person} another address, because its mailbox is said to be lost.`,
    warning: "If anything about this looks wrong, stop it. It can be asked for again.",
  },
  done: {
    subject: "Your account has a new address",
    title: "Your account has a new address",
    preview: "Mails and codes go to the new address from now on.",
    lead: (workspace: string, mailbox: string) =>
      `Your account at ${workspace} now has the address ${mailbox}. Mails and codes go there from now on.`,
    consequence:
      "You were signed out on every device, and your backup codes no longer work. Sign in with the new address and make new backup codes.",
    warning: "You did not want this? Tell an admin of your workspace today.",
  },
  stopped: {
    subject: "An address change was stopped",
    title: "An address change was stopped",
    preview: "Nothing has changed.",
    lead: (person: string, workspace: string) =>
      `The account of ${person} at ${workspace} was to get another address. That was stopped, and nothing has changed.`,
    advice: "If the mailbox really is lost, it can be asked for again in the chat on the sign-in page.",
  },
  waiting: {
    subject: "A request waits for you",
    title: "A request waits for you",
    preview: "Somebody of your workspace needs an admin.",
    lead: (person: string, workspace: string) =>
      `${person} needs an admin of ${workspace}. Open the page to see what it is about and to decide. Any admin can do it; the first decision counts.`,
    request: "Request",
    until: "Open until",
    button: "See the request",
    hint: "Nothing is decided in this mail. The page asks for your password.",
  },
};

/** Mails about backup codes. No code ever stands in one. */
export const backupCodes = {
  purpose: "new backup codes",
  link: {
    subject: "Make new backup codes",
    title: "Make new backup codes",
    preview: "The button in this mail leads you to fresh codes. If you did not ask for them, you can stop it here.",
    lead: (workspace: string) =>
      `Here is the way to ten fresh backup codes for your account at ${workspace}. This is where the request came from:`,
    button: "Make new backup codes",
    validity: (time: string) => `It works once, for ${time}. The page asks for your password too.`,
    keep: "The codes you have now stay good until you have saved the new ones.",
    neverAsk: (workspace: string) =>
      `Nobody from our team or from ${workspace} will ever ask you for this mail or for a backup code.`,
  },
  renewed: {
    subject: "You have new backup codes",
    title: "You have new backup codes",
    preview: "If you made them, all is well. If you did not, open this mail and stop it.",
    lead: (workspace: string) =>
      `There are ten new backup codes for your account at ${workspace}. Codes from before no longer work.`,
    advice: "Keep them where you find them without this mailbox: they are your way in when no mail reaches you.",
    warning: "Then stop it now: these codes end, and whoever signed in since is signed out.",
  },
  used: {
    subject: "Somebody signed in with a backup code",
    preview: "If this was you, all is well. If it was not, open this mail and stop it.",
    lead: (workspace: string) => `One of your backup codes opened your account at ${workspace}.`,
    left: (count: number) =>
      count === 1 ? "You have 1 code left." : `You have ${String(count)} codes left. Each works once.`,
    few: {
      subject: (count: number) => (count === 1 ? "Only 1 backup code left" : `Only ${String(count)} backup codes left`),
      advice: "Make ten new ones before you run out: Profile → Security → Backup codes.",
    },
    none: {
      subject: "That was your last backup code",
      left: "You have no codes left.",
    },
    warning: "Then stop it now: whoever signed in is signed out. Set a new password after that.",
  },
};
