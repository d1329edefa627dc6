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
