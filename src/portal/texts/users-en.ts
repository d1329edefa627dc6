/** Settings, User management. */
export const users = {
  lead: (workspace: string) => `Everybody who can sign in at ${workspace}.`,
  pageMenu: "More settings for sign-in",
  memberMenu: (name: string) => `What you can do for ${name}`,
  you: "You",
  disabled: "Disabled",
  locked: (minutes: string) => `Locked for ${minutes} more min`,
  twoSteps: { on: "Two steps", off: "Password only" },
  never: "Has never signed in",
  last: (when: string) => `Last sign-in ${when}`,
  actions: {
    "mail-reset-link": "Send password reset",
    unlock: "End the lock",
    "make-admin": "Make admin",
    "make-member": "Make member",
    disable: "Disable account",
    enable: "Enable account",
  },
  done: {
    "mail-reset-link": "The mail with the Change password button is on its way to the address on file.",
    unlock: "The lock has ended. They can sign in now, and have been told by mail.",
    "make-admin": "They are an admin now, and have been told by mail.",
    "make-member": "They are a member now, and have been told by mail.",
    disable: "The account is disabled. They were signed out everywhere and told by mail.",
    enable: "The account is enabled again, and they have been told by mail.",
  },
  refusals: {
    unknown: "This person is not in your workspace.",
    yourself: "You cannot do this to yourself. Ask another admin.",
    "last-admin": "This is the last active admin. Make somebody else an admin first.",
    unchanged: "That is so already. Nothing was changed.",
    disabled: "This account is disabled. Enable it first.",
    "used-up": "Enough mails went to this address for now. Try again in an hour.",
  },
};

/** Settings, Workspace settings. */
export const workspace = {
  lead: (name: string) => `What holds for everybody at ${name}.`,
  nameTitle: "Name",
  name: "Name of the workspace",
  nameHint: "Shown on pages and in mails",
  rename: "Save name",
  renamed: "The name is saved.",
  badName: "Use 1 to 60 letters, digits and spaces, without links.",
  ipTitle: "Where people sign in from",
  ip: "With the list switched on, only the addresses on it can sign in.",
};
