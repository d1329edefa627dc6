import type { Words } from "./en.ts";

export const channels: Words["channels"] = {
  lead: "Cómo están los servicios de mensajería. La página se actualiza cada diez segundos.",
  none: "No hay ningún servicio de mensajería activado. Define TELEGRAM_BOT_TOKEN o WHATSAPP y vuelve a iniciar Latchkey.",
  names: {
    "web-chat": "Chat web",
    terminal: "Terminal",
    telegram: "Telegram",
    "whatsapp-web": "WhatsApp (teléfono vinculado)",
    "whatsapp-cloud": "WhatsApp (Cloud API)",
  },
  states: {
    starting: "Iniciando",
    ready: "Listo",
    "needs-pairing": "Espera un teléfono",
    degraded: "Con problemas",
    stopped: "Detenido",
  },
  qr: "En el teléfono abre WhatsApp → Ajustes → Dispositivos vinculados → Vincular un dispositivo y escanea este código.",
  code: "En el teléfono abre WhatsApp → Ajustes → Dispositivos vinculados → Vincular con el número de teléfono y escribe",
  secret: "Quien vea este código puede apoderarse de la cuenta. No se lo muestres a nadie.",
  figures: {
    childMegabytes: "Memoria de su proceso, MB",
    browserMegabytes: "Memoria de su navegador, MB",
  },
};
