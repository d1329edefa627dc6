import { approvals, veto, yourAddress } from "./approvals-pt-BR.ts";
import { backupCodes } from "./backup-codes-pt-BR.ts";
import { cases } from "./cases-pt-BR.ts";
import { channels, chat, demo } from "./outside-pt-BR.ts";
import { confirm, inside, linkedChats } from "./account-pt-BR.ts";
import { invitation, setUp } from "./joining-pt-BR.ts";
import { security } from "./security-pt-BR.ts";
import { users, workspace } from "./users-pt-BR.ts";
import { whitelist } from "./whitelist-pt-BR.ts";
import type { Words } from "./en.ts";

export const ptBR: Words = {
  approvals,
  veto,
  yourAddress,
  cases,
  channels,
  chat,
  backupCodes,
  inside,
  confirm,
  security,
  linkedChats,
  invitation,
  setUp,
  users,
  workspace,
  demo,
  whitelist,
  skip: "Ir para o conteúdo",
  account: "Conta",
  languages: "Idioma",
  homeLink: "Latchkey, ir para a página de entrada",
  demoMailbox: "Caixa de testes",
  backToSignIn: "Voltar para a entrada",
  signIn: {
    title: "Entrar",
    lead: "Que bom ver você. Falta só um passo para o seu espaço de trabalho.",
    address: "E-mail",
    password: "Senha",
    button: "Entrar",
    forgot: "Esqueceu a senha?",
    refused: "Não foi possível entrar com esses dados. O chat desta página pode descobrir o que está acontecendo.",
  },
  code: {
    title: "Veja seu e-mail",
    lead: "Enviamos um código de seis dígitos para o e-mail da sua conta. Ele vale por 10 minutos.",
    digits: "Código",
    hint: "Seis dígitos, por exemplo 123 456",
    button: "Continuar",
    resend: "Enviar o código de novo",
    wrong: "Esse código não funcionou. Abra nosso e-mail mais recente e digite os seis dígitos de novo.",
    ended: "Demorou demais ou houve tentativas demais. Entre de novo, por favor.",
    again: "Entrar de novo",
    mailed: "Um novo código está a caminho. O anterior também continua valendo.",
    wait: "Acabamos de enviar um código. Espere um minuto e peça outra vez.",
    usedUp: (wait: string) =>
      `Por enquanto não dá para enviar mais códigos; o próximo pode sair em ${wait}. O último talvez ainda valha, e o chat da página de entrada conhece outros jeitos.`,
  },
  forgot: {
    title: "Esqueceu a senha?",
    lead: "Digite o e-mail da sua conta. Vamos enviar um link para você criar uma nova senha.",
    address: "E-mail",
    button: "Redefinir senha",
    notAnAddress: "Este e-mail está incompleto. Ele precisa de um nome, uma @ e um domínio, como ana@example.com.",
    sentTitle: "Veja sua caixa de entrada",
    sent: "Se houver uma conta com esse endereço, um e-mail com o botão Mudar a senha está a caminho. O link funciona por 30 minutos.",
    nothing:
      "Não chegou depois de alguns minutos? Olhe na pasta de spam e confira se o endereço está certo. O chat da página de entrada também pode ajudar.",
  },
  change: {
    title: "Crie uma nova senha",
    lead: "Use pelo menos 8 caracteres. Algumas palavras que só você juntaria funcionam bem.",
    password: "Nova senha",
    repeated: "Nova senha, de novo",
    button: "Mudar a senha",
    doneTitle: "Sua senha foi alterada",
    done: "Encerramos sua sessão em todos os aparelhos. Entre com a nova senha.",
    goToSignIn: "Ir para a entrada",
    stillHere: (name: string, address: string) =>
      `Aqui você continua dentro como ${name} (${address}). Para entrar com a senha nova, saia antes dessa conta.`,
    deadTitle: "Este link não funciona mais",
    dead: "Cada link vale uma única vez, por 30 minutos. Peça um novo e use o e-mail mais recente.",
    askAgain: "Redefinir senha",
    refusals: {
      "too-short": "Curta demais. Use pelo menos 8 caracteres.",
      "too-long": "Longa demais. Use no máximo 128 caracteres.",
      "not-equal": "As duas senhas não são iguais. Digite as duas de novo.",
      common: "Esta senha está em listas de senhas comuns. Escolha uma que seja só sua.",
      "contains-address": "Esta senha contém o seu e-mail. Escolha algo mais difícil de adivinhar.",
    },
  },
  home: {
    title: (name) => `Olá, ${name}`,
    lead: "Você entrou na sua conta.",
    workspace: "Espaço de trabalho",
    address: "E-mail",
    role: "Função",
    roles: { admin: "Administrador", member: "Membro" },
    twoSteps: "Verificação em duas etapas",
    on: "Ativada",
    off: "Desativada",
    signOut: "Sair",
  },
  notMe: {
    title: "Não foi você?",
    lead: "Basta um botão para interromper. Os códigos e links abertos da sua conta param de funcionar, e a recuperação pelo chat fica fechada por 24 horas.",
    calm: "Sua senha continua a mesma, e ninguém entra com o que foi enviado.",
    button: "Não fui eu: interromper",
    doneTitle: "Interrompido",
    done: "Os códigos e links não funcionam mais, e a recuperação pelo chat está fechada por 24 horas. Quem entrou depois daquele e-mail foi desconectado, e os códigos de backup criados desde então não valem. Você ainda pode entrar com a sua senha.",
    deadTitle: "Este link não funciona mais",
    dead: "Ele já foi usado ou é antigo demais. Se alguém continua tentando entrar, avise o chat da página de entrada.",
  },
  mailbox: {
    title: "Caixa de testes",
    standIn:
      "Isto substitui o e-mail de verdade nesta instalação de demonstração. Quem abrir esta página pode ler tudo.",
    empty: "Nenhum e-mail ainda. Peça um código no chat e ele chega aqui.",
    to: "Para",
    sent: "Enviado",
    frame: "O e-mail como aparece em um programa de e-mail",
    plain: "Como texto simples",
    back: "Todos os e-mails",
    gone: "Este e-mail não está aqui.",
  },
  errors: {
    400: {
      title: "Não chegou inteiro",
      text: "Faltou algo no formulário ou algo não se encaixou. Abra a página de novo e envie outra vez.",
    },
    403: {
      title: "Não pudemos aceitar",
      text: "O formulário não veio de uma página que mostramos a este navegador. Abra a página de novo e envie outra vez. Se acontecer de novo, permita os cookies deste site.",
    },
    404: { title: "Não há nada aqui", text: "O endereço pode ter um erro de digitação, ou a página mudou de lugar." },
    413: {
      title: "Era grande demais",
      text: "O que chegou é maior do que qualquer formulário daqui. Abra a página de novo e envie outra vez.",
    },
    415: {
      title: "Não conseguimos ler",
      text: "Chegou em um formato que esta página não entende. Use o formulário da página.",
    },
    429: {
      title: "Um pouco mais devagar",
      text: "Chegaram formulários demais da sua rede em pouco tempo. Espere um minuto e tente de novo.",
    },
    500: {
      title: "Algo falhou aqui",
      text: "A culpa é nossa, não sua. Tente de novo daqui a pouco. Se continuar, passe a referência abaixo para quem cuida deste site.",
    },
  },
  reference: "Referência",
};
