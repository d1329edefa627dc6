import type { Folder } from "./folders.ts";

export const HEARD: Folder = {
  name: "what is heard, and languages",
  files: {
    "languages/en/phrases.yml": `¶forgot_pasword:
  - I lost the key to my account
ip_blocked:
  - the office line is barred
lost_backup_codes:
  - ¶the office line is barred
  - ¶12
  - ¶"${"very long ".repeat(80)}"
¶out_of_scope: where is my parcel
`,
    "languages/es/phrases.yml": "ip_blocked:\n  - la línea\n¶ip_blocked:\n  - la otra línea\n",
    "languages/en/words.yml": `¶yess: yep
¶digits: |
  zero
¶maybe: [perhaps]
durations:
  ¶minutes: half an hour
`,
    "languages/en/replies.yml": "¶afirm:\n  - that is so\naround:\n  - ¶ok then\ndeny:\n  - ¶(no|not at all that\n",
    "languages/en/questions.yml": "¶password-rule:\n  - how long must it be\n",
    "languages/en/reports.yml": "account_misuse:\n  ¶he: he has my code\n",
    "languages/English/chat.yml": "finish:\n  welcome-back: Hello.\n",
    "languages/pt_BR/chat.yml": "finish:\n  welcome-back: Olá.\n",
    "languages/fr/phrases.yml": "forgot_password:\n  - perdu\n",
    "languages/fr/never-ask.yml": "¶secret: [x]\n",
    "languages/fr/chat.yaml": "finish: {}\n",
    "other-languages.yml": "nl:\n  ¶answer: hallo\n  ¶word: ik en\n",
    "chat.yml": "finish: {}\n",
  },
  told: {
    "languages/en/phrases.yml": [
      ["phrases of a wish that there is not", 'Did you mean "forgot_password"?'],
      ["a phrase under two names", 'stands under "ip_blocked" as well'],
      ["a phrase that is no sentence", 'Under "lost_backup_codes" stands something that is no sentence.'],
      ["a phrase that nobody says", "Write at most 600, as people do."],
      ["a sentence where a list belongs", 'Below "out_of_scope" stands no list of sentences.'],
    ],
    "languages/es/phrases.yml": [["a wish twice", '"ip_blocked" is written twice']],
    "languages/en/words.yml": [
      ["words of no kind", 'Did you mean "yes"?'],
      ["lines that are missing", "must have 10 lines"],
      ["a list where words belong", '"maybe" holds no words.'],
      ["a span without a number", 'must have a "=" and a number'],
    ],
    "languages/en/replies.yml": [
      ["a reply that there is not", 'Did you mean "affirm"?'],
      ["a frame without the reply", "Put a * where it stands"],
      ["a choice that is not closed", "A choice in this sentence is not closed."],
    ],
    "languages/en/questions.yml": [["a fact that there is not", 'Did you mean "password-rules"?']],
    "languages/en/reports.yml": [["sentences without a list", "stands no list of sentences"]],
    "languages/English": [["a language by its name", 'Did you mean "en"?']],
    "languages/pt_BR": [["a tag that is written otherwise", 'Did you mean "pt-BR"?']],
    "languages/fr/words.yml": [["half a language", "Each language needs phrases.yml and words.yml"]],
    "languages/fr/never-ask.yml": [
      ["a list of words that there is not", 'Did you mean "secrets"?'],
      ["lists of words that are missing", "There are no lists"],
    ],
    "languages/fr/chat.yaml": [["an ending of a file of words", 'Did you mean "chat.yml"?']],
    "other-languages.yml": [
      ["an answer that names no language", "with {spoken} where the languages are named"],
      ["a line of no language", 'Did you mean "words"?'],
    ],
    "chat.yml": [["a file of words in no folder", "Move it to the folder of its language"]],
  },
};
