import type { Words } from "./en.ts";

export const invitation: Words["invitation"] = {
  subject: (workspace) => `Seu convite para ${workspace}`,
  title: "Escolha sua senha",
  preview: "Uma conta espera por você. O botão deste e-mail leva você à sua senha.",
  lead: (workspace) => `Criaram uma conta para você em ${workspace}. Só falta uma senha que ninguém mais conheça.`,
  button: "Escolher a senha",
  validity: (time) =>
    `O botão funciona uma única vez, por ${time}. Se você receber outro convite, só vale o e-mail mais recente.`,
  later:
    "Passou do prazo? Escreva este endereço em “Esqueceu a senha?”, na página de entrada, e chega um convite novo.",
  neverAsk: (workspace) =>
    `Ninguém da nossa equipe nem de ${workspace} vai pedir este e-mail ou o link dele a você, nunca.`,
  notMe: "Não esperava por isto? Então apague este e-mail. Sem o botão, nada acontece.",
};

export const ready: Words["ready"] = {
  subject: "Sua conta está pronta",
  title: "Sua conta está pronta",
  preview: "Se foi você, está tudo certo. Se não foi, abra este e-mail e interrompa.",
  lead: (workspace) => `Sua conta em ${workspace} já tem senha. Você entra com este endereço de e-mail.`,
  button: "Ir para a entrada",
  consequence: "Se foi você, não precisa fazer mais nada.",
  warning: "Então interrompa agora e avise um administrador do seu espaço de trabalho.",
};
