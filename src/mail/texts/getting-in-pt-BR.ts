import type { Words } from "./en.ts";
import type { backupCodes as english } from "./getting-in-en.ts";

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

/** E-mails sobre uma caixa perdida e sobre pedidos que esperam por um administrador. */
export const recovery = {
  labels: { person: "Quem", mailbox: "Endereço novo", runsAt: "Vai acontecer" },
  stop: {
    button: "Interromper",
    hint: "Basta um toque. Não é preciso entrar na conta.",
  },
  asked: {
    subject: "Alguém quer passar sua conta para outro endereço",
    title: "Você perdeu esta caixa de e-mail?",
    preview: "Se você está lendo isto, não perdeu. Dá para interromper aqui.",
    lead: (workspace: string) =>
      `Alguém diz que perdeu esta caixa de e-mail e pede para passar sua conta em ${workspace} para outro endereço. Nada mudou ainda: um administrador precisa concordar antes.`,
    warning: "Não foi você que pediu? Então interrompa agora.",
  },
  vouched: {
    subject: "O endereço de uma conta está prestes a mudar",
    title: "Ainda dá para interromper",
    preview: "Há um tempo de espera. Até ele acabar, dá para interromper.",
    lead: (person: string, workspace: string) =>
      `Um administrador de ${workspace} concordou em dar outro endereço à conta de ${person}, porque a caixa de e-mail teria sido perdida.`,
    warning: "Se algo parecer estranho, interrompa. Depois é possível pedir de novo.",
  },
  done: {
    subject: "Sua conta tem um endereço novo",
    title: "Sua conta tem um endereço novo",
    preview: "E-mails e códigos vão para o endereço novo a partir de agora.",
    lead: (workspace: string, mailbox: string) =>
      `Sua conta em ${workspace} agora tem o endereço ${mailbox}. E-mails e códigos vão para lá a partir de agora.`,
    consequence:
      "Você saiu da conta em todos os dispositivos, e seus códigos de backup não valem mais. Entre com o endereço novo e crie códigos novos.",
    warning: "Você não queria isso? Avise um administrador do seu espaço de trabalho ainda hoje.",
  },
  stopped: {
    subject: "Uma troca de endereço foi interrompida",
    title: "Uma troca de endereço foi interrompida",
    preview: "Nada mudou.",
    lead: (person: string, workspace: string) =>
      `A conta de ${person} em ${workspace} ia receber outro endereço. Isso foi interrompido, e nada mudou.`,
    advice: "Se a caixa de e-mail estiver mesmo perdida, é possível pedir de novo no chat da página de entrada.",
  },
  waiting: {
    subject: "Um pedido espera por você",
    title: "Um pedido espera por você",
    preview: "Alguém do seu espaço de trabalho precisa de um administrador.",
    lead: (person: string, workspace: string) =>
      `${person} precisa de um administrador de ${workspace}. Abra a página para ver do que se trata e decidir. Qualquer administrador pode; vale a primeira decisão.`,
    request: "Pedido",
    until: "Aberto até",
    button: "Ver o pedido",
    hint: "Nada se decide neste e-mail. A página pede sua senha.",
  },
};

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
