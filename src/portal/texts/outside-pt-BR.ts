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

export const chat: Words["chat"] = {
  title: "Ajuda para entrar",
  ready: "Responde na hora",
  open: "Sem acesso? Fale com a gente",
  close: "Fechar o chat",
  log: "Conversa",
  agent: "Latchkey",
  person: "Você",
  greeting:
    "Oi. Me conte com as suas palavras o que está impedindo você de entrar. Posso enviar um código e ajudar a criar uma nova senha.",
  starters: ["Esqueci minha senha", "O código não chega", "Quero falar com uma pessoa"],
  choices: "Opções",
  message: "Sua mensagem",
  placeholder: "Escreva uma mensagem",
  send: "Enviar",
  warning: "Nunca digite uma senha aqui. Não precisamos dela.",
  goOn: "Continuar no Telegram",
  nothingToGoOn: "Ainda não há nada para continuar. Primeiro conte o que impede você de entrar.",
  typing: "Latchkey está escrevendo",
  sending: "Enviando",
  stored: "Enviada",
  seen: "Vista",
  reconnecting: "A conexão caiu. Tentando de novo…",
  waiting: "Um pouco mais devagar. Sua mensagem sai em instantes.",
  refused: "Não foi possível enviar esta mensagem.",
  stale: "Esta página ficou antiga. Recarregue; sua mensagem está guardada.",
  noScript: "O chat precisa de JavaScript. O resto funciona sem ele: use “Esqueceu a senha?” para criar uma nova.",
};

export const demo: Words["demo"] = {
  /** Above every page. */
  label: "Demonstração",
  line: "As pessoas são inventadas e as senhas delas são públicas. Nenhum e-mail sai deste computador.",
  link: "Pessoas de teste",
  title: "Pessoas que você pode ser",
  standIn:
    "Estas pessoas foram inventadas para esta instalação de teste, e as senhas delas são públicas. A sua própria instalação começa sem elas.",
  signIn: "Ir para a entrada",
  address: "E-mail",
  password: "Senha",
};
