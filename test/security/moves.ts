import fc from "fast-check";

/** One thing that a stranger does. Nobody types a right code. */
export type Move =
  | { readonly kind: "say"; readonly text: string }
  /** Presses, or types the number or the words of, an option of the newest question or of one before it. */
  | { readonly kind: "choose"; readonly how: "press" | "number" | "words"; readonly at: number; readonly old: boolean }
  | { readonly kind: "send"; readonly media: "photo" | "voice" | "sticker" | "file" }
  | { readonly kind: "wait"; readonly seconds: number };

export interface Step {
  /** Two chats of the same stranger. */
  readonly chat: "here" | "there";
  readonly move: Move;
}

/** What the stranger may type as a code; the worlds never draw these. */
export const WRONG_CODES = [0, 123_456, 482_913, 12_345_678] as const;

/** `ONE` and `TWO` stand for the two addresses of the dialogue. */
const OPENINGS = [
  "hi, I can't remember my password, I'm ONE",
  "I forgot my password",
  "Hola, olvidé mi contraseña, mi correo es ONE",
  "oi, esqueci minha senha, meu e-mail é ONE",
  "forgot password ONE",
] as const;

const ADDRESSES = [
  "ONE",
  "my email is ONE",
  "  ONE. ",
  "<ONE>",
  "*ONE*",
  "it's ONE, thanks",
  "es ONE",
  "é ONE",
  "TWO",
  "no, it's TWO",
  "sorry, I meant TWO",
  "perdón, es TWO",
  "não, é TWO",
  "no, it's ONE",
  "not ONE but TWO",
  "ONE TWO",
  "ONE or TWO",
  "UPPER",
  "SPOKEN",
  "SPACED",
];
const CODES = [
  "000000",
  "123 456",
  "it says 482913",
  "el código es 482 913",
  "12345678",
  "482-913",
  "code: 000000",
  "12",
];
const COMMANDS = [
  "resend",
  "send me a new code",
  "reenviar",
  "why?",
  "por qué",
  "say that again",
  "repeat",
  "go back",
  "volver",
  "cancel",
  "start over",
  "empezar de nuevo",
  "cancelar",
  "menu",
  "yes",
  "no",
  "sí",
  "não",
  "I want to talk to a person",
];
const TALK = [
  "hello",
  "hola",
  "oi, tudo bem?",
  "does ONE have an account here?",
  "is the account of ONE disabled?",
  "thanks",
  "is ONE locked?",
  "the mail didn't arrive",
  "no me llega el código",
  "my account is blocked",
  "1",
  "2",
  "asdf qwer",
  "what does the premium plan cost?",
  "my password is Tulip-harbor-41",
  "my IP is blocked: 203.0.113.9",
  "english please",
  "I lost my backup codes",
  "you never mailed ONE anything",
  "¿y si no existe TWO?",
  "prefiro em português",
  "?",
];
const WAITS = [5, 30, 61, 121, 301, 660, 1200, 3700, 90_000, 180_000] as const;

const say = (texts: readonly string[]) => fc.constantFrom(...texts).map((text): Move => ({ kind: "say", text }));
const choose = fc.record({
  kind: fc.constant("choose"),
  how: fc.constantFrom("press", "press", "number", "words"),
  at: fc.nat({ max: 6 }),
  old: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
});
const send = fc.record({ kind: fc.constant("send"), media: fc.constantFrom("photo", "voice", "sticker", "file") });
const wait = fc.record({ kind: fc.constant("wait"), seconds: fc.constantFrom(...WAITS) });

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: say(ADDRESSES) },
  { weight: 6, arbitrary: say(CODES) },
  { weight: 4, arbitrary: say(COMMANDS) },
  { weight: 3, arbitrary: say(TALK) },
  { weight: 4, arbitrary: choose },
  { weight: 1, arbitrary: send },
  { weight: 3, arbitrary: wait },
);
const chat = fc.integer({ min: 0, max: 7 }).map((dice) => (dice === 0 ? "there" : "here"));
const step: fc.Arbitrary<Step> = fc.record({ chat, move });

const texts = (...words: readonly string[]) => words.map((text): Move => ({ kind: "say", text }));
const resend: Move = { kind: "say", text: "resend" };
const pause = (seconds: number): Move => ({ kind: "wait", seconds });

/** Ways to begin that chance alone finds too seldom: all mails of an hour, all tries of a code, a code grown old. */
const BEGINNINGS: readonly (readonly Move[])[] = [
  [],
  ...OPENINGS.flatMap((opening) => [texts(opening), texts(opening)]),
  [...texts(OPENINGS[0]), pause(61), resend, pause(121), resend, pause(301), resend],
  [...texts(OPENINGS[4], ...CODES.slice(0, 5))],
  [...texts(OPENINGS[4], "000000"), pause(660), ...texts("123 456")],
  [...texts(OPENINGS[4]), pause(660), resend],
];
const beginning = fc
  .constantFrom(...BEGINNINGS)
  .map((moves) => moves.map((one): Step => ({ chat: "here", move: one })));

const rest = fc.oneof(
  { weight: 9, arbitrary: fc.array(step, { minLength: 1, maxLength: 3, size: "max" }) },
  { weight: 1, arbitrary: fc.array(step, { minLength: 8, maxLength: 12, size: "max" }) },
);

/** Somebody tells their trouble, or not, and then does whatever comes to mind. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.tuple(beginning, rest).map((parts) => parts.flat());

/** The words with the addresses in them, in the spelling that was drawn. */
export function withAddresses(text: string, [one, two]: readonly [string, string]): string {
  const said = one.replace("@", " at ").replaceAll(".", " dot ");
  const shapes = { UPPER: one.toUpperCase(), SPOKEN: `it is ${said}`, SPACED: one.replace("@", " @ ") };
  return text.replace(/ONE|TWO|UPPER|SPOKEN|SPACED/g, (name) => {
    if (name === "ONE") return one;
    return name === "TWO" ? two : shapes[name === "UPPER" || name === "SPOKEN" ? name : "SPACED"];
  });
}
