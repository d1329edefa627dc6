import type { Words } from "./en.ts";

export const backupCodes: Words["backupCodes"] = {
  title: "Códigos de backup",
  purpose: "Com um código de backup você entra mesmo quando nenhum e-mail chega. Cada código funciona uma única vez.",
  twoStepsFirst:
    "Os códigos de backup fazem parte da verificação em duas etapas. Ative-a primeiro e depois crie os códigos aqui.",
  none: "Você ainda não tem",
  left: (count) => `Restam ${String(count)} de 10`,
  made: (when) => `Criados ${when}`,
  justMade: "Criados agora há pouco",
  make: "Criar códigos de backup",
  makeNew: "Criar novos",
  before:
    "Você recebe dez códigos e os vê uma única vez. Tenha onde guardar: um gerenciador de senhas ou uma impressora.",
  oldOnes: "Os códigos que você tem agora continuam valendo até você guardar os novos.",
  gone: "Esses códigos não foram guardados a tempo e por isso não valem. Os que você tinha antes, sim. Crie novos aqui.",
  shown: {
    lead: "Guarde estes dez códigos onde você os encontre sem o seu e-mail.",
    once: "É a única vez que você os vê. Eles passam a valer quando você diz que guardou; nesse momento os anteriores deixam de valer.",
    saved: "Já guardei",
    copy: "Copiar",
    download: "Baixar",
    print: "Imprimir",
    copied: "Copiados.",
    selected: "Os códigos estão selecionados. Copie com o teclado ou tocando e segurando.",
    fileTitle: "Códigos de backup do Latchkey: cada um vale uma vez, junto com a sua senha",
  },
  again: {
    lead: "Seus códigos novos já foram mostrados, e isso só acontece uma vez. Você guardou?",
    button: "Não, criar novos",
  },
  signIn: {
    link: "Usar um código de backup",
    title: "Use um código de backup",
    lead: "Digite um dos códigos que você guardou, com o número que vem na frente.",
    number: "Número",
    code: "Código",
    hint: "Por exemplo número 3, código ABCD-EFGH-JKMN-PQRS. Maiúsculas, espaços e hifens não fazem diferença.",
    unreadable:
      "Um código tem dezesseis letras e dígitos, e na frente um número de 1 a 10. Confira os dois e digite de novo.",
    refused: "Esse código não funcionou. Talvez já tenha sido usado: pegue outro, com o número dele.",
    byMail: "Usar o código do e-mail",
  },
  renew: {
    title: "Novos códigos de backup",
    lead: "Digite sua senha e você verá dez códigos novos. Só dá para ver uma vez: tenha onde guardar.",
    password: "Senha",
    button: "Mostrar códigos novos",
    doneTitle: "Seus códigos novos já valem",
    done: "Os anteriores não valem mais. Da próxima vez que o e-mail não chegar, escolha “Usar um código de backup” ao entrar.",
    dead: "Funciona uma única vez, por 30 minutos. Os códigos que você tinha continuam valendo. Para novos, escreva no chat da página de entrada.",
  },
};
