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
