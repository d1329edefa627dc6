import { approvals, veto, yourAddress } from "./approvals-en.ts";
import { backupCodes } from "./backup-codes-en.ts";
import { cases } from "./cases-en.ts";
import { channels, chat, demo } from "./outside-en.ts";
import { confirm, inside, linkedChats } from "./account-en.ts";
import { invitation, setUp } from "./joining-en.ts";
import { security } from "./security-en.ts";
import { users, workspace } from "./users-en.ts";
import { whitelist } from "./whitelist-en.ts";

export const en = {
  approvals,
  veto,
  yourAddress,
  cases,
  channels,
  chat,
  backupCodes,
  inside,
  confirm,
  security,
  linkedChats,
  invitation,
  setUp,
  users,
  workspace,
  demo,
  whitelist,
  skip: "Skip to the content",
  /** Label before the masked address of whoever a page is about. */
  account: "Account",
  languages: "Language",
  homeLink: "Latchkey, to the sign-in page",
  demoMailbox: "Demo mailbox",
  backToSignIn: "Back to sign-in",
  signIn: {
    title: "Sign in",
    lead: "Good to see you. Your workspace is one step away.",
    address: "E-mail",
    password: "Password",
    button: "Sign in",
    forgot: "Forgot password?",
    refused: "We could not sign you in with these details. The chat here can find out what is wrong.",
  },
  code: {
    title: "Check your mail",
    lead: "We sent a six-digit code to the e-mail address of your account. It is good for 10 minutes.",
    digits: "Code",
    hint: "Six digits, for example 123 456",
    button: "Continue",
    resend: "Send the code again",
    wrong: "That code did not work. Check the newest mail from us and type the six digits again.",
    ended: "This sign-in took too long or had too many tries. Please sign in again.",
    again: "Sign in again",
    mailed: "A new code is on its way. The earlier one still works, too.",
    wait: "A code went out a moment ago. Give it a minute, then ask again.",
    usedUp: (wait: string) =>
      `No more codes can be sent for now; the next one can leave in ${wait}. The newest one may still work, and the chat on the sign-in page knows other ways.`,
  },
  forgot: {
    title: "Forgot password?",
    lead: "Type the e-mail address of your account. We will send you a link to set a new password.",
    address: "E-mail",
    button: "Request password reset",
    notAnAddress: "This is not a complete e-mail address. It needs a name, an @ and a domain, like ana@example.com.",
    sentTitle: "Look in your mailbox",
    sent: "If there is an account with that address, a mail with a Change password button is on its way. The link in it works for 30 minutes.",
    nothing:
      "Nothing after a few minutes? Look in the spam folder and check the spelling of the address. The chat on the sign-in page can help, too.",
  },
  change: {
    title: "Choose a new password",
    lead: "Use at least 8 characters. A few words that only you would put together work well.",
    password: "New password",
    repeated: "New password again",
    button: "Change password",
    doneTitle: "Your password is changed",
    done: "You have been signed out everywhere. Sign in with the new password.",
    goToSignIn: "Go to sign-in",
    stillHere: (name: string, address: string) =>
      `You are still signed in here as ${name} (${address}). To sign in with the new password, sign out first.`,
    deadTitle: "This link no longer works",
    dead: "A link works once, for 30 minutes. Ask for a new one and use the newest mail.",
    askAgain: "Request password reset",
    refusals: {
      "too-short": "Too short. Use at least 8 characters.",
      "too-long": "Too long. Use at most 128 characters.",
      "not-equal": "The two passwords are not the same. Type both again.",
      common: "This password is on lists of common passwords. Choose one that is yours alone.",
      "contains-address": "This password contains your e-mail address. Choose something harder to guess.",
    },
  },
  home: {
    title: (name: string) => `Hello, ${name}`,
    lead: "You are signed in.",
    workspace: "Workspace",
    address: "E-mail",
    role: "Role",
    roles: { admin: "Admin", member: "Member" },
    twoSteps: "Two-step verification",
    on: "On",
    off: "Off",
    signOut: "Sign out",
  },
  notMe: {
    title: "This wasn’t you?",
    lead: "One press stops it. Open codes and links for your account stop working, and recovery by chat stays closed for 24 hours.",
    calm: "Your password stays as it is, and nobody gets in with what was sent.",
    button: "This wasn’t me: stop it",
    doneTitle: "Stopped",
    done: "The codes and links are dead, and recovery by chat is closed for 24 hours. Whoever signed in since that mail is signed out, and backup codes made since then are void. You can still sign in with your password.",
    deadTitle: "This link no longer works",
    dead: "It was used already, or it is too old. If somebody is still trying to get in, tell the chat on the sign-in page.",
  },
  mailbox: {
    title: "Demo mailbox",
    standIn: "This is a stand-in for real e-mail on this demo installation. Everybody who opens this page can read it.",
    empty: "No mail yet. Ask for a code in the chat and it arrives here.",
    to: "To",
    sent: "Sent",
    frame: "The mail as it looks in a mail program",
    plain: "As plain text",
    back: "All mail",
    gone: "This mail is not here.",
  },
  errors: {
    400: {
      title: "That did not arrive whole",
      text: "Something in the form was missing or did not fit. Open the page again and send it once more.",
    },
    403: {
      title: "We could not accept that",
      text: "The form did not come from a page we showed to this browser. Open the page again and send it once more. If it happens again, allow cookies for this site.",
    },
    404: { title: "There is nothing here", text: "The address may have a typing mistake, or the page has moved." },
    413: {
      title: "That was too much",
      text: "What was sent is larger than any form here. Open the page again and send it once more.",
    },
    415: {
      title: "We could not read that",
      text: "It came in a form that this page does not understand. Use the form on the page.",
    },
    429: {
      title: "A little slower, please",
      text: "Too many forms came from your network in a short time. Wait a minute, then try again.",
    },
    500: {
      title: "Something failed here",
      text: "It is our fault, not yours. Please try again in a moment. If it stays, tell the people who run this site the reference below.",
    },
  },
  reference: "Reference",
};

/** Every sentence of the pages. English is the pattern; the other languages must have the same keys. */
export type Words = typeof en;
