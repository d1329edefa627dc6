import type { backupCodes as english } from "./backup-codes-en.ts";

export const backupCodes: typeof english = {
  purpose: "novos códigos de backup",
  link: {
    subject: "Crie novos códigos de backup",
    title: "Crie novos códigos de backup",
    preview:
      "O botão deste e-mail leva você aos códigos novos. Se não foi você que pediu, dá para interromper por aqui.",
    lead: (workspace) =>
      `Este é o caminho para dez novos códigos de backup da sua conta em ${workspace}. O pedido veio daqui:`,
    button: "Criar códigos de backup",
    validity: (time) => `Funciona uma única vez, por ${time}. A página também pede a sua senha.`,
    keep: "Os códigos que você tem agora continuam valendo até você guardar os novos.",
    neverAsk: (workspace) =>
      `Ninguém da nossa equipe nem de ${workspace} vai pedir este e-mail ou um código de backup a você, nunca.`,
  },
  renewed: {
    subject: "Você tem novos códigos de backup",
    title: "Você tem novos códigos de backup",
    preview: "Se foi você que criou, está tudo certo. Se não foi, abra este e-mail e interrompa.",
    lead: (workspace) =>
      `Há dez novos códigos de backup para a sua conta em ${workspace}. Os anteriores não valem mais.`,
    advice:
      "Guarde-os onde você os encontre sem este e-mail: são a sua entrada quando nenhuma mensagem chega até você.",
    warning: "Então interrompa agora: esses códigos deixam de valer e quem entrou depois disso é desconectado.",
  },
  used: {
    subject: "Alguém entrou com um código de backup",
    preview: "Se foi você, está tudo certo. Se não foi, abra este e-mail e interrompa.",
    lead: (workspace) => `Um dos seus códigos de backup abriu a sua conta em ${workspace}.`,
    left: (count) =>
      count === 1 ? "Resta 1 código." : `Restam ${String(count)} códigos. Cada um funciona uma única vez.`,
    few: {
      subject: (count) =>
        count === 1 ? "Só resta 1 código de backup" : `Só restam ${String(count)} códigos de backup`,
      advice: "Crie dez novos antes que acabem: Perfil → Segurança → Códigos de backup.",
    },
    none: {
      subject: "Esse era o seu último código de backup",
      left: "Não resta nenhum código.",
    },
    warning: "Então interrompa agora: quem entrou é desconectado. Depois disso, crie uma senha nova.",
  },
};
