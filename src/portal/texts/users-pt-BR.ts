import type { Words } from "./texts.ts";

export const users: Words["users"] = {
  lead: (workspace) => `Todas as pessoas que podem entrar em ${workspace}.`,
  pageMenu: "Mais configurações de acesso",
  memberMenu: (name) => `O que você pode fazer com ${name}`,
  you: "Você",
  disabled: "Desativada",
  locked: (minutes) => `Bloqueada por mais ${minutes} min`,
  twoSteps: { on: "Duas etapas", off: "Só senha" },
  never: "Nunca entrou",
  last: (when) => `Última entrada ${when}`,
  actions: {
    "mail-reset-link": "Enviar link para nova senha",
    unlock: "Tirar o bloqueio",
    "make-admin": "Tornar administrador",
    "make-member": "Tornar membro",
    disable: "Desativar a conta",
    enable: "Reativar a conta",
  },
  done: {
    "mail-reset-link": "O e-mail com o botão Mudar a senha está a caminho do endereço cadastrado.",
    unlock: "O bloqueio acabou. A pessoa já pode entrar e foi avisada por e-mail.",
    "make-admin": "A pessoa agora é administradora e foi avisada por e-mail.",
    "make-member": "A pessoa agora é membro e foi avisada por e-mail.",
    disable: "A conta está desativada. Encerramos todas as sessões e avisamos por e-mail.",
    enable: "A conta está ativa de novo e a pessoa foi avisada por e-mail.",
  },
  refusals: {
    unknown: "Esta pessoa não está no seu espaço de trabalho.",
    yourself: "Você não pode fazer isso com a sua própria conta. Peça a outro administrador.",
    "last-admin": "É a última conta ativa de administrador. Primeiro dê esse acesso a outra pessoa.",
    unchanged: "Já estava assim. Nada mudou.",
    disabled: "Esta conta está desativada. Reative-a primeiro.",
    "used-up": "Já saíram e-mails demais para este endereço. Tente de novo daqui a uma hora.",
  },
};

export const workspace: Words["workspace"] = {
  lead: (name) => `O que vale para todos em ${name}.`,
  nameTitle: "Nome",
  name: "Nome do espaço de trabalho",
  nameHint: "Aparece nas páginas e nos e-mails",
  rename: "Salvar o nome",
  renamed: "O nome foi salvo.",
  badName: "Use de 1 a 60 letras, números e espaços, sem links.",
  ipTitle: "De onde as pessoas podem entrar",
  ip: "Com a lista ativada, só dá para entrar a partir dos endereços que estão nela.",
};
