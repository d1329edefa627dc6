import type { Words } from "./en.ts";

export const security: Words["security"] = {
  stale: "Para mudar algo aqui, digite sua senha mais uma vez.",
  staleButton: "Digitar a senha",
  code: "Código",
  codeHint: "Seis dígitos, por exemplo 123 456",
  confirm: "Confirmar",
  again: "Mandar o código de novo",
  wrong: "Esse código não funcionou. Veja nosso e-mail mais recente e digite os seis dígitos de novo.",
  expired: "Esse código já venceu. Peça outro.",
  usedUp: "Por enquanto não há mais códigos nem tentativas. Espere quinze minutos; se ainda não der, uma hora.",
  wait: (seconds) => `Acabamos de mandar um código. O próximo pode sair em ${String(seconds)} segundos.`,
  resetLately:
    "Sua senha foi redefinida por e-mail nas últimas 24 horas, então isto precisa esperar esse prazo. Se você entrar com um código de backup, funciona na hora.",
  twoSteps: {
    title: "Verificação em duas etapas",
    purpose: "Com ela, para entrar você precisa da senha e de um código que mandamos por e-mail.",
    on: "Ativada",
    off: "Desativada",
    turnOn: "Ativar",
    turnOff: "Desativar",
    required:
      "Seu espaço de trabalho exige de todos, então ela continua ativada. Se você perdeu o acesso ao e-mail, um administrador pode ajudar você a entrar.",
    codeOn: (address) => `Mandamos um código para ${address}. Digite-o aqui e a verificação fica ativada.`,
    codeOff: (address) => `Mandamos um código para ${address}. Digite-o aqui e a verificação fica desativada.`,
    whatOff: "Ao desativar, seus códigos de backup deixam de funcionar.",
    byBackupCode: "Você entrou com um código de backup, então não precisa de um código do seu e-mail para isto.",
    nowOn:
      "A verificação em duas etapas está ativada, e você saiu da conta nos outros aparelhos. Agora crie seus códigos de backup, logo abaixo.",
    nowOff: "A verificação em duas etapas está desativada. Os códigos de backup que você guardou não funcionam mais.",
    unchanged: "Já está assim.",
    noBackupCode: "Entre de novo com um código de backup ou peça um código por e-mail.",
  },
  address: {
    title: "Endereço de e-mail",
    purpose: (address) => `Você entra com ${address}, e nossos e-mails vão para lá.`,
    offFirst: "Para mudar, primeiro desative a verificação em duas etapas. Depois ative de novo.",
    field: "Novo endereço de e-mail",
    button: "Mandar código para o novo endereço",
    typeIt: (address) =>
      `Se ${address} puder ser usado aqui, um código está a caminho. Digite-o aqui e esse passa a ser seu endereço.`,
    another: "Usar outro endereço",
    notAnAddress:
      "Este endereço de e-mail não está completo. Ele precisa de um nome, um @ e um domínio, como ana@example.com.",
    same: "Este já é o seu endereço.",
    changed: "Seu endereço mudou. A partir de agora, entre com o novo.",
  },
  password: {
    title: "Senha",
    purpose: "Uma senha nova encerra suas outras sessões.",
    current: "Senha atual",
    button: "Mudar a senha",
    wrong: "A senha atual não está certa. Digite de novo.",
    changed: "Sua senha mudou, e você saiu da conta nos outros aparelhos.",
  },
  sessions: {
    title: "Sessões",
    purpose: "É aqui que sua conta está aberta.",
    device: (browser, system) => `${browser} no ${system}`,
    unknown: "Aparelho desconhecido",
    used: (when, address) => `Último uso ${when}, de ${address}`,
    opened: (when) => `Aberta ${when}`,
    isThis: "Este aparelho",
    end: "Sair",
    endNamed: (device) => `Sair: ${device}`,
    endOthers: "Sair dos outros aparelhos",
    ended: "Pronto, a conta foi fechada lá.",
    othersEnded: (count) =>
      count === 1
        ? "Você saiu da conta no outro aparelho."
        : `Você saiu da conta em ${String(count)} outros aparelhos.`,
    gone: "Essa sessão já tinha terminado.",
  },
  setUp: {
    title: "Mais uma etapa, daqui em diante",
    lead: "Seu espaço de trabalho agora pede a todos a verificação em duas etapas: além da senha, um código que mandamos por e-mail. Acabamos de mandar o primeiro. Digite-o aqui e você entra.",
    button: "Ativar e entrar",
  },
};
