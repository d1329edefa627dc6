/** The menu of people who are signed in, and the page that asks for the password again. */
export const inside = {
  menuLabel: "Menu",
  others: {
    title: "You are signed in as somebody else now",
    text: (name: string, address: string) =>
      `This page was opened for another account. Nothing was changed. You are now signed in as ${name} (${address}).`,
    goOn: "Go to your own pages",
  },
  profile: "Profile",
  settings: "Settings",
  support: "Support",
  menu: {
    home: "Overview",
    security: "Security",
    users: "User management",
    whitelist: "Whitelist of IP addresses",
    workspace: "Workspace settings",
    approvals: "Approvals",
    cases: "Cases",
    channels: "Channels",
  },
};

export const confirm = {
  title: "Your password, please",
  lead: "This page can change who gets in. Type your password once more; it is then good for 15 minutes.",
  password: "Password",
  button: "Continue",
  refused: "That did not work. Check the password and type it again.",
};

/** Profile → Security, topic "Linked chats". */
export const linkedChats = {
  title: "Linked chats",
  purpose:
    "Link the chat you use to write to us, and requests of your workspace come to it. You can decide them there, without opening a laptop.",
  purposeOfMember: "A linked chat is known to be yours. Admins get the requests of their workspace in it.",
  none: "No chat is linked.",
  draw: "Link a chat",
  drawAnother: "Link another chat",
  drawAgain: "Draw another code",
  drawn: "Here is your code. We show it this once.",
  writeThis: "Write this in the chat you want to link:",
  command: (code: string) => `link ${code}`,
  validity: (minutes: number) =>
    `It works once, for ${String(minutes)} minutes. Write it in your own chat only: whoever has the chat can decide requests as you.`,
  open: (messenger: string) => `Open ${messenger} with the code`,
  linked: (when: string) => `Linked ${when}`,
  unlink: "Unlink",
  unlinkNamed: (channel: string, when: string) => `Unlink: ${channel}, linked ${when}`,
  unlinked: "The chat is unlinked. No more requests go there.",
  gone: "That chat is not linked any more.",
  channels: {
    "web-chat": "Chat on the sign-in page",
    terminal: "Chat in the terminal",
    telegram: "Chat on Telegram",
    whatsapp: "Chat on WhatsApp",
    other: "Another chat",
  },
};
