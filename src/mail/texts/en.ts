/** All words of all mails, in English. The other languages have the same keys with the same parameters. */
export const en = {
  /** Ends a sentence or stands alone behind "Where". */
  channels: {
    "web-chat": "the chat on the sign-in page",
    terminal: "the chat in the terminal",
    telegram: "the chat on Telegram",
    whatsapp: "the chat on WhatsApp",
    portal: "the sign-in page",
    other: "our help chat",
  },
  purposes: { "reset-password": "a new password", "sign-in": "signing in", other: "access to your account" },
  labels: {
    where: "Where",
    when: "When",
    what: "What for",
    address: "Network address",
    workspace: "Workspace",
    case: "Case",
    trouble: "Trouble",
    proof: "Proof",
    tried: "Tried",
    failed: "Did not work",
    next: "Next step",
    language: "Language",
  },
  yourWorkspace: "your workspace",
  hello: (name: string) => `Hello ${name},`,
  helloAnybody: "Hello,",
  minutes: (count: number) => (count === 1 ? "1 minute" : `${String(count)} minutes`),
  footer: (workspace: string) =>
    `Latchkey, sign-in help for ${workspace}. We send this to the address on your account only.`,
  supportFooter: "Latchkey sends this to the support address of this installation.",
  copyLink: "If the button does not open, copy this address into your browser:",
  notMe: {
    question: "This wasn’t you?",
    button: "This wasn’t me",
    hint: "One press stops it. You do not have to sign in.",
  },
  code: {
    subject: "Your code for the chat",
    title: "Your code for the chat",
    preview: "You asked for it in the chat? Then it waits for you here. If you did not, open this mail and stop it.",
    lead: (workspace: string) =>
      `Somebody asked for a code for your account at ${workspace}. This is where the request came from:`,
    instruction: "If this was you, type this code in that chat:",
    validity: (time: string) => `It works for ${time}, in that chat only.`,
    phrase: "The chat shows the same two words:",
    phraseWarning: "If you see other words there, or none, keep the code to yourself.",
    neverAsk: (workspace: string) =>
      `Nobody from our team or from ${workspace} will ever ask you for this code. Type it only in that chat.`,
  },
  signInCode: {
    subject: "Your sign-in code",
    title: "Your sign-in code",
    preview: "You are signing in? Then your code waits for you here. If you are not, open this mail and stop it.",
    lead: (workspace: string) =>
      `Somebody entered the password of your account at ${workspace} and needs one more step to get in:`,
    instruction: "If this was you, type this code on the sign-in page:",
    validity: (time: string) => `It works for ${time}, for this sign-in only.`,
    neverAsk: (workspace: string) =>
      `Nobody from our team or from ${workspace} will ever ask you for this code. Type it only on the sign-in page.`,
    warning: "Then somebody knows your password. Stop this sign-in, and set a new password after that.",
  },
  reset: {
    subject: "Set a new password",
    title: "Set a new password",
    preview: "The button in this mail leads you to a new password. If you did not ask for it, you can stop it here.",
    lead: (workspace: string) =>
      `Here is the way to a new password for your account at ${workspace}. This is where the request came from:`,
    button: "Change password",
    validity: (time: string) => `It works once, for ${time}.`,
    neverAsk: (workspace: string) =>
      `Nobody from our team or from ${workspace} will ever ask you for this mail or the link in it.`,
  },
  changed: {
    subject: "Your password was changed",
    title: "Your password was changed",
    preview: "If you did this, all is well. If you did not, open this mail and stop it.",
    lead: (workspace: string) => `Your account at ${workspace} has a new password.`,
    consequence:
      "You were signed out on every device. If this was you, there is nothing else to do: sign in with the new password.",
    warning: "Then stop it now, and tell an admin of your workspace.",
  },
  disowned: {
    subject: "We stopped it",
    title: "We stopped it",
    preview: "Codes and links for your account no longer work.",
    lead: (workspace: string) =>
      `Somebody pressed “This wasn’t me” in one of our mails about your account at ${workspace}, so we stopped what was going on.`,
    consequence: (hours: number) =>
      `Codes and links that were sent before no longer work, and recovery by chat stays closed for ${String(hours)} hours. Your password was not touched by this.`,
    advice:
      "Sign in as always. If that does not work, or if you think somebody knows your password, tell an admin of your workspace.",
  },
  caseOpened: {
    subject: "A new case is waiting",
    title: "A new case is waiting",
    preview: "Somebody in the chat needs a person.",
    lead: "Somebody could not be helped by the chat and waits for a person.",
    advice: "The chat is silent for them until somebody answers.",
  },
};
