import { describe, expect, it } from "vitest";
import { findCommand, steeringInside } from "../../src/understanding/commands/find-command.ts";
import { wordsOf } from "../../src/understanding/fold.ts";
import { entriesOf } from "../../src/understanding/words/words.ts";
import type { Expectation } from "../../src/understanding/port.ts";
import { understanding, vocabulary } from "./support/loaded.ts";

const command = (text: string) => findCommand(wordsOf(text), vocabulary);
const commandAt = (text: string, expects: Expectation | undefined) =>
  understanding.understand(text, { language: "en", ...(expects && { expects }) }).command;

describe("a command", () => {
  it.each([
    ["cancel", "cancel"],
    ["Cancel, please", "cancel"],
    ["never mind", "cancel"],
    ["cancle it", "cancel"],
    ["olvídalo", "cancel"],
    ["cancela isso por favor", "cancel"],
    ["deixa pra lá", "cancel"],
    ["start over", "start-over"],
    ["can we start again", "start-over"],
    ["desde cero", "start-over"],
    ["recomeçar", "start-over"],
    ["back", "go-back"],
    ["volver atrás", "go-back"],
    ["volta", "go-back"],
    ["repeat that please", "repeat"],
    ["no entiendo", "repeat"],
    ["não entendi", "repeat"],
    ["what?", "repeat"],
    ["why do you need this?", "why"],
    ["¿para qué?", "why"],
    ["por que precisa disso?", "why"],
    ["human", "person"],
    ["I want to talk to a person", "person"],
    ["quiero hablar con una persona", "person"],
    ["atendente", "person"],
    ["menu", "menu"],
    ["ayuda", "menu"],
    ["help!", "menu"],
    ["ver opções", "menu"],
    ["resend", "resend"],
    ["send the code again please", "resend"],
    ["thanks, that worked", "worked"],
    ["¡ya pude entrar, gracias!", "worked"],
    ["deu certo", "worked"],
    ["wait", "hold-on"],
    ["un momento, por favor", "hold-on"],
    ["deixa eu ver", "hold-on"],
    ["mándame otro código", "resend"],
    ["manda de novo", "resend"],
  ])("%j is %s", (text, expected) => {
    expect(command(text)).toBe(expected);
  });

  it.each([
    "I cancelled my card last week",
    "I want to cancel my subscription",
    "cancelé mi tarjeta ayer",
    "my back hurts",
    "the person who set it up left",
    "why does the page reload when I sign in",
    "can't help it",
    "ok",
    "1",
    "",
    "I went back to the office and it works there",
    "quiero cancelar mi plan",
    "ana",
    "I repeat my password wrong every time",
    // One letter beside "lista", and the whole chat began anew.
    "listo",
    "it works on my phone but not here",
    // Two letters beside "ya funciona", "já funcionou".
    "no funciona",
    "não funcionou",
    "it doesn't work",
    "didnt work",
    "no pude entrar",
    "não consegui entrar",
  ])("is not inside the story %j", (text) => {
    expect(command(text)).toBeUndefined();
  });

  it.each(vocabulary)("is never read into an answer by itself, in $language", ({ words }) => {
    const answers = [words.yes, words.no, words.maybe, words.arrived ?? "", words.missing ?? ""].flatMap(entriesOf);
    const commands = new Set(Object.values(words.commands).flatMap((listed) => entriesOf(listed ?? "")));
    const read = answers.filter((answer) => !commands.has(answer) && command(answer) !== undefined);
    expect(read).toEqual([]);
  });

  it.each([
    ["I tried everything three times and nothing works, I want to talk to a human", "person"],
    ["llevo una hora con esto, por favor quiero hablar con alguien de soporte", "person"],
    ["isso não resolve nada, preciso falar com um atendente agora mesmo", "person"],
    ["I don't want to talk to a human", undefined],
    ["no quiero hablar con una persona", undefined],
  ])("for a person is heard inside a complaint: %j", (text, expected) => {
    expect(command(text)).toBe(expected);
  });

  it("inside a wish to get out is told apart: out, or once more from the start", () => {
    expect(steeringInside(wordsOf("undo all that, let's start over from scratch"), vocabulary)).toBe("start-over");
    expect(steeringInside(wordsOf("ok, just cancel everything I asked"), vocabulary)).toBe("cancel");
    expect(steeringInside(wordsOf("uy, me equivoqué, quiero volver atrás"), vocabulary)).toBe("go-back");
    expect(steeringInside(wordsOf("I want my money back"), vocabulary)).toBeUndefined();
    expect(steeringInside(wordsOf("reembolso para mi cuenta"), vocabulary)).toBeUndefined();
  });

  it.each(["this is fucking useless", "esto es una mierda!!", "estoy harto de este robot", "que porcaria de sistema"])(
    "that only offers a person is what an outburst becomes in the middle of something: %j",
    (text) => {
      expect(commandAt(text, { entity: "code", options: [] })).toBe("offer-person");
    },
  );

  it.each([
    "damn, my ip address is blocked again",
    "me cago en todo, perdí mis códigos de respaldo",
    "que merda, esqueci minha senha",
    "I looked in the junk and trash folders, my code never arrived",
  ])("is not heard where somebody swears and says what is wrong: %j", (text) => {
    expect(commandAt(text, { entity: "email", options: [] })).toBeUndefined();
  });

  it("is not heard at the beginning, where an outburst with half a reason is worth a question", () => {
    expect(commandAt("this shit doesn't let me in", undefined)).toBeUndefined();
    expect(commandAt("worst support ever", undefined)).toBe("person");
  });
});
