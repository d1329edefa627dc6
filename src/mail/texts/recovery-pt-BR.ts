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
