import type { Words } from "./en.ts";

export const channels: Words["channels"] = {
  lead: "Como estão os serviços de mensagens. A página se atualiza a cada dez segundos.",
  none: "Nenhum serviço de mensagens está ativado. Defina TELEGRAM_BOT_TOKEN ou WHATSAPP e inicie o Latchkey de novo.",
  names: {
    "web-chat": "Chat da página",
    terminal: "Terminal",
    telegram: "Telegram",
    "whatsapp-web": "WhatsApp (celular conectado)",
    "whatsapp-cloud": "WhatsApp (Cloud API)",
  },
  states: {
    starting: "Iniciando",
    ready: "Pronto",
    "needs-pairing": "Aguardando um celular",
    degraded: "Com problemas",
    stopped: "Parado",
  },
  qr: "No celular, abra WhatsApp → Configurações → Dispositivos conectados → Conectar dispositivo e escaneie este código.",
  code: "No celular, abra WhatsApp → Configurações → Dispositivos conectados → Conectar com número de telefone e digite",
  secret: "Quem vê este código pode assumir a conta. Não mostre a ninguém.",
  figures: {
    childMegabytes: "Memória do processo, MB",
    browserMegabytes: "Memória do navegador, MB",
  },
};
