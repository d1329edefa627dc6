import { backupCodes, invitation, ready, recovery } from "./getting-in-en.ts";

/** All words of all mails, in English. The other languages have the same keys with the same parameters. */
export const en = {
  recovery,
  invitation,
  ready,
  /** Ends a sentence or stands alone behind "Where". */
  channels: {
    "web-chat": "the chat on the sign-in page",
    terminal: "the chat in the terminal",
    telegram: "the chat on Telegram",
    whatsapp: "the chat on WhatsApp",
    portal: "the sign-in page",
    profile: "your profile, under Security",
    admin: "an admin of your workspace, in User management",
    other: "our help chat",
  },
  purposes: {
    "reset-password": "a new password",
    "sign-in": "signing in",
    "turn-on-two-steps": "turning two-step verification on",
    "turn-off-two-steps": "turning two-step verification off",
    "set-up-two-steps": "setting up two-step verification",
    "change-email": "a new e-mail address",
    recovery: "getting back into an account",
    "backup-codes": backupCodes.purpose,
    "missing-code": "a sign-in code that did not arrive",
    "allow-address": "letting in the network address you sign in from",
    "sign-in-trouble": "finding out why you cannot sign in",
    other: "access to your account",
  },
  backupCodes,
  labels: {
    where: "Where",
    when: "When",
    by: "Done by",
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
  demo: {
    subject: (subject: string) => `${subject} (demo)`,
    line: "This mail is from a demo of Latchkey: the person it is for is made up, and it went nowhere but into the demo’s own mailbox page.",
  },
  yourWorkspace: "your workspace",
  yourAdmin: "an admin of your workspace",
  hello: (name: string) => `Hello ${name},`,
  helloAnybody: "Hello,",
  minutes: (count: number) => (count === 1 ? "1 minute" : `${String(count)} minutes`),
  days: (count: number) => (count === 1 ? "1 day" : `${String(count)} days`),
  footer: (workspace: string) =>
    `Latchkey, sign-in help for ${workspace}. It goes to a mailbox of an account only, never to an address that somebody merely typed.`,
  supportFooter: "Latchkey sends this to the support address of this installation.",
  /** Begins the line that a phone shows. */
  codeIs: (digits: string) => `Your code: ${digits}.`,
  copyLink: "If the button does not open, copy this address into your browser:",
  notMe: {
    question: "This wasn’t you?",
    button: "This wasn’t me",
    hint: "One press stops it. You do not have to sign in.",
  },
  code: {
    subject: "Your code for the chat",
    title: "Your code for the chat",
    preview: "You asked for it in the chat? Type it there. If you did not ask, open this mail and stop it.",
    lead: (workspace: string) =>
      `Somebody asked for a code for your account at ${workspace}. This is where the request came from:`,
    instruction: "If this was you, type the code in that chat.",
    validity: (time: string) => `It works for ${time}, only in the chat where it was asked for.`,
    phrase: "The chat shows the same two words:",
    phraseWarning: "If you see other words there, or none, keep the code to yourself.",
    neverAsk: (workspace: string) =>
      `Nobody from our team or from ${workspace} will ever ask you for this code. Type it only in that chat.`,
  },
  signInCode: {
    subject: "Your sign-in code",
    title: "Your sign-in code",
    preview: "You are signing in? Type it on that page. If you are not, open this mail and stop it.",
    lead: (workspace: string) =>
      `Somebody entered the password of your account at ${workspace} and needs one more step to get in:`,
    instruction: "If this was you, type the code on the sign-in page.",
    validity: (time: string) => `It works for ${time}, for this sign-in only.`,
    neverAsk: (workspace: string) =>
      `Nobody from our team or from ${workspace} will ever ask you for this code. Type it only on the sign-in page.`,
    warning: "Then somebody knows your password. Stop this sign-in, and set a new password after that.",
  },
  securityCode: {
    subject: "Your security code",
    title: "Your security code",
    preview: "Changing two-step verification? Type it on that page. If not, open this mail and stop it.",
    lead: (workspace: string) =>
      `Somebody who knows the password of your account at ${workspace} wants to change this:`,
    instruction: "If this was you, type the code on the page that asks for it.",
    validity: (time: string) => `It works for ${time}, only on the page that asks for it.`,
    neverAsk: (workspace: string) =>
      `Nobody from our team or from ${workspace} will ever ask you for this code. Type it only on that page.`,
    warning: "Then somebody knows your password. Stop this, and set a new password after that.",
  },
  mailboxCode: {
    subject: "Is this your mailbox?",
    title: "Is this your mailbox?",
    preview: "Somebody named this address as their own. If it was you, type it where you were asked for it.",
    footer: "Latchkey, sign-in help. We write to this address only because somebody said that it is theirs.",
    lead: "Somebody wants to use this address to sign in. This is where the request came from:",
    instruction: "If this was you, type the code where you were asked for it.",
    validity: (time: string) => `It works for ${time}, only where you were asked for it.`,
    neverAsk: "Nobody from our team will ever ask you for this code.",
    notMe: "This wasn’t you? Then delete this mail. Without the code nothing happens.",
  },
  addressChanged: {
    subject: "Your account has a new e-mail address",
    title: "Your account has a new e-mail address",
    preview: "If you did this, all is well. If you did not, open this mail and stop it.",
    lead: (workspace: string, mailbox: string) =>
      `From now on, your account at ${workspace} signs in with ${mailbox}, and our mails go there.`,
    consequence: "Codes and links that were sent before no longer work. Your password stays the same.",
    warning: "Then stop it now, and tell an admin of your workspace.",
  },
  twoSteps: {
    preview: "If you did this, all is well. If you did not, open this mail and stop it.",
    warning: "Then stop it now, and set a new password.",
    on: {
      subject: "Two-step verification is on",
      lead: (workspace: string) =>
        `From now on, signing in to your account at ${workspace} takes your password and a code that we mail to you.`,
      consequence: "You were signed out on every other device.",
    },
    off: {
      subject: "Two-step verification is off",
      lead: (workspace: string) => `Signing in to your account at ${workspace} now takes the password only.`,
      consequence: "Backup codes that you saved no longer work. You can turn it on again under Profile → Security.",
    },
  },
  chatLinked: {
    subject: "A chat is linked to your account",
    preview: "If you did this, all is well. If you did not, open this mail and stop it.",
    lead: (workspace: string) => `A chat was linked to your account at ${workspace}, with a code from your profile:`,
    consequence:
      "If you are an admin, requests of your workspace come to that chat from now on, and you can decide them there. You see your linked chats, and can unlink them, under Profile → Security.",
    warning: "Then stop it now, and set a new password: somebody was signed in as you.",
  },
  chatUnlinked: {
    subject: "A chat is no longer linked to your account",
    preview: "Requests no longer come to that chat. You can link it again at any time.",
    lead: {
      asked: (workspace: string) => `Somebody asked in the chat itself to unlink it from your account at ${workspace}:`,
      profile: (workspace: string) => `A chat was unlinked from your account at ${workspace}, in your profile:`,
      idle: (workspace: string) =>
        `Nobody has written in a chat that is linked to your account at ${workspace} for half a year, so we unlinked it:`,
    },
    consequence:
      "Requests no longer come to that chat, and nothing can be decided in it. To link it again, draw a code under Profile → Security.",
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
    consequenceFromProfile:
      "It was changed under Profile → Security, and you were signed out on every other device. If this was you, there is nothing else to do.",
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
      `Codes and links that were sent before no longer work, and recovery by chat stays closed for ${String(hours)} hours. Whoever signed in since that mail is signed out, and backup codes made since then are void. Your password was not touched by this.`,
    advice:
      "Sign in as always. If that does not work, or if you think somebody knows your password, tell an admin of your workspace.",
  },
  whitelistChanged: {
    where: "You find the list under Settings → User management → ⋮ → Whitelist of IP addresses.",
    "switched-on": {
      subject: "Sign-in is limited to the whitelist",
      lead: (workspace: string) =>
        `From now on, people can use ${workspace} only from the IP addresses on its whitelist.`,
      advice:
        "For 30 minutes any admin can undo this with one press. Somebody who is blocked needs their address added to the list.",
    },
    "switched-off": {
      subject: "The whitelist is off",
      lead: (workspace: string) => `From now on, people can use ${workspace} from any address again.`,
      advice:
        "For 30 minutes any admin can undo this with one press. If nobody of you wanted it, ask the admin named above at once.",
    },
    undone: {
      subject: "A whitelist change was undone",
      lead: (workspace: string) =>
        `The last change of the whitelist of ${workspace} was taken back. The list is again as it was before.`,
      advice: "Addresses that were approved meanwhile stay on the list.",
    },
  },
  memberChanged: {
    "make-admin": {
      subject: "You are an admin now",
      lead: (workspace: string) => `You can now manage members, allowed addresses and approvals at ${workspace}.`,
      advice:
        "Before pages that change who gets in, we ask you for your password again. Please turn on two-step verification if you have not yet.",
    },
    "make-member": {
      subject: "You are no longer an admin",
      lead: (workspace: string) => `Your account at ${workspace} is a member’s account again. You sign in as before.`,
      advice: "If this surprises you, ask the admin named above.",
    },
    disable: {
      subject: "Your account was disabled",
      lead: (workspace: string) =>
        `You cannot sign in at ${workspace} for now, and you were signed out on every device.`,
      advice: "If you think this is a mistake, ask the admin named above. Only an admin can enable the account again.",
    },
    enable: {
      subject: "Your account works again",
      lead: (workspace: string) => `You can sign in at ${workspace} again, with the password you had before.`,
      advice: "If you have forgotten it, choose “Forgot password?” on the sign-in page.",
    },
    unlock: {
      subject: "You can sign in again",
      lead: (workspace: string) =>
        `Your account at ${workspace} was locked after too many failed tries. An admin has ended the lock.`,
      advice: "If those tries were not yours, set a new password: choose “Forgot password?” on the sign-in page.",
    },
  },
  caseOpened: {
    subject: "A new case is waiting",
    title: "A new case is waiting",
    preview: "Somebody in the chat needs a person.",
    lead: "Somebody in the chat waits for a person: they asked for one, or the chat could not help them.",
    advice: "The chat is silent for them until somebody answers.",
  },
};

export type Words = typeof en;
