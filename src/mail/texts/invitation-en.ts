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
