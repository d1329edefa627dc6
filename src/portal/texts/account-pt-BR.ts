import type { Words } from "./en.ts";

export const inside: Words["inside"] = {
  menuLabel: "Menu",
  others: {
    title: "Agora há outra conta aberta",
    text: (name: string, address: string) =>
      `Esta página foi aberta com outra conta. Nada foi mudado. Agora você está dentro como ${name} (${address}).`,
    goOn: "Ir para as suas páginas",
  },
  profile: "Perfil",
  settings: "Configurações",
  support: "Suporte",
  menu: {
    home: "Visão geral",
    security: "Segurança",
    users: "Gestão de usuários",
    whitelist: "Lista de IPs permitidos",
    workspace: "Configurações do espaço",
    approvals: "Aprovações",
    cases: "Casos",
    channels: "Canais",
  },
};

export const confirm: Words["confirm"] = {
  title: "Sua senha, por favor",
  lead: "Nesta página se decide quem pode entrar. Digite sua senha mais uma vez; ela vale por 15 minutos.",
  password: "Senha",
  button: "Continuar",
  refused: "Não funcionou. Confira a senha e digite de novo.",
};

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
