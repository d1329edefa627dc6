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
