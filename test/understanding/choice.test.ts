import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseOption } from "../../src/understanding/choice/choose-option.ts";
import { yesOrNo } from "../../src/understanding/choice/yes-no.ts";
import { vocabulary } from "./support/loaded.ts";
import { cases } from "../support/soak.ts";

const troubles = [
  { id: "password", labels: ["I forgot my password", "Olvidé mi contraseña", "Esqueci minha senha"] },
  { id: "code", labels: ["The code does not arrive", "No me llega el código", "O código não chega"] },
  { id: "blocked", labels: ["My IP is blocked", "Mi IP está bloqueada", "Meu IP está bloqueado"] },
];
const yesNo = [
  { id: "yes", labels: ["Yes, that's me"] },
  { id: "no", labels: ["No, another address"] },
];

describe("a choice", () => {
  it.each([
    ["1", "password"],
    ["2", "code"],
    ["2.", "code"],
    ["#3", "blocked"],
    ["3️⃣", "blocked"],
    ["①", "password"],
    ["２", "code"],
    ["option 2", "code"],
    ["number three please", "blocked"],
    ["the first one", "password"],
    ["the second", "code"],
    ["la segunda", "code"],
    ["opción 3", "blocked"],
    ["el último", "blocked"],
    ["quiero la primera por favor", "password"],
    ["a segunda", "code"],
    ["o último", "blocked"],
    ["fico com a primeira", "password"],
    ["two", "code"],
    ["dois", "code"],
    ["1ª", "password"],
    ["yes, the 2nd", "code"],
  ])("by place: %j", (text, id) => {
    expect(chooseOption(text, troubles, vocabulary)).toBe(id);
  });

  it.each([
    ["I forgot my password", "password"],
    ["i forgot my pasword", "password"],
    ["contraseña", "password"],
    ["CONTRASENA", "password"],
    ["a senha", "password"],
    ["ip", "blocked"],
    ["bloqueada", "blocked"],
    ["the ip one is blocked", "blocked"],
    ["código", "code"],
  ])("by its label or an unambiguous part: %j", (text, id) => {
    expect(chooseOption(text, troubles, vocabulary)).toBe(id);
  });

  it.each([
    "4",
    "0",
    "17",
    "the ninth",
    "hello",
    "I have 2 phones",
    "password or ip",
    "it is not my password",
    "",
    "👍",
    "the",
  ])("is not made up from %j", (text) => {
    expect(chooseOption(text, troubles, vocabulary)).toBeUndefined();
  });

  it.each([
    "yes",
    "Yes please",
    "yep",
    "yeahhh",
    "sure",
    "ok",
    "that's right",
    "correct",
    "sí",
    "si",
    "siii",
    "claro que sí",
    "dale",
    "así es",
    "sim",
    "isso",
    "isso mesmo",
    "com certeza",
    "é esse",
    "👍",
    "👍🏽",
    "✅",
    "yes, that's me",
    "sí, por favor",
    "yes I can open it",
    "1",
  ])("yes: %j", (text) => {
    expect(chooseOption(text, yesNo, vocabulary)).toBe("yes");
  });

  it.each([
    "no",
    "nope",
    "nop",
    "no thanks",
    "not yet",
    "no, that's wrong",
    "claro que no",
    "no es ese",
    "todavía no",
    "para nada",
    "não",
    "nao",
    "não é meu",
    "ainda não",
    "de jeito nenhum",
    "não chegou",
    "👎",
    "❌",
    "no no no",
    "No, gracias",
    "2",
    "i can't",
    "no tengo acceso",
  ])("no: %j", (text) => {
    expect(chooseOption(text, yesNo, vocabulary)).toBe("no");
  });

  it.each(["maybe", "no puedo entrar a mi cuenta", "yes but that is not mine", "si no me llega el código", "hm", "🤷"])(
    "neither yes nor no: %j",
    (text) => {
      expect(chooseOption(text, yesNo, vocabulary)).toBeUndefined();
    },
  );

  it("by number is the option with that number, whatever the list", () => {
    const options = fc
      .array(fc.uuid(), { minLength: 1, maxLength: 12 })
      .map((ids) => ids.map((id) => ({ id, labels: [`Label ${id}`] })));
    fc.assert(
      fc.property(options, fc.integer({ min: 0, max: 20 }), (list, number) => {
        expect(chooseOption(String(number), list, vocabulary)).toBe(list[number - 1]?.id);
      }),
      { numRuns: cases(1000) },
    );
  });
});

describe("an answer that is neither yes nor no", () => {
  it.each([
    "maybe",
    "not sure",
    "I don't know",
    "no sé",
    "tal vez",
    "quizás",
    "no tengo idea",
    "não sei",
    "talvez",
    "sei lá",
    "🤷",
  ])("is heard in %j and picks nothing", (text) => {
    expect(yesOrNo(text, vocabulary)).toBe("maybe");
    expect(chooseOption(text, yesNo, vocabulary)).toBeUndefined();
  });

  it("picks an option of that name where there is one", () => {
    expect(chooseOption("no sé", [...yesNo, { id: "maybe", labels: ["I am not sure"] }], vocabulary)).toBe("maybe");
  });
});

describe("what is said of a mail", () => {
  const didItWork = [
    { id: "yes", labels: ["Sí, ya entré"] },
    { id: "no-mail", labels: ["No llegó el correo"] },
    { id: "no", labels: ["No, todavía no"] },
  ];
  const mailIsMissing = [
    { id: "arrived", labels: ["It’s here now"] },
    { id: "resend", labels: ["Send it again"] },
    { id: "person", labels: ["Talk to a person"] },
  ];

  it.each(["no llega", "no me llegó nada", "nothing arrived", "ainda não chegou"])("is more than a no: %j", (text) => {
    expect(chooseOption(text, didItWork, vocabulary)).toBe("no-mail");
    expect(chooseOption(text, mailIsMissing, vocabulary)).toBe("resend");
    expect(chooseOption(text, yesNo, vocabulary)).toBe("no");
  });

  // Whoever wrote "ya llegó" of a mail was handed over to a person, and "ok, chegou" counted as being back in.
  it.each(["got it", "ya llegó", "ok, chegou"])("is no yes: %j", (text) => {
    expect(chooseOption(text, mailIsMissing, vocabulary)).toBe("arrived");
    expect(chooseOption(text, didItWork, vocabulary)).toBeUndefined();
    expect(chooseOption(text, yesNo, vocabulary)).toBeUndefined();
  });
});
