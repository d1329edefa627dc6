import type { Words } from "./en.ts";

export const linkedChats: Words["linkedChats"] = {
  title: "Chats vinculados",
  purpose:
    "Vincule o chat pelo qual você fala com a gente, e os pedidos do seu espaço de trabalho chegam por lá. Você decide no próprio chat, sem abrir o computador.",
  purposeOfMember:
    "De um chat vinculado sabemos que é seu. Administradores recebem nele os pedidos do espaço de trabalho.",
  none: "Nenhum chat vinculado.",
  draw: "Vincular um chat",
  drawAnother: "Vincular outro chat",
  drawAgain: "Gerar outro código",
  drawn: "Aqui está o seu código. Ele só aparece esta vez.",
  writeThis: "Escreva isto no chat que você quer vincular:",
  command: (code) => `vincular ${code}`,
  validity: (minutes) =>
    `Vale uma vez só, por ${String(minutes)} minutos. Escreva apenas no seu próprio chat: quem tem o chat pode decidir pedidos em seu nome.`,
  open: (messenger) => `Abrir o ${messenger} com o código`,
  linked: (when) => `Vinculado ${when}`,
  unlink: "Desvincular",
  unlinkNamed: (channel, when) => `Desvincular: ${channel}, vinculado ${when}`,
  unlinked: "O chat foi desvinculado. Os pedidos não vão mais para lá.",
  gone: "Esse chat já não está vinculado.",
  channels: {
    "web-chat": "Chat da página de entrada",
    terminal: "Chat no terminal",
    telegram: "Chat no Telegram",
    whatsapp: "Chat no WhatsApp",
    other: "Outro chat",
  },
};
