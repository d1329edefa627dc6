import { backupCodes, invitation, ready, recovery } from "./getting-in-pt-BR.ts";
import type { Words } from "./en.ts";

export const ptBR: Words = {
  recovery,
  invitation,
  ready,
  channels: {
    "web-chat": "o chat da página de entrada",
    terminal: "o chat do terminal",
    telegram: "o chat no Telegram",
    whatsapp: "o chat no WhatsApp",
    portal: "a página de entrada",
    profile: "seu perfil, em Segurança",
    admin: "um administrador do seu espaço de trabalho, na gestão de usuários",
    other: "nosso chat de ajuda",
  },
  purposes: {
    "reset-password": "uma senha nova",
    "sign-in": "entrar na conta",
    "turn-on-two-steps": "ativar a verificação em duas etapas",
    "turn-off-two-steps": "desativar a verificação em duas etapas",
    "set-up-two-steps": "configurar a verificação em duas etapas",
    "change-email": "um novo endereço de e-mail",
    recovery: "voltar a entrar em uma conta",
    "backup-codes": backupCodes.purpose,
    "missing-code": "um código de entrada que não chegou",
    "allow-address": "liberar o endereço de rede de onde você entra",
    "sign-in-trouble": "descobrir por que você não consegue entrar",
    other: "acesso à sua conta",
  },
  backupCodes,
  labels: {
    where: "Onde",
    when: "Quando",
    by: "Feito por",
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
  demo: {
    subject: (subject: string) => `${subject} (demonstração)`,
    line: "Este e-mail é de uma demonstração do Latchkey: a pessoa a quem ele se destina é inventada, e ele só foi para a caixa da própria demonstração.",
  },
  yourWorkspace: "seu espaço de trabalho",
  yourAdmin: "um administrador do seu espaço de trabalho",
  hello: (name) => `Olá, ${name},`,
  helloAnybody: "Olá,",
  minutes: (count) => (count === 1 ? "1 minuto" : `${String(count)} minutos`),
  days: (count) => (count === 1 ? "1 dia" : `${String(count)} dias`),
  footer: (workspace) =>
    `Latchkey, ajuda para entrar em ${workspace}. Este e-mail vai só para a caixa de uma conta, nunca para um endereço que alguém apenas digitou.`,
  supportFooter: "O Latchkey envia este e-mail para o endereço de suporte desta instalação.",
  codeIs: (digits) => `Seu código: ${digits}.`,
  copyLink: "Se o botão não abrir, copie este endereço no seu navegador:",
  notMe: {
    question: "Não foi você?",
    button: "Não fui eu",
    hint: "Basta um toque para interromper. Não é preciso entrar na conta.",
  },
  code: {
    subject: "Seu código para o chat",
    title: "Seu código para o chat",
    preview: "Você pediu no chat? Digite-o lá. Se não pediu, abra este e-mail e interrompa.",
    lead: (workspace) => `Alguém pediu um código para a sua conta em ${workspace}. O pedido veio daqui:`,
    instruction: "Se foi você, digite o código nesse chat.",
    validity: (time) => `Ele vale por ${time}, só no chat em que foi pedido.`,
    phrase: "O chat mostra as mesmas duas palavras:",
    phraseWarning: "Se lá aparecerem outras palavras, ou nenhuma, não digite o código.",
    neverAsk: (workspace) =>
      `Ninguém da nossa equipe nem de ${workspace} vai pedir este código a você, nunca. Digite-o só nesse chat.`,
  },
  signInCode: {
    subject: "Seu código de entrada",
    title: "Seu código de entrada",
    preview: "Você está entrando na conta? Digite-o nessa página. Se não é você, abra este e-mail e interrompa.",
    lead: (workspace) => `Alguém digitou a senha da sua conta em ${workspace} e precisa de mais um passo para entrar:`,
    instruction: "Se foi você, digite o código na página de entrada.",
    validity: (time) => `Ele vale por ${time}, só para esta entrada.`,
    neverAsk: (workspace) =>
      `Ninguém da nossa equipe nem de ${workspace} vai pedir este código a você, nunca. Digite-o só na página de entrada.`,
    warning: "Então alguém sabe a sua senha. Interrompa esta entrada e depois crie uma senha nova.",
  },
  securityCode: {
    subject: "Seu código de segurança",
    title: "Seu código de segurança",
    preview:
      "Você está mudando a verificação em duas etapas? Digite-o nessa página. Se não é você, abra este e-mail e interrompa.",
    lead: (workspace) => `Alguém que sabe a senha da sua conta em ${workspace} quer fazer esta mudança:`,
    instruction: "Se foi você, digite o código na página que pede por ele.",
    validity: (time) => `Ele vale por ${time}, só na página que pede por ele.`,
    neverAsk: (workspace) =>
      `Ninguém da nossa equipe nem de ${workspace} vai pedir este código a você, nunca. Digite-o só nessa página.`,
    warning: "Então alguém sabe a sua senha. Interrompa a mudança e depois crie uma senha nova.",
  },
  mailboxCode: {
    subject: "Esta caixa de entrada é sua?",
    title: "Esta caixa de entrada é sua?",
    preview: "Alguém disse que este endereço é dele. Se foi você, digite-o onde ele foi pedido.",
    footer: "Latchkey, ajuda para entrar. Escrevemos só porque alguém disse que este endereço é dele.",
    lead: "Alguém quer usar este endereço para entrar na conta. O pedido veio daqui:",
    instruction: "Se foi você, digite o código onde ele foi pedido.",
    validity: (time) => `Ele vale por ${time}, só onde foi pedido.`,
    neverAsk: "Ninguém da nossa equipe vai pedir este código a você, nunca.",
    notMe: "Não foi você? Apague este e-mail. Sem o código nada acontece.",
  },
  addressChanged: {
    subject: "Sua conta tem um novo e-mail",
    title: "Sua conta tem um novo e-mail",
    preview: "Se foi você, está tudo certo. Se não foi, abra este e-mail e interrompa.",
    lead: (workspace, mailbox) =>
      `A partir de agora você entra na sua conta em ${workspace} com ${mailbox}, e nossos e-mails vão para lá.`,
    consequence: "Os códigos e links enviados antes não funcionam mais. Sua senha continua a mesma.",
    warning: "Então interrompa agora e avise um administrador do seu espaço de trabalho.",
  },
  twoSteps: {
    preview: "Se foi você, está tudo certo. Se não foi, abra este e-mail e interrompa.",
    warning: "Então interrompa agora e crie uma senha nova.",
    on: {
      subject: "Verificação em duas etapas ativada",
      lead: (workspace) =>
        `A partir de agora, para entrar na sua conta em ${workspace} você precisa da senha e de um código que mandamos por e-mail.`,
      consequence: "Você saiu da conta em todos os outros aparelhos.",
    },
    off: {
      subject: "Verificação em duas etapas desativada",
      lead: (workspace) => `Agora basta a senha para entrar na sua conta em ${workspace}.`,
      consequence:
        "Os códigos de backup que você guardou não funcionam mais. Você pode ativar de novo em Perfil → Segurança.",
    },
  },
  chatLinked: {
    subject: "Um chat foi vinculado à sua conta",
    preview: "Se foi você, está tudo certo. Se não foi, abra este e-mail e interrompa.",
    lead: (workspace) => `Um chat foi vinculado à sua conta em ${workspace}, com um código do seu perfil:`,
    consequence:
      "Se você é administrador, a partir de agora os pedidos do seu espaço de trabalho chegam a esse chat e você pode decidir por lá. Em Perfil → Segurança você vê os chats vinculados e pode desvincular.",
    warning: "Então interrompa agora e crie uma senha nova: alguém entrou com a sua conta.",
  },
  chatUnlinked: {
    subject: "Um chat não está mais vinculado à sua conta",
    preview: "Os pedidos não chegam mais a esse chat. Você pode vincular de novo quando quiser.",
    lead: {
      asked: (workspace) => `Alguém pediu, no próprio chat, para desvinculá-lo da sua conta em ${workspace}:`,
      profile: (workspace) => `Um chat foi desvinculado da sua conta em ${workspace}, no seu perfil:`,
      idle: (workspace) =>
        `Ninguém escreveu por meio ano em um chat vinculado à sua conta em ${workspace}, então nós o desvinculamos:`,
    },
    consequence:
      "Os pedidos não chegam mais a esse chat, e nada pode ser decidido nele. Para vincular de novo, gere um código em Perfil → Segurança.",
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
    consequenceFromProfile:
      "Ela foi mudada em Perfil → Segurança, e você saiu da conta nos outros aparelhos. Se foi você, não precisa fazer mais nada.",
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
      `Os códigos e links enviados antes não funcionam mais, e a recuperação pelo chat fica fechada por ${String(hours)} horas. Quem entrou depois daquele e-mail foi desconectado, e os códigos de backup criados desde então não valem. Isso não mudou a sua senha.`,
    advice:
      "Entre como sempre. Se não der certo, ou se você acha que alguém sabe a sua senha, avise um administrador do seu espaço de trabalho.",
  },
  whitelistChanged: {
    where: "A lista fica em Configurações → Gestão de usuários → ⋮ → Lista de IPs permitidos.",
    "switched-on": {
      subject: "A lista de IPs permitidos está ativa",
      lead: (workspace) => `A partir de agora, só dá para usar ${workspace} a partir dos endereços IP da lista.`,
      advice:
        "Durante 30 minutos qualquer administrador pode desfazer isso com um toque. Quem ficar bloqueado precisa que o endereço entre na lista.",
    },
    "switched-off": {
      subject: "A lista de IPs permitidos está desativada",
      lead: (workspace) => `A partir de agora, dá para usar ${workspace} de qualquer endereço outra vez.`,
      advice:
        "Durante 30 minutos qualquer administrador pode desfazer isso com um toque. Se nenhum de vocês queria isso, fale logo com a pessoa indicada acima.",
    },
    undone: {
      subject: "Uma mudança na lista de IPs foi desfeita",
      lead: (workspace) =>
        `A última mudança na lista de IPs permitidos de ${workspace} foi desfeita. A lista voltou a ser como era antes.`,
      advice: "Os endereços aprovados nesse meio-tempo continuam na lista.",
    },
  },
  memberChanged: {
    "make-admin": {
      subject: "Agora você tem acesso de administrador",
      lead: (workspace) =>
        `Em ${workspace}, você já pode cuidar dos membros, dos endereços permitidos e das aprovações.`,
      advice:
        "Antes das páginas que mudam quem pode entrar, vamos pedir a sua senha de novo. Se ainda não usa a verificação em duas etapas, ative-a.",
    },
    "make-member": {
      subject: "Você não tem mais acesso de administrador",
      lead: (workspace) => `Sua conta em ${workspace} voltou a ser de membro. A entrada continua igual.`,
      advice: "Se você não esperava por isso, fale com a pessoa indicada acima.",
    },
    disable: {
      subject: "Sua conta foi desativada",
      lead: (workspace) =>
        `Por enquanto você não pode entrar em ${workspace}, e encerramos suas sessões em todos os aparelhos.`,
      advice: "Se acha que é um engano, fale com a pessoa indicada acima. Só um administrador pode reativar a conta.",
    },
    enable: {
      subject: "Sua conta voltou a funcionar",
      lead: (workspace) => `Você já pode entrar de novo em ${workspace}, com a senha que tinha antes.`,
      advice: "Se não lembra dela, escolha “Esqueceu a senha?” na página de entrada.",
    },
    unlock: {
      subject: "Você já pode entrar",
      lead: (workspace) =>
        `Sua conta em ${workspace} estava bloqueada por causa de muitas tentativas erradas. Um administrador tirou o bloqueio.`,
      advice:
        "Se essas tentativas não foram suas, crie uma senha nova: escolha “Esqueceu a senha?” na página de entrada.",
    },
  },
  caseOpened: {
    subject: "Um caso novo está à espera",
    title: "Um caso novo está à espera",
    preview: "Alguém no chat precisa de uma pessoa.",
    lead: "Alguém no chat espera por uma pessoa: pediu por uma, ou o chat não conseguiu ajudar.",
    advice: "O chat fica em silêncio até que alguém responda.",
  },
};
