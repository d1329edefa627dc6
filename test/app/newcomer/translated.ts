/** What a newcomer has translated so far, in copies of the English files. */
export const TRANSLATED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  chat: {
    "Hello. I help people get back into their account. What is keeping you out?":
      "Ciao. Aiuto le persone a rientrare nel loro account. Che cosa ti tiene fuori?",
    "I forgot my password": "Ho perso la password",
    "My code doesn’t arrive": "Il codice non arriva",
    "Let’s get you a new password. Once I’m sure it’s you, I’ll mail you a button to set it.":
      "Troviamo una nuova password. Appena so che sei tu, ti mando per posta un pulsante.",
  },
  portal: { "Good to see you. Your workspace is one step away.": "È bello rivederti. Manca solo un passo." },
  mail: {
    "If this was you, type the code in that chat.": "Se eri tu, scrivi il codice in quella chat.",
    "en-GB": "it",
  },
  cases: {},
  messengers: { "Write to me here any time.": "Scrivimi qui quando vuoi." },
  "never-ask": { "password, passwords": "password, parola segreta", "send me": "mandami" },
};

/** Lists of small words, in place of the English ones of a copied file. */
export const SMALL_WORDS: Readonly<Record<string, string>> = {
  names: "italiano | italian",
  wishes: "in * per favore | parla * | cambia lingua in *",
  common:
    "il | lo | la | i | gli | le | di | che | è | non | un | una | per | mi | ho | del | della | con | sono | più | come | ma | mio | mia | questo | quando | anche | ancora | vorrei | posso | sempre | niente | cosa | dove | grazie | ciao",
  digits: "zero\nuno\ndue\ntre\nquattro\ncinque\nsei\nsette\notto\nnove",
  yes: "sì | si | certo | ok | va bene",
  no: "no | no grazie | per niente",
};
