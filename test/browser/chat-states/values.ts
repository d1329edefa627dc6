import type { TextArguments } from "../../../src/engine/engine.ts";
import { TOLD, toldArgument } from "../../../src/shared/told.ts";
import { type Language, LANGUAGES, type PageLanguage, pageLanguage } from "../../../src/shared/language.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What others wrote or drew: it comes in the language of the chat. */
const WRITTEN = {
  en: { phrase: "copper lake", reason: "Call me first, please.", text: "Hello Ana, I’m looking at it now." },
  es: { phrase: "lago cobre", reason: "Llámame primero, por favor.", text: "Hola, Ana: ya lo estoy revisando." },
  "pt-BR": { phrase: "lago cobre", reason: "Me ligue antes, por favor.", text: "Oi, Ana, já estou vendo isso." },
} as const satisfies Record<PageLanguage, TextArguments>;

/** In a made-up language nobody writes. */
const NOBODY_WROTE = { phrase: "43 87", reason: "…!", text: "…?" };

/** A plausible value for each placeholder of the flows; spans are in milliseconds. */
export const valuesIn = (language: Language): TextArguments => ({
  ...(LANGUAGES.some((one) => one === language) ? WRITTEN[pageLanguage(language)] : NOBODY_WROTE),
  accessLeft: 24 * HOUR,
  address: "2001:db8:85a3:8d3:1319:8a2e:370:7348",
  answer: "Ich kann hier Englisch, Spanisch und Portugiesisch. Mit 1 holen Sie eine Person dazu.",
  before: 2,
  case: "M4XD",
  changeLeft: 24 * HOUR,
  choice: "once",
  digits: 6,
  earlier: "198.51.100.4, 203.0.113.20",
  email: "ana.maria.souza-oliveira@acme.example",
  ip: "2001:db8:85a3:8d3:1319:8a2e:370:7348",
  known: "seen",
  link: "https://help.acme.example/w/4fK2mQ9vTz7LxN3cR8pWd6Yb1HsJ5gAe",
  lockLeft: 15 * MINUTE,
  mailAgo: 4 * MINUTE,
  mailbox: "ana.souza@correio.example",
  minutes: 30,
  days: 7,
  most: 4,
  openLeft: 71 * HOUR,
  person: "Ana Souza",
  provider: "Microsoft Entra ID",
  request: "K7Q2",
  requestLeft: 72 * HOUR,
  requests: "K7Q2, M4XD",
  seconds: 45,
  seenAgo: 12 * MINUTE,
  sentAgo: 20_000,
  goodLeft: 9 * MINUTE,
  goodOver: "no",
  lockOver: "no",
  flow: "none",
  asked: "no",
  tryLeft: 10 * MINUTE,
  waitLeft: 40 * MINUTE,
  what: "unlock",
  why: "password",
});

/** Other values that change the words around them. */
const TURNS: Readonly<Record<string, readonly (string | number)[]>> = {
  supportName: ["Harbour Care"],
  ...Object.fromEntries(TOLD.map((told) => [toldArgument(told), ["yes"]])),
  trialLink: ["https://acme.example/trial"],
  demoLink: ["https://acme.example/demo"],
  plansLink: ["https://acme.example/plans"],
  partnersLink: ["https://acme.example/partners"],
  telegram: ["https://t.me/acme_help_bot"],
  whatsApp: ["https://wa.me/15550100100"],
  before: [0],
  choice: ["week", "always", "yes", "no"],
  known: ["read", "typed"],
  goodOver: ["yes"],
  lockOver: ["yes"],
  asked: ["waiting"],
  what: ["invitation", "mail-reset-link"],
  why: ["none", "several", "unknown", "unchanged", "disabled", "mails", "yourself", "nobody"],
  flow: [
    "ip_blocked",
    "forgot_password",
    "code_not_received",
    "lost_email_access",
    "lost_backup_codes",
    "login_doctor",
    "talk_to_human",
  ],
  minutes: [1],
  days: [1],
  most: [1],
  seconds: [1],
};

/** Everything a text with these placeholders can come out as: the plain values first, then one turn at a time. */
export function everyTurn(placeholders: readonly string[], language: Language): readonly TextArguments[] {
  const plain = valuesIn(language);
  const turned = placeholders.flatMap((name) => (TURNS[name] ?? []).map((value) => ({ ...plain, [name]: value })));
  return [plain, ...turned];
}
