import type { Words } from "./texts.ts";

export const inside: Words["inside"] = {
  menuLabel: "Menu",
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
