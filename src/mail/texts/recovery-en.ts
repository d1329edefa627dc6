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
