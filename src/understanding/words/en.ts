import type { LanguageWords } from "./language-words.ts";

export const english: LanguageWords = {
  names: "english | inglés | inglês | ingles | inglese | anglais",
  wishes: `in * please | in * | please in * | * please | speak * | do you speak * | can you speak * | can we speak *
    switch to * | change to * | change language to * | write in * | answer in * | reply in * | continue in *
    i speak * | i only speak * | can we do this in * | can you write in * | could you answer in * | i prefer *`,
  common: `the | i | you | it | is | my | to | and | a | of | in | me | that | was | for | on | not | this | have | but
    with | do | be | are | can | what | so | at | if | just | your | when | or | from | an | how | has | get | they | we
    been | by | there | why | will | which | would | am | did | no | up | out | after | still | any | now | then | all
    does | had | because | into | about | never | keeps | says | its | im | ive | dont | doesnt | cant | didnt | isnt
    wont | wasnt | please | thanks | thank | hello | hi | hey | where | who | need | want | help | here | got | also
    again | anymore | cannot | could | should | them | he | she | his | her | their | our | us | than | too | very
    only | some | more | other | one | two | as | were | being | yes | sorry | good | morning | someone | something`,
  letters: "",
  email: { at: "", weakAt: "at", dot: "dot | point", hyphen: "dash | hyphen | minus", underscore: "underscore" },
  digits: `zero | oh
    one
    two
    three
    four
    five
    six
    seven
    eight
    nine`,
  ordinals: `first | 1st
    second | 2nd
    third | 3rd
    fourth | 4th
    fifth | 5th
    sixth | 6th
    seventh | 7th
    eighth | 8th
    ninth | 9th`,
  last: "last | bottom",
  choice: `the | one | option | number | choice | answer | button | no | nr | i want | i choose | i pick | id say | i say
    lets go with | ill take | i take | go with | its | it is | that | pick | select | i think | i guess | my`,
  yes: `yes | yep | yeah | yup | ya | yea | y | yes please | sure | sure thing | of course | ok | okay | okey | k | kk
    correct | thats correct | thats right | right | exactly | indeed | absolutely | definitely | certainly | please do
    go ahead | do it | thats it | thats me | thats the one | it is | i do | i can | i did | i have | yes i do | yes i can
    yes i did | yes it is | yes thats me | yes i have | affirmative | sounds good | fine | alright | all right | true
    yessir | totally | for sure | why not | got it | it arrived | it works | it worked | works now | uh huh | 👍 | ✅ | 👌 | 🆗 | ✔`,
  no: `no | nope | nah | na | n | no thanks | no thank you | not really | not yet | no way | never | of course not
    thats not it | thats wrong | wrong | incorrect | thats not me | not mine | thats not mine | it isnt | it is not | i dont
    i do not | i cant | i cannot | i can not | i didnt | i did not | i havent | negative | absolutely not | definitely not
    no i dont | no i cant | no i cannot | no i didnt | no its not | no it isnt | no it didnt | it didnt | it did not
    its not | nothing | not at all | still no | still nothing | still not | nothing yet | false | uh uh | 👎 | ❌ | 🚫 | ✖`,
  polite: `please | pls | plz | thanks | thank you | thx | ty | ok | okay | hi | hello | hey | sorry | well | so | um | then
    now | just | i want to | i would like to | id like to | i wanna | i need to | can i | can you | could you | could i
    would you | will you | can we | may i | lets | let us | let me | actually | kindly | sir | guys | you | 🙏 | 🙂 | 😊 | 😀 | ☺`,
  commands: {
    cancel: `cancel | cancel it | cancel this | cancel that | cancel everything | cancel please | stop | stop it | stop this
      never mind | nevermind | nvm | forget it | forget about it | quit | exit | abort | leave it | drop it | end this
      i changed my mind | i dont want this anymore | no longer needed | not needed anymore | close this | end chat`,
    "start-over": `start over | start again | restart | reset chat | reset the chat | reset the conversation | begin again
      from the beginning | from the start | start from scratch | from scratch | start from the beginning | new conversation
      restart the chat | restart this | lets start over | lets start again | do it all again | begin from the start`,
    "go-back": `back | go back | one step back | previous | previous step | previous question | go one step back | step back
      undo | take me back | go to the previous step | return | back please | last step | the previous one`,
    repeat: `repeat | repeat that | repeat please | say again | say that again | say it again | come again | again please
      pardon | what | what did you say | what was that | what was the question | huh | i didnt get that
      i dont understand | i did not understand | what do you mean | can you repeat the question | repeat the question`,
    why: `why | why is that | why do you need this | why do you need that | why do you need it | why do you ask | what for
      why do you want to know | why do you need my email | why should i | why that | what is that for | whats this for
      why do i have to do this | why are you asking | why do you want that | why do you want my email | why do i need this`,
    person: `person | human | agent | operator | a person | a human | real person | a real person | live agent | live chat
      representative | support | support agent | customer service | customer support | someone | talk to someone
      talk to a person | talk to a human | speak to a person | speak to someone | speak to a human | human please
      get me a person | get me a human | support person | manager | talk to support | talk to an agent | i need a human`,
    menu: `menu | main menu | help | options | show menu | show me the menu | show options | show me the options | home
      what can you do | help me | list | show the menu | go to menu | go to the menu | start | what are my options`,
    resend: `resend | resend it | resend code | resend the code | send again | send it again | send the code again | new code
      send a new code | send me a new code | another code | send another code | send another one | another one
      get a new code | i need a new code | send me another code | send me the code again | one more code`,
  },
  personInside: `talk to a human | talk to a person | talk to a real person | talk to someone | talk to an agent
    speak to a human | speak to a person | speak to a real person | speak to someone | speak to an agent | speak with a human
    speak with someone | speak with a person | speak with an agent | talk with a human | talk with a person | talk to a live
    connect me to a human | connect me with | connect me to an agent | transfer me to | real human | human being please
    chat with a person | chat with a human | get me a human | get me a person | give me a human | actual person | actual human`,
  negations:
    "not | no | dont | do not | never | cant | cannot | isnt | didnt | doesnt | wasnt | without | wont | havent | isn't",
  corrections: `no its | no it is | no | i meant | i mean | sorry i meant | sorry | sorry its | sorry it is | sorry wrong
    wrong its | wrong | correction | actually its | actually it is | actually | oops | ups | my mistake | my bad
    i made a mistake | i made a typo | typo | mistyped | i mistyped | not that | wait | wait its | wait no | thats wrong
    that is wrong | no sorry | no wait | i wrote it wrong | i typed it wrong | i got it wrong | the right one is
    the correct one is | it should be | change it to | change my email to | i gave you the wrong`,
  addressNouns: "email | e mail | mail | address | ip | account | one | email address | user",
  joints:
    "and also | also | and | plus | besides | on top of that | another thing | and another thing | as well as | additionally",
  passwordLabels:
    "password | passwords | passwd | pass | pwd | pw | psw | passcode | passphrase | pass word | passwrd | pasword | pin",
  codeLabels: "code | codes | otp | token | verification | passcode | pin",
  connectors: "is | was | its | as",
  possessives: "my | the | our | his | her",
  passwordStates: `wrong | right | ok | okay | fine | good | bad | same | the | a | an | my | not | no | too | very | still
    always | never | invalid | incorrect | correct | expired | weak | strong | lost | gone | old | new | unknown | broken | in
    on | at | out | what | there | here | where | working | required | also | just | so | up | supposed | about | being | only
    now | short | long | different | case | saved | ready | empty | blank | secret | safe | secure | valid | field | reset
    change | and | or | but | it | that | this | all | really | somehow | probably | definitely | because | again | from | to
    page | link | email | mail | manager | hint | box | screen | button | changed | forgotten | is | was | has | for | of | with
    dead | missing | stuck | useless | fake | mine | yours | ours | hers | his | impossible | different | perfect | certain`,
  stateEndings: "ed | ing | less | ible | able",
  references: `ticket | case | order | invoice | request | reference | ref | id | number | account | lead | deal | contract
    phone | tel | zip | postcode | room | extension | ext | error | customer | client | user | build | bug | issue | workspace`,
  units: `contacts | leads | users | clients | customers | messages | emails | dollars | usd | eur | euros | gbp | brl | reais
    people | times | rows | records | deals | requests | attempts | followers | views | per | km | percent | bytes | px | years`,
  versions: "version | ver | v | build | release | firmware | chrome | firefox | safari | ios | android | windows",
  maybe: `maybe | perhaps | not sure | im not sure | i am not sure | unsure | dont know | i dont know | idk | dunno | no idea
    possibly | could be | might be | i think so | i guess so | probably | kind of | sort of | it depends | hard to say | 🤷`,
  numberLinks: "number | no | is | n | id | the | a",
  durations: {
    units: `minute | minutes | min | mins
      hour | hours | h | hr | hrs
      day | days | d
      week | weeks | w | wk | wks
      month | months
      year | years | yr | yrs`,
    one: "a | an",
    numbers: `ten=10 | eleven=11 | twelve=12 | fifteen=15 | twenty=20 | thirty=30 | forty five=45 | sixty=60 | ninety=90
      a couple of=2 | couple of=2 | a few=3`,
    minutes: `only today=1440 | just today=1440 | for today=1440 | today only=1440 | just for today=1440 | only for today=1440
      until tonight=1440 | until tomorrow=2880 | till tomorrow=2880 | half an hour=30 | half a day=720 | this week=10080
      only this week=10080 | this month=43200 | half a year=262800 | two and a half hours=150 | an hour and a half=90`,
    whole: "today=1440 | tonight=1440 | tomorrow=2880 | once=1440 | just once=1440",
    permanent: `permanent | permanently | forever | for ever | for good | indefinitely | indefinite | always allow
      no end date | without end date | no expiry | without limit | no time limit`,
    wholePermanent: "always | unlimited | no limit | endless",
    until: "until | till | til | through | thru",
    weekdays: `monday | mon
      tuesday | tue | tues
      wednesday | wed
      thursday | thu | thurs
      friday | fri
      saturday | sat
      sunday | sun`,
  },
  requestLabels: `request | requests | approve | approved | approving | approval | deny | denied | decline | declined | reject
    rejected | refuse | allow | accept`,
};
