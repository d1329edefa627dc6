/** The page where operators see how the messengers are. */
export const channels = {
  lead: "How the messengers are. The page looks again every ten seconds.",
  none: "No messenger is switched on. Set TELEGRAM_BOT_TOKEN or WHATSAPP, and start Latchkey again.",
  names: {
    "web-chat": "Web chat",
    terminal: "Terminal",
    telegram: "Telegram",
    "whatsapp-web": "WhatsApp (joined phone)",
    "whatsapp-cloud": "WhatsApp (Cloud API)",
  },
  states: {
    starting: "Starting",
    ready: "Ready",
    "needs-pairing": "Waits for a phone",
    degraded: "Not well",
    stopped: "Stopped",
  },
  qr: "On the phone open WhatsApp → Settings → Linked devices → Link a device, and scan this code.",
  code: "On the phone open WhatsApp → Settings → Linked devices → Link with phone number, and type",
  secret: "Whoever sees this code can take over the account. Show it to nobody.",
  figures: {
    childMegabytes: "Memory of its process, MB",
    browserMegabytes: "Memory of its browser, MB",
  },
};

/** Words of the chat panel; the page hands them to the browser code. */
export const chat = {
  title: "Help with signing in",
  ready: "Answers right away",
  open: "Can’t get in? Chat with us",
  close: "Close the chat",
  log: "Conversation",
  agent: "Latchkey",
  person: "You",
  greeting: "Hi. Tell me what keeps you out, in your own words. I can send you a code and help you set a new password.",
  starters: ["I forgot my password", "My code does not arrive", "I want to talk to a person"],
  choices: "Choices",
  message: "Your message",
  placeholder: "Write a message",
  send: "Send",
  warning: "Never type a password here. We do not need it.",
  goOn: "Continue in Telegram",
  nothingToGoOn: "There is nothing to continue yet. Tell me first what keeps you out.",
  typing: "Latchkey is writing",
  sending: "Sending",
  stored: "Sent",
  seen: "Seen",
  reconnecting: "Connection lost. Trying again…",
  waiting: "A little slower, please. Your message goes out in a moment.",
  refused: "This message could not be sent.",
  stale: "This page is too old. Reload it; your message is kept.",
  noScript:
    "The chat needs JavaScript. Everything else here works without it: use “Forgot password?” to set a new one.",
};

/** The page of the made-up people, on the embedded default only. */
export const demo = {
  /** Above every page. */
  label: "Demo",
  line: "The people here are made up, and their passwords are public. No mail leaves this computer.",
  link: "Demo people",
  title: "People you can be",
  standIn:
    "These people are made up for this demo installation, and their passwords are public. Your own installation starts without them.",
  signIn: "To the sign-in page",
  address: "E-mail",
  password: "Password",
};
