import type { Words } from "./en.ts";

export const whitelist: Words["whitelist"] = {
  lead: {
    on: (workspace) => `A lista está ativa: só dá para usar ${workspace} a partir dos endereços abaixo.`,
    off: (workspace) =>
      `A lista está desativada: dá para usar ${workspace} de qualquer lugar. Você pode preparar a lista com calma.`,
  },
  add: {
    title: "Adicionar um endereço",
    range: "Endereço IP",
    hint: "Um endereço, como 198.51.100.7, ou uma faixa, como 198.51.100.0/24",
    label: "Nome",
    labelHint: "Opcional. De quem é, ou de qual escritório",
    more: "Motivo e validade",
    reason: "Motivo",
    ends: "Vence sozinho",
    days: { never: "Nunca vence", "1": "Em 1 dia", "7": "Em 7 dias", "30": "Em 30 dias", "90": "Em 90 dias" },
    button: "Salvar",
  },
  own: {
    listed: (address) => `Você está em ${address}. Esse endereço está na lista.`,
    addable: (address) => `Você está em ${address}. Esse endereço ainda não está na lista.`,
    inside: (address) =>
      `Vemos você em ${address}, um endereço que só existe dentro de uma rede, por isso ele não pode entrar na lista. Se muita gente usa o mesmo, falta a lista de proxies confiáveis: avise quem cuida do Latchkey.`,
    add: "Adicionar meu endereço",
  },
  entries: {
    title: "Endereços na lista",
    none: "Nenhum endereço ainda.",
    unnamed: "Sem nome",
    added: (name, when) => `Adicionado por ${name}, ${when}`,
    approved: (name, when) => `Aprovado por ${name}, ${when}`,
    setUp: "Está na lista desde o começo",
    somebody: "alguém",
    forGood: "Não vence",
    ends: (when) => `Vence ${when}`,
    ended: "Vencido",
    remove: "Remover",
    removeWhich: (range) => `Remover ${range}`,
  },
  state: {
    title: "Limitar o acesso à lista",
    on: "Só se entra a partir dos endereços da lista. Quem estiver em outro precisa entrar de novo, e não consegue.",
    off: "Todos podem entrar de qualquer lugar. Antes de ativar a lista, você vê quem ficaria de fora.",
    switchOn: "Ativar a lista",
    switchOff: "Desativar a lista",
  },
  api: {
    title: "Bloquear requisições de API não confiáveis",
    on: "Enquanto a lista estiver ativa, os programas também só entram a partir dos endereços dela.",
    off: "A lista não vale para os programas que se conectam ao seu espaço. Bloqueá-los pode parar integrações e o aplicativo móvel.",
    block: "Bloquear",
    free: "Parar de bloquear",
  },
  undo: {
    made: {
      added: (range) => `${range} foi adicionado.`,
      removed: (range) => `${range} foi removido.`,
      "switched-on": () => "A lista foi ativada.",
      "switched-off": () => "A lista foi desativada.",
      "api-blocked": () => "As requisições de API não confiáveis estão bloqueadas.",
      "api-freed": () => "As requisições de API não são mais bloqueadas.",
    },
    by: (name) => `Feito por ${name}.`,
    left: (minutes) =>
      minutes === 1 ? "Dá para desfazer por mais 1 minuto." : `Dá para desfazer por mais ${String(minutes)} minutos.`,
    button: "Desfazer",
    done: "Pronto: a lista voltou a ser como era antes.",
    gone: "Não dá mais para desfazer. O tempo passou, já foi desfeito ou alguém mudou a lista depois.",
  },
  preview: {
    title: "Antes de salvar",
    what: {
      added: (range) => `${range} entra na lista.`,
      removed: (range) => `${range} sai da lista.`,
      "switched-on": () => "A partir de agora, só se entra a partir dos endereços da lista.",
      "switched-off": () => "A partir de agora, dá para entrar de qualquer lugar.",
      "api-blocked": () => "As requisições de API não confiáveis passam a ser bloqueadas.",
      "api-freed": () => "As requisições de API deixam de ser bloqueadas.",
    },
    nobody: "Ninguém que vimos nos últimos 90 dias ficaria de fora. Você continua na sua conta.",
    some: (count) =>
      count === 1 ? "Isso deixaria 1 pessoa de fora:" : `Isso deixaria ${String(count)} pessoas de fora:`,
    whole: (addresses) => `Entra a partir de ${addresses} e não conseguiria mais.`,
    partly: (addresses) => `Não entraria mais a partir de ${addresses}, mas ainda de outro endereço.`,
    advice: "Se elas devem entrar, volte e adicione os endereços delas primeiro.",
    undo: "Depois de salvar, dá para desfazer por 30 minutos.",
    confirm: {
      added: "Adicionar",
      removed: "Remover da lista",
      "switched-on": "Ativar a lista",
      "switched-off": "Desativar a lista",
      "api-blocked": "Bloquear",
      "api-freed": "Parar de bloquear",
    },
    back: "Voltar sem mudar nada",
  },
  refusals: {
    notAnAddress:
      "Este não é um endereço IP completo. Ele tem quatro números, como 198.51.100.7, ou é IPv6, como 2606:4700::1111.",
    tooWide: "Esta faixa é larga demais. As mais largas são /24 em IPv4 e /48 em IPv6.",
    inside:
      "Este endereço só existe dentro de uma rede. Digite o endereço público: o que os sites veem, não o do aparelho.",
    nowhere: "Ninguém tem este endereço na internet. Confira se há um erro de digitação.",
    alreadyThere: (range) => `Isso já está liberado por ${range}.`,
    full: "A lista está cheia. Remova endereços de que ninguém mais precisa.",
    gone: "Este endereço não está mais na lista.",
    unchanged: "Já estava assim. Nada mudou.",
    locksYouOut: (address) =>
      `Nada foi salvo: você ficaria de fora. Antes, o seu endereço ${address} precisa estar na lista, sem validade.`,
    noAdminLeft: "Nada foi salvo: nenhum administrador conseguiria mais entrar.",
    noAdminLater:
      "Nada foi salvo: quando os endereços com validade vencerem, nenhum administrador conseguiria entrar. Antes, adicione o endereço de um administrador que não vença.",
  },
};
