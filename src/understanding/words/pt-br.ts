import type { LanguageWords } from "./language-words.ts";

export const brazilianPortuguese: LanguageWords = {
  names:
    "portuguese | portugués | português | portugues | brazilian portuguese | brasileiro | brasileño | brasilero | pt br",
  wishes: `em * por favor | em * | por favor em * | * por favor | fala * | fale em * | fala em * | falar * | falar em * | você fala *
    pode falar * | pode falar em * | podemos falar em * | mudar para * | muda para * | mude para * | muda pra * | troca para *
    mudar o idioma para * | escreve em * | escreva em * | responde em * | responda em * | só falo * | eu falo * | falo *
    podemos continuar em * | continua em * | prefiro * | prefiro em * | dá pra falar em * | poderia escrever em *`,
  common: `o | os | as | de | que | e | a | em | um | uma | me | meu | minha | não | nao | se | por | com | é | para | pra | já
    mas | do | da | dos | das | no | na | nos | nas | ao | à | pelo | pela | como | meus | minhas | seu | sua | está | esta
    esse | essa | isso | este | isto | muito | mais | há | tem | porque | quando | onde | quem | tenho | posso | quero | preciso
    oi | olá | obrigado | obrigada | favor | bom | boa | dia | tarde | noite | desde | sem | sobre | até | nada | nunca | ainda
    também | então | agora | antes | sou | estou | era | foi | eu | você | vocês | vc | vcs | tô | ele | ela | eles | algo
    alguém | outro | outra | dois | duas | deixa | diz | fala | chega | chegou | pode | podem | fazer | ajuda | qual | nem | ou
    cada | tudo | todo | toda | todos | assim | só | enquanto | embora | aqui | aí | ali | lá | ontem | hoje | sempre | mesmo
    mesma | depois | ser | seja | fui | consigo | conseguiu | consegui | minha | tá | né | pq | q | uns | sim | dá | dar | dei`,
  letters: "ãõçêôâà",
  email: {
    at: "arroba | aroba",
    weakAt: "",
    dot: "ponto",
    hyphen: "hífen | hifen | traço | traco | tracinho",
    underscore: "underline | underscore | sublinhado | anderline",
  },
  digits: `zero
    um | uma
    dois | duas
    três
    quatro
    cinco
    seis | meia
    sete
    oito
    nove`,
  ordinals: `primeiro | primeira | 1o | 1a
    segundo | segunda | 2o | 2a
    terceiro | terceira | 3o | 3a
    quarto | quarta | 4o | 4a
    quinto | quinta | 5o | 5a
    sexto | sexta | 6o | 6a
    sétimo | sétima | 7o | 7a
    oitavo | oitava | 8o | 8a
    nono | nona | 9o | 9a`,
  last: "último | última | ultimo | ultima",
  choice: `o | a | os | as | opção | opcao | número | num | nº | resposta | botão | quero | escolho | prefiro | fico com | vou de
    acho que | é | seria | de | meu | minha | um | uma | diria | a de | o de | essa | esse`,
  yes: `sim | s | ss | simm | claro | claro que sim | com certeza | isso | isso mesmo | isso aí | é isso | é isso mesmo | é sim
    pode ser | pode | pode sim | ok | okay | beleza | blz | tá | tá bom | tá certo | está certo | certo | certinho | correto
    correta | está correto | está correta | exato | exatamente | positivo | afirmativo | é esse | é esse mesmo | é essa
    é essa mesma | sou eu | sou eu mesmo | sou eu mesma | é meu | é minha | perfeito | uhum | aham | ahan | bora | vamos | fechado
    sim por favor | sim claro | quero | quero sim | consigo | consigo sim | tenho | tenho sim | chegou | chegou sim | já chegou
    deu certo | funcionou | consegui | já consegui | lógico | óbvio | show | joia | jóia | verdade | dale | sim senhor | aceito`,
  no: `não | nao | n | nn | nops | não obrigado | não obrigada | claro que não | de jeito nenhum | nunca | jamais | ainda não
    não é | não é esse | não é essa | não é meu | não é minha | não sou eu | não é isso | errado | errada | está errado
    está errada | incorreto | incorreta | negativo | nada disso | de forma alguma | nada | nenhum | nenhuma | não mesmo
    não posso | não tenho | não consigo | não consegui | não tenho acesso | não chegou | não chegou nada | não recebi
    não funciona | não funcionou | não deu | não deu certo | nada ainda | ainda nada | continua igual | melhor não | não quero`,
  polite: `por favor | pfv | pfvr | por gentileza | obrigado | obrigada | valeu | oi | olá | desculpa | desculpe | bom | então | olha
    ok | quero | queria | gostaria de | preciso | posso | pode | poderia | vocês podem | você pode | vc pode | podemos | agora
    dá pra | da para | me | senhor | moço | moça | amigo | só | e | eu quero | eu queria | eu preciso | melhor`,
  commands: {
    cancel: `cancelar | cancela | cancela isso | cancelar isso | cancela tudo | cancelar tudo | para | pare | parar | chega | deixa
      deixa pra lá | deixa para lá | deixa quieto | esquece | esquece isso | esqueça | não importa | não precisa mais | sair
      encerrar | terminar | não quero mais | não quero continuar | desisto | desistir | mudei de ideia | anular | abortar
      pode cancelar | não preciso mais | fechar chat | encerra o chat | encerrar atendimento | deixa assim`,
    "start-over": `começar de novo | recomeçar | recomeça | começar do zero | do zero | do começo | do início | desde o início
      desde o começo | vamos recomeçar | começar outra vez | reiniciar | reinicia | reiniciar o chat | reiniciar a conversa
      vamos começar de novo | começar tudo de novo | tudo de novo | começa de novo | voltar ao começo`,
    "go-back": `voltar | volta | voltar atrás | volta uma etapa | etapa anterior | passo anterior | anterior | pergunta anterior
      voltar uma etapa | voltar um passo | um passo atrás | volte | retornar | desfazer | voltar para trás | volta atrás
      voltar à etapa anterior | para trás | pra trás | o anterior`,
    repeat: `repetir | repete | repita | repete por favor | de novo | outra vez | como | como assim | o quê | o que | quê | que
      o que você disse | não entendi | não entendo | não compreendi | qual era a pergunta | qual foi a pergunta | hein
      repete a pergunta | repita a pergunta | fala de novo | o que significa | o que quer dizer | não entendi nada`,
    why: `por quê | por que | porque | pra quê | pra que | para que | por que precisa disso | por que você precisa disso | pra que isso
      para que isso | por que você quer saber | por que precisa do meu email | para que serve | pra que serve | por que isso
      para que precisa disso | pra que precisa disso | por que vocês pedem isso | por que está pedindo isso | por que pergunta
      pra que você precisa disso | para que você precisa disso | por que tenho que fazer isso | qual o motivo`,
    person: `pessoa | humano | atendente | uma pessoa | um humano | um atendente | uma atendente | pessoa real | uma pessoa real
      alguém | suporte | atendimento | atendimento humano | operador | operadora | representante | falar com alguém
      falar com uma pessoa | falar com um humano | falar com um atendente | falar com atendente | falar com o suporte
      falar com suporte | ser humano | um ser humano | consultor | um consultor | sac | gerente | agente | técnico
      falar com humano | quero atendente | quero um atendente | me passa pra alguém | me transfere`,
    menu: `menu | menu principal | ajuda | opções | ver opções | ver menu | ver o menu | mostrar menu | início | inicio
      mostra o menu | mostra as opções | o que você faz | o que você pode fazer | me ajuda | me ajude | lista | ir para o menu
      ver as opções | quais são as opções | socorro`,
    resend: `reenviar | reenvia | reenvie | reenviar código | reenvia o código | reenviar o código | manda de novo | envia de novo
      manda outra vez | envia outra vez | manda outro | manda outro código | me manda outro | me manda outro código | outro código
      novo código | um código novo | um novo código | código novo | enviar de novo | enviar novamente | envie novamente
      mandar de novo | mande de novo | mande outro código | pedir outro código | outro | quero outro código | envia outro código
      me manda de novo | manda o código de novo | envia o código de novo | mandar outro código | enviar outro código`,
  },
  personInside: `falar com uma pessoa | falar com um humano | falar com alguém | falar com um atendente | falar com uma atendente
    falar com atendente | falar com humano | falar com uma pessoa real | falar com o suporte | falar com gente | pessoa de verdade
    pessoa real | atendimento humano | me passa para um atendente | me passa pra um atendente | me passa pra alguém
    me transfere para | me transfere pra | conversar com uma pessoa | conversar com alguém | atendente humano | ser humano de verdade
    falar com um ser humano | falar com um consultor | chama um atendente | chamar um atendente | falar com gerente`,
  negations: "não | nao | nunca | sem | nem | jamais | n",
  corrections: `não é | não | não desculpa | desculpa | desculpe | desculpa é | quis dizer | eu quis dizer | queria dizer | digo
    me enganei | me confundi | errei | errei é | na verdade é | na verdade | na real é | correção | corrigindo | ops | opa | eita
    espera | espera é | pera | peraí | esse não | o certo é | o correto é | a correta é | escrevi errado | digitei errado
    errado é | errado | melhor dizendo | ou melhor | troca meu email para | muda para | passei o email errado | coloquei o email errado`,
  addressNouns: "email | e mail | mail | endereço | ip | conta | usuário | correto | correta | certo | certa",
  joints:
    "e também | também | além disso | e além disso | e | e ainda | outra coisa | e outra coisa | aliás | e aí | fora isso",
  passwordLabels: "senha | senhas | senha atual | pass | password | pin | cenha | snha | palavra passe | palavra-passe",
  codeLabels: "código | códigos | codigo | token | pin | otp | verificação | cod",
  connectors: "é | era | foi | eh | seria | como",
  possessives: "minha | a | o | nossa | sua",
  passwordStates: `correta | correto | incorreta | incorreto | errada | errado | inválida | invalida | não | nao | a | o | os | as
    muito | mesma | mesmo | uma | um | ruim | boa | certa | certo | nova | velha | antiga | anterior | outra | fraca | forte
    fácil | difícil | diferente | igual | de | que | em | e | ou | mas | porque | por | para | pra | com | sem | se | me | minha
    já | assim | essa | esse | esta | este | sempre | nunca | longa | curta | demais | válida | secreta | vencida | do | da | no
    na | quando | como | onde | qual | também | nem | até | desde | ok | obrigatória | temporária | pessoal | sua | única | atual
    exata | impossível | inicial | funciona | serve | entra | dá | deu | diz | está | tá | foi | era | é | são | expirou | venceu
    mudou | segura | ela | ele | eu | você | só | meu | à | ao | padrão | nula | falsa | aqui | lá | ali | tipo
    email | login | usuário | código | telefone | conta | página | esquecida | perdida`,
  stateEndings: "ada | ado | ida | ido | ando | endo | indo | ável | ível",
  references: `ticket | chamado | protocolo | pedido | caso | fatura | nota | solicitação | referência | ref | número | num | conta
    lead | contrato | telefone | tel | celular | cel | cpf | cnpj | rg | cliente | usuário | id | erro | ramal | cep | boleto`,
  units: `contatos | leads | usuários | clientes | mensagens | emails | reais | dólares | euros | brl | usd | pessoas | vezes
    registros | negócios | tentativas | seguidores | km | por | anos | linhas | milhões | mil`,
  versions: "versão | versao | v | chrome | firefox | safari | ios | android | windows",
  maybe: `talvez | quem sabe | pode ser | não sei | nao sei | sei lá | não tenho certeza | não tenho ctz | não faço ideia
    acho que sim | acho que não sei | creio que sim | depende | possivelmente | provavelmente | mais ou menos | sem certeza
    não lembro bem | 🤷`,
  numberLinks: "numero | n | e | o | a | do | de | no",
  durations: {
    units: `minuto | minutos | min | mins
      hora | horas | h | hs | hrs
      dia | dias | d
      semana | semanas | sem
      mês | meses
      ano | anos`,
    one: "",
    numbers: `dez=10 | onze=11 | doze=12 | quinze=15 | vinte=20 | trinta=30 | quarenta e cinco=45 | sessenta=60 | noventa=90
      um par de=2 | alguns=3 | uns=3`,
    minutes: `só hoje=1440 | só por hoje=1440 | somente hoje=1440 | apenas hoje=1440 | por hoje=1440 | só pra hoje=1440
      só para hoje=1440 | hoje só=1440 | apenas por hoje=1440 | até amanhã=2880 | meia hora=30 | meio dia=720
      esta semana=10080 | essa semana=10080 | só esta semana=10080 | só essa semana=10080 | este mês=43200 | esse mês=43200
      quinzena=21600 | meio ano=262800 | hora e meia=90 | uma hora e meia=90`,
    whole: "hoje=1440 | amanhã=2880 | uma vez=1440 | só uma vez=1440 | só dessa vez=1440 | só desta vez=1440",
    permanent: `permanente | permanentemente | de forma permanente | para sempre | pra sempre | indefinido | indefinidamente
      por tempo indeterminado | por prazo indeterminado | sem data de fim | sem prazo | sem validade | definitivo | definitiva`,
    wholePermanent: "sempre | ilimitado | sem limite | sem fim",
    until: "até | ate",
    weekdays: `segunda | segunda feira | seg
      terça | terça feira
      quarta | quarta feira
      quinta | quinta feira
      sexta | sexta feira | sex
      sábado
      domingo | dom`,
  },
  requestLabels: `solicitação | solicitações | pedido | aprovar | aprova | aprovo | aprovado | aprovada | aprovação | recusar
    recuso | recusado | recusada | negar | nego | autorizar | autorizo | autoriza | permitir | permito | aceitar | aceito | liberar
    libero | libera`,
};
