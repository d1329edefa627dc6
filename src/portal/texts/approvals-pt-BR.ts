import type { approvals as pattern, veto as vetoPattern, yourAddress as addressPattern } from "./approvals-en.ts";

/** A página em que administradores decidem pedidos. */
export const approvals: typeof pattern = {
  lead: (workspace: string) =>
    `Aqui ficam os pedidos de quem não consegue entrar em ${workspace}. Qualquer administrador decide, e vale a primeira decisão.`,
  waiting: "Esperando uma decisão",
  none: "Nada espera por uma decisão.",
  past: "Decididos nos últimos 30 dias",
  noPast: "Nenhum ainda.",
  kinds: {
    "ip-whitelist": (name: string) => `${name} pede para entrar de um endereço`,
    vouch: (name: string) => `${name} perdeu a caixa de e-mail da conta`,
    agree: (name: string) => `${name} espera por um endereço novo`,
  },
  labels: {
    who: "Quem",
    proved: "O que foi comprovado",
    address: "Endereço",
    earlier: "Já entrou antes de",
    mailbox: "Endereço novo",
    change: "O que vai mudar",
    asked: "Pedido feito",
    ends: "Expira",
  },
  proved: {
    "ip-whitelist": "A pessoa digitou o código que enviamos para a caixa de e-mail da conta.",
    recovery: "A pessoa digitou o código que enviamos para o endereço novo. Nada mostra ainda que a conta é dela.",
  },
  known: {
    seen: "A lista recusou uma entrada a partir dele.",
    read: "A pessoa abriu uma página nossa a partir dele.",
    typed: "A pessoa digitou. Não a vimos lá.",
  },
  noEarlier: "Nunca, que a gente saiba",
  change: {
    "ip-whitelist": "Todo o espaço de trabalho vai poder entrar também deste endereço.",
    vouch:
      "Começa uma espera de 24 horas, a não ser que um segundo administrador concorde. Depois, e-mails e códigos vão para o endereço novo, e o antigo deixa de valer para esta conta.",
    agree: "A conta recebe o endereço novo agora, e não mais tarde.",
  },
  runs: (when: string) => `Vai acontecer sozinho ${when}.`,
  check: "Fale antes com a pessoa, por telefone ou pessoalmente. Não confie só em uma mensagem.",
  choices: {
    once: "Liberar por 24 horas",
    week: "Liberar por 7 dias",
    always: "Liberar sempre",
    vouch: "Sim, sei que é a pessoa",
    agree: "Sim, fazer agora",
    decline: "Recusar",
    stop: "Interromper",
  },
  say: "Dizer não",
  reason: "Motivo",
  reasonHint: "Opcional. A pessoa vai ler",
  own: "Este pedido é seu, então outro administrador precisa decidir.",
  first: "Você já disse sim. Um segundo administrador também pode dizer, ou você ainda pode interromper.",
  done: {
    once: "Liberado por 24 horas.",
    week: "Liberado por 7 dias.",
    always: "Liberado para sempre.",
    yes: "Anotado. Todos os envolvidos recebem um e-mail.",
    no: "Recusado. Nada mudou.",
  },
  failed: "A decisão chegou tarde ou não pôde ser cumprida. Nada mudou.",
  refusals: {
    unknown: "Esse pedido não existe aqui.",
    over: "Alguém foi mais rápido ou o prazo acabou. Abaixo você vê o que aconteceu.",
    "own-request": "Ninguém decide o próprio pedido.",
    "not-a-choice": "Essa não é uma resposta para este pedido. Escolha um dos botões.",
  },
  results: {
    once: (name: string) => `${name} liberou por 24 horas`,
    week: (name: string) => `${name} liberou por 7 dias`,
    always: (name: string) => `${name} liberou para sempre`,
    yes: (name: string) => `${name} disse sim`,
    no: (name: string) => `${name} recusou`,
    expired: "Ninguém decidiu a tempo",
    withdrawn: "Retirado ou interrompido antes de uma decisão",
    failed: "Não pôde ser cumprido",
  },
  somebody: "Um administrador",
};

export const veto: typeof vetoPattern = {
  title: "Interromper isto?",
  lead: "Alguém quer que uma conta receba outro endereço. Um toque interrompe: o endereço fica como está.",
  calm: "Se a caixa de e-mail estiver mesmo perdida, é possível pedir de novo.",
  button: "Interromper",
  doneTitle: "Interrompido",
  done: "O endereço fica como está. Avisamos quem é dono da conta e os administradores.",
  deadTitle: "Não há mais nada para interromper",
  dead: "Já foi interrompido ou já aconteceu. Se não devia ter acontecido, avise um administrador do espaço de trabalho.",
};

export const yourAddress: typeof addressPattern = {
  title: "Mostre seu endereço ao chat",
  lead: "Este é o endereço de rede que você usa agora. Toque no botão na conexão em que não consegue entrar, para que os administradores sejam consultados sobre o endereço certo.",
  calm: "Só o chat que deu este link recebe o endereço. Se foi outra pessoa que mandou o link, feche esta página.",
  button: "Usar este endereço",
  special:
    "Este endereço é de uma rede privada e, de fora, não dá para distingui-lo de outros. Abra o link na conexão em que não consegue entrar.",
  doneTitle: "O chat já tem seu endereço",
  done: (address) => `É ${address}. Volte ao chat e toque em “Já abri”.`,
  deadTitle: "Este link não funciona mais",
  dead: "Ele já foi usado ou tem mais de 30 minutos. Peça outro no chat.",
};
