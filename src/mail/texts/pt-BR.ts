import type { Words } from "./texts.ts";

export const ptBR: Words = {
  channels: {
    "web-chat": "o chat da página de entrada",
    terminal: "o chat do terminal",
    telegram: "o chat no Telegram",
    whatsapp: "o chat no WhatsApp",
    portal: "a página de entrada",
    other: "nosso chat de ajuda",
  },
  purposes: { "reset-password": "uma senha nova", "sign-in": "entrar na conta", other: "acesso à sua conta" },
  labels: {
    where: "Onde",
    when: "Quando",
    what: "Para quê",
    address: "Endereço de rede",
    workspace: "Espaço",
    case: "Caso",
    trouble: "Problema",
    proof: "Comprovação",
    tried: "Já tentado",
    failed: "Não funcionou",
    next: "Próximo passo",
    language: "Idioma",
  },
  yourWorkspace: "seu espaço de trabalho",
  hello: (name) => `Olá, ${name},`,
  helloAnybody: "Olá,",
  minutes: (count) => (count === 1 ? "1 minuto" : `${String(count)} minutos`),
  footer: (workspace) =>
    `Latchkey, ajuda para entrar em ${workspace}. Enviamos este e-mail só para o endereço da sua conta.`,
  supportFooter: "O Latchkey envia este e-mail para o endereço de suporte desta instalação.",
  copyLink: "Se o botão não abrir, copie este endereço no seu navegador:",
  notMe: {
    question: "Não foi você?",
    button: "Não fui eu",
    hint: "Basta um toque para interromper. Não é preciso entrar na conta.",
  },
  code: {
    subject: "Seu código para o chat",
    title: "Seu código para o chat",
    preview: "Você pediu no chat? Então ele está aqui à sua espera. Se não pediu, abra este e-mail e interrompa.",
    lead: (workspace) => `Alguém pediu um código para a sua conta em ${workspace}. O pedido veio daqui:`,
    instruction: "Se foi você, digite este código nesse chat:",
    validity: (time) => `Ele vale por ${time}, só nesse chat.`,
    phrase: "O chat mostra as mesmas duas palavras:",
    phraseWarning: "Se lá aparecerem outras palavras, ou nenhuma, não digite o código.",
    neverAsk: (workspace) =>
      `Ninguém da nossa equipe nem de ${workspace} vai pedir este código a você, nunca. Digite-o só nesse chat.`,
  },
  signInCode: {
    subject: "Seu código de entrada",
    title: "Seu código de entrada",
    preview:
      "Você está entrando na conta? Então o código está aqui à sua espera. Se não é você, abra este e-mail e interrompa.",
    lead: (workspace) => `Alguém digitou a senha da sua conta em ${workspace} e precisa de mais um passo para entrar:`,
    instruction: "Se foi você, digite este código na página de entrada:",
    validity: (time) => `Ele vale por ${time}, só para esta entrada.`,
    neverAsk: (workspace) =>
      `Ninguém da nossa equipe nem de ${workspace} vai pedir este código a você, nunca. Digite-o só na página de entrada.`,
    warning: "Então alguém sabe a sua senha. Interrompa esta entrada e depois crie uma senha nova.",
  },
  reset: {
    subject: "Crie uma senha nova",
    title: "Crie uma senha nova",
    preview:
      "O botão deste e-mail leva você a uma senha nova. Se não foi você que pediu, dá para interromper por aqui.",
    lead: (workspace) => `Aqui você cria uma senha nova para a sua conta em ${workspace}. O pedido veio daqui:`,
    button: "Mudar a senha",
    validity: (time) => `Funciona uma única vez, por ${time}.`,
    neverAsk: (workspace) =>
      `Ninguém da nossa equipe nem de ${workspace} vai pedir este e-mail ou o link dele a você, nunca.`,
  },
  changed: {
    subject: "Sua senha foi mudada",
    title: "Sua senha foi mudada",
    preview: "Se foi você, está tudo certo. Se não foi, abra este e-mail e interrompa.",
    lead: (workspace) => `Sua conta em ${workspace} tem uma senha nova.`,
    consequence:
      "Você saiu da conta em todos os aparelhos. Se foi você, não precisa fazer mais nada: entre com a senha nova.",
    warning: "Então interrompa agora e avise um administrador do seu espaço de trabalho.",
  },
  disowned: {
    subject: "Interrompemos tudo",
    title: "Interrompemos tudo",
    preview: "Os códigos e links da sua conta não funcionam mais.",
    lead: (workspace) =>
      `Alguém tocou em “Não fui eu” em um dos nossos e-mails sobre a sua conta em ${workspace}, então interrompemos o que estava em andamento.`,
    consequence: (hours) =>
      `Os códigos e links enviados antes não funcionam mais, e a recuperação pelo chat fica fechada por ${String(hours)} horas. Isso não mudou a sua senha.`,
    advice:
      "Entre como sempre. Se não der certo, ou se você acha que alguém sabe a sua senha, avise um administrador do seu espaço de trabalho.",
  },
  caseOpened: {
    subject: "Um caso novo está à espera",
    title: "Um caso novo está à espera",
    preview: "Alguém no chat precisa de uma pessoa.",
    lead: "O chat não conseguiu ajudar alguém, que agora espera por uma pessoa.",
    advice: "O chat fica em silêncio até que alguém responda.",
  },
};
