/** The page behind a mailed invitation. */
export const invitation = {
  title: "Choose your password",
  lead: (workspace: string) =>
    `This is the last step to your account at ${workspace}. Use at least 8 characters. A few words that only you would put together work well.`,
  address: "You sign in with",
  password: "Password",
  repeated: "Password again",
  button: "Choose password",
  doneTitle: "Your account is ready",
  done: "Sign in with your e-mail address and the password you have just chosen.",
  usedTitle: "This invitation was used",
  used: "Your account has a password already. Sign in with it; if you do not know it any more, ask for a new one.",
  deadTitle: "This invitation no longer works",
  dead: "An invitation works once, for 7 days, and only the newest one counts. Ask for another: write the address that the invitation came to.",
  askAgain: "Send me a new one",
};

/** The page behind the set-up link that a start prints. */
export const setUp = {
  title: "Set up Latchkey",
  lead: "Latchkey runs, and nobody can sign in yet. Make your team’s workspace and your own account.",
  company: "Company or team",
  companyHint:
    "Its members take over when the chat cannot help, and can read every case. The people you help get workspaces of their own.",
  name: "Your name",
  address: "Your e-mail",
  addressHint: "You sign in with it, and codes and links go there. Look twice: whoever reads that mailbox can get in.",
  language: "Language of your mails",
  password: "Password",
  passwordHint: "At least 8 characters. A few words that only you would put together work well.",
  repeated: "Password again",
  button: "Set up",
  badCompany: "Use 1 to 60 letters, digits and spaces, without links.",
  badName: "Use 1 to 60 letters, digits and spaces, without links.",
  doneTitle: "Latchkey is set up",
  done: (address: string) =>
    `You are the first admin. Sign in with ${address}; a mail to that address is on its way. If it does not come, check SMTP_URL and the spelling of the address.`,
  doneNext:
    "Next: turn on two-step verification under Profile, Security, and add the people you help with latchkey workspace add and latchkey member add.",
  dead: {
    used: {
      title: "Latchkey is set up already",
      text: "There is a workspace now, so this link does nothing any more. If it was not you who made it, ask the people who run this machine.",
    },
    replaced: {
      title: "There is a newer set-up link",
      text: "Latchkey was started again and printed another one. Use the newest link of its output.",
    },
    expired: {
      title: "This set-up link is too old",
      text: "A set-up link works for 24 hours. Start Latchkey again, and it prints a new one.",
    },
    dead: {
      title: "This is no set-up link",
      text: "Latchkey prints a link when it starts and nobody can sign in yet. Open that link, whole and as it is.",
    },
  },
};
