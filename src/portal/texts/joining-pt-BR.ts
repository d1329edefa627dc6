import type { Words } from "./en.ts";

export const invitation: Words["invitation"] = {
  title: "Escolha sua senha",
  lead: (workspace) =>
    `É o último passo para a sua conta em ${workspace}. Use pelo menos 8 caracteres. Algumas palavras que só você juntaria funcionam bem.`,
  address: "Você entra com",
  password: "Senha",
  repeated: "Senha outra vez",
  button: "Escolher a senha",
  doneTitle: "Sua conta está pronta",
  done: "Entre com o seu endereço de e-mail e a senha que você acabou de escolher.",
  usedTitle: "Este convite já foi usado",
  used: "Sua conta já tem uma senha. Entre com ela; se não lembra mais, peça uma nova.",
  deadTitle: "Este convite não funciona mais",
  dead: "Um convite funciona uma única vez, por 7 dias, e só vale o mais recente. Peça outro: escreva o endereço em que o convite chegou.",
  askAgain: "Quero um novo",
};

export const setUp: Words["setUp"] = {
  title: "Configure o Latchkey",
  lead: "O Latchkey está no ar, e ninguém consegue entrar ainda. Crie o espaço da sua equipe e a sua própria conta.",
  company: "Empresa ou equipe",
  companyHint:
    "Os membros dele assumem quando o chat não consegue ajudar e podem ler todos os casos. As pessoas que vocês ajudam ficam em espaços próprios.",
  name: "Seu nome",
  address: "Seu e-mail",
  addressHint: "Você entra com ele, e os códigos e links vão para lá. Confira bem: quem lê essa caixa consegue entrar.",
  language: "Idioma dos seus e-mails",
  password: "Senha",
  passwordHint: "Pelo menos 8 caracteres. Algumas palavras que só você juntaria funcionam bem.",
  repeated: "Senha outra vez",
  button: "Configurar",
  badCompany: "Use de 1 a 60 letras, números e espaços, sem links.",
  badName: "Use de 1 a 60 letras, números e espaços, sem links.",
  doneTitle: "O Latchkey está configurado",
  done: (address) =>
    `A primeira conta de administração é sua. Entre com ${address}; um e-mail para esse endereço está a caminho. Se não chegar, confira SMTP_URL e como o endereço foi escrito.`,
  doneNext:
    "A seguir: ative a verificação em duas etapas em Perfil, Segurança, e adicione as pessoas que vocês ajudam com latchkey workspace add e latchkey member add.",
  dead: {
    used: {
      title: "O Latchkey já está configurado",
      text: "Já existe um espaço, então este link não faz mais nada. Se não foi você que criou, pergunte a quem cuida desta máquina.",
    },
    replaced: {
      title: "Existe um link de configuração mais novo",
      text: "O Latchkey foi iniciado de novo e mostrou outro link. Use o mais recente.",
    },
    expired: {
      title: "Este link de configuração é antigo demais",
      text: "Um link de configuração funciona por 24 horas. Inicie o Latchkey de novo, e ele mostra um novo.",
    },
    dead: {
      title: "Este não é um link de configuração",
      text: "O Latchkey mostra um link quando é iniciado e ninguém consegue entrar ainda. Abra esse link, inteiro e como ele é.",
    },
  },
};
