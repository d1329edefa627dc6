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
