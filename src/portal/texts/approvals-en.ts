/** The page where admins decide requests. */
export const approvals = {
  lead: (workspace: string) =>
    `People of ${workspace} who cannot get in ask here. Any admin can decide, and the first decision counts.`,
  waiting: "Waiting for a decision",
  none: "Nothing waits for a decision.",
  past: "Decided in the last 30 days",
  noPast: "Nothing yet.",
  kinds: {
    "ip-whitelist": (name: string) => `${name} asks to be let in from an address`,
    vouch: (name: string) => `${name} lost the mailbox of the account`,
    agree: (name: string) => `${name} waits for a new address`,
  },
  labels: {
    who: "Who",
    proved: "What was proved",
    address: "Address",
    earlier: "Signed in before from",
    mailbox: "New address",
    change: "What will change",
    asked: "Asked",
    ends: "Ends",
  },
  proved: {
    "ip-whitelist": "They typed the code that we sent to the mailbox of the account.",
    recovery: "They typed the code that we sent to the new address. Nothing shows yet that the account is theirs.",
  },
  known: {
    seen: "The list refused a sign-in from it.",
    read: "They opened a page of ours from it.",
    typed: "They typed it. We have not seen them there.",
  },
  noEarlier: "Never, as far as we know",
  change: {
    "ip-whitelist": "Sign-in for everybody in the workspace will work from this address too.",
    vouch:
      "A waiting time of 24 hours begins, unless a second admin agrees. Then mails and codes go to the new address, and the old one stops working for this account.",
    agree: "The account gets the new address now instead of later.",
  },
  runs: (when: string) => `It happens by itself ${when}.`,
  check: "Talk to the person first, by phone or face to face. Do not trust a message alone.",
  choices: {
    once: "Allow for 24 hours",
    week: "Allow for 7 days",
    always: "Allow for good",
    vouch: "Yes, I know it is them",
    agree: "Yes, do it now",
    decline: "Decline",
    stop: "Stop it",
  },
  say: "Say no",
  reason: "Reason",
  reasonHint: "Optional. The person will read it",
  own: "This one is about you, so another admin has to decide it.",
  first: "You said yes. A second admin can say yes too, or you can still stop it.",
  done: {
    once: "Allowed for 24 hours.",
    week: "Allowed for 7 days.",
    always: "Allowed for good.",
    yes: "Noted. Everybody concerned gets a mail.",
    no: "Declined. Nothing was changed.",
  },
  failed: "The decision came too late or could not be carried out. Nothing was changed.",
  refusals: {
    unknown: "There is no such request here.",
    over: "Somebody was faster, or the time is over. Below you see what became of it.",
    "own-request": "Nobody decides their own request.",
    "not-a-choice": "That is no answer to this request. Choose one of the buttons.",
  },
  results: {
    once: (name: string) => `${name} allowed it for 24 hours`,
    week: (name: string) => `${name} allowed it for 7 days`,
    always: (name: string) => `${name} allowed it for good`,
    yes: (name: string) => `${name} said yes`,
    no: (name: string) => `${name} declined`,
    expired: "Nobody decided in time",
    withdrawn: "Withdrawn or stopped before anybody decided",
    failed: "It could not be carried out",
  },
  somebody: "An admin",
};

/** The page behind "Stop it" in the mails about a lost mailbox. */
export const veto = {
  title: "Stop this?",
  lead: "Somebody wants an account to get another address. One press stops it: the address stays as it is.",
  calm: "If the mailbox really is lost, it can be asked for again.",
  button: "Stop it",
  doneTitle: "Stopped",
  done: "The address stays as it is. We have told the owner of the account and the admins.",
  deadTitle: "There is nothing left to stop",
  dead: "It was stopped already, or it has happened. If it should not have, tell an admin of the workspace.",
};

/** The page that reads an address for the chat. */
export const yourAddress = {
  title: "Show the chat your address",
  lead: "This is the network address you are on now. Press the button where sign-in does not work, so that the admins are asked about the right one.",
  calm: "Only the chat that gave you this link gets the address. If somebody else sent it to you, close this page.",
  button: "Use this address",
  special:
    "This address belongs to a private network, so nobody outside can tell it apart. Open the link on the connection where sign-in fails.",
  doneTitle: "The chat has your address",
  done: (address: string) => `${address} it is. Go back to the chat and press “I have opened it”.`,
  deadTitle: "This link no longer works",
  dead: "It was used already, or it is older than 30 minutes. Ask the chat for a new one.",
};
