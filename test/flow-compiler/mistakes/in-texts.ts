import type { Folder } from "./folders.ts";

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...Array.from(text).flatMap((one) => [one.charCodeAt(0), 0])]);

export const TEXTS: Folder = {
  name: "words of the chat and of pages, mails and cases",
  files: {
    "languages/en/chat.yml": `finish:
  welcome-back: ¶"Good that you are in, {email"
  did-it-work: ¶"{nmae}, did it work?"
  did-it-wrok: ¶"Did it work?"
forgot-password:
  sent: ¶"Done in {minutes, plural, one {# minute}}."
  start: ¶"Reply with your password."
troubles:
  forgot_password: ¶"I have forgotten my password and cannot get in"
  ip_blocked: ¶""
  lost_backup_codes: ¶12
signIn:
  title: ¶"Welcome"
engine:
  resumed: ¶
  queued: ¶"${"Later. ".repeat(200)}"
`,
    "languages/es/chat.yml": `finish:
¶welcome-back: "Bienvenido."
`,
    "languages/pt-BR/chat.yml": `finish:
¶\twelcome-back: "Bem-vindo."
`,
    "languages/en/portal.yml": `signIn:
  titel: ¶"Sign in"
  title: ¶"Sign {in}"
  lead: ¶"Send us your password."
chat:
  starters:
    - ¶"One"
    - "Two"
finish:
  welcome-back: ¶"Welcome."
`,
    "languages/es/portal.yml": `signIn:
  title: "Entrar"
  ¶title: "Entra"
`,
    "languages/en/mail.yml": `dates: ¶es
code:
  subject: ¶"${"Your code ".repeat(12)}"
`,
    "languages/es/mail.yml": latin("\u00a1hola: Hola\n"),
    "languages/pt-BR/mail.yml": wide("hello: Oi\n"),
    "languages/en/messengers.yml": `menu:
  newchat: ¶"New"
  ¶cancel: {}
`.replace("  ¶cancel: {}\n", ""),
    "languages/en/cases.yml": "¶",
  },
  told: {
    "languages/en/chat.yml": [
      ["a brace that is not closed", "A { in this text is not closed."],
      ["a value that there is not", "There is no value {nmae}."],
      ["a slip in the name of a text", 'Did you mean "finish.did-it-work"?'],
      ["a plural without other", "has no “other”"],
      [
        "a text that asks for a password",
        'This asks for a password, or for a code that is not ours: "reply with your password".',
      ],
      ["a label that fits on no button", "it may have"],
      ["an empty text", "This text is empty."],
      ["a number in the place of words", '"lost_backup_codes" stands for something else than words.'],
      ["a text of another file", "It is a text of portal.yml: move it there."],
      ["a name without words", 'Behind "resumed" stand no words.'],
      ["a text that no message holds", "WhatsApp takes 1024."],
    ],
    "languages/es/chat.yml": [["a line that is not indented", 'The text "welcome-back" stands below no flow.']],
    "languages/pt-BR/chat.yml": [["a tab", "Indent with spaces instead of tabs."]],
    "languages/en/portal.yml": [
      ["a slip in the name of a text of pages", 'Did you mean "signIn.title"?'],
      ["a value that English does not show", "This shows {in}, and in English it shows nothing."],
      ["a page that asks to send a password", '"send us your password"'],
      ["a list that is too short", 'The list "chat.starters" has 2 entries, and 3 are needed.'],
      ["a text of the chat among those of pages", "move it to the file that it belongs in"],
    ],
    "languages/es/portal.yml": [["a name twice", '"title" is written twice in the same place.']],
    "languages/en/mail.yml": [
      ["dates of another language", 'Dates cannot be written by "es".'],
      ["a subject that fits on no line", "as the subject of a mail there is room for 78"],
    ],
    "languages/es/mail.yml": [["letters in another encoding", "the file is not saved as UTF-8"]],
    "languages/pt-BR/mail.yml": [["letters of two bytes", "The file is saved as UTF-16."]],
    "languages/en/messengers.yml": [["a text of menus that there is not", 'There is no text "menu.newchat".']],
    "languages/en/cases.yml": [["an empty file", "The file is empty."]],
  },
};
