import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { messagesValue, pressablesOf, textBody, wordsOf, written } from "../../doubles/graph-server/graph-server.ts";
import { type CloudWorld, line, openCloudWorld, UMA } from "./world.ts";

let world: CloudWorld;
beforeEach(async () => {
  world = await openCloudWorld();
});
afterEach(async () => {
  expect(world.graph.complaints).toEqual([]);
  await world.close();
});

const options = (...labels: readonly string[]) => labels.map((label, n) => ({ id: `option-${n}`, label }));
const shown = () => world.graph.accepted.map(({ message }) => message);
const titles = () => shown().flatMap((message) => pressablesOf(message).map(({ title }) => title));

describe("what leaves", () => {
  test("is text, and comes back with the id that quotes and reactions will name", async () => {
    const result = await world.messenger.send(line("Hola. ¿Qué te impide entrar?"));
    expect(result).toEqual({ kind: "sent", messageId: world.graph.accepted[0]?.id });
    expect(world.graph.accepted[0]).toMatchObject({ to: UMA, message: { type: "text" } });
  });

  test("goes to the hidden id as recipient, and to a number as to", async () => {
    await world.messenger.send(line("a", { chat: "US.13491208655302741918" }));
    await world.messenger.send(line("b"));
    expect(shown().map(({ to, recipient }) => [to, recipient])).toEqual([
      [undefined, "US.13491208655302741918"],
      [UMA, undefined],
    ]);
  });

  test("up to three short choices are buttons, more are a list with a button in the language of the chat", async () => {
    await world.messenger.send(line("a", { options: options("Yes", "No", "Later") }));
    await world.messenger.send(line("b", { options: options("1", "2", "3", "4"), language: "pt-BR" }));
    expect(shown().map((message) => message.type === "interactive" && message.interactive.type)).toEqual([
      "button",
      "list",
    ]);
    expect(JSON.stringify(shown()[1])).toContain('"button":"Escolher"');
    expect(titles()).toEqual(["Yes", "No", "Later", "1", "2", "3", "4"]);
  });

  test("a label that is too long for a button stands in a list, whole", async () => {
    const long = "Mandar el correo otra vez a la misma dirección";
    await world.messenger.send(line("a", { options: options("Sí, ya entré", long) }));
    expect(JSON.stringify(shown())).toContain(`"description":"${long}"`);
  });

  test("labels that would look the same when cut are numbered words", async () => {
    const alike = options("Ask the admins of the workspace Acme North", "Ask the admins of the workspace Acme South");
    await world.messenger.send(line("Which?", { options: alike }));
    expect(shown().map(wordsOf)).toEqual([`Which?\n\n1. ${alike[0]?.label ?? ""}\n2. ${alike[1]?.label ?? ""}`]);
  });

  test("a text that is too long for buttons goes first, and its end carries them", async () => {
    const text = `${"One sentence of many. ".repeat(90)}\n\nShall I?`.slice(-2000);
    await world.messenger.send(line(text, { options: options("Yes") }));
    expect(shown().map(({ type }) => type)).toEqual(["text", "interactive"]);
    expect(shown().map(wordsOf).join(" ").replace(/\s+/gu, " ")).toBe(text.replace(/\s+/gu, " "));
  });
});

test("whatever the texts and labels, Graph takes the message, and nobody sees two choices as one", async () => {
  const label = fc.string({ unit: "grapheme", minLength: 1, maxLength: 90 }).filter((one) => one.trim() !== "");
  const property = fc.asyncProperty(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1500 }).filter((one) => one.trim() !== ""),
    fc.array(label, { maxLength: 10 }),
    async (text, labels) => {
      const before = shown().length;
      world.clock.advance(3_600_000);
      const asking = line(text, { options: options(...labels), key: String(world.clock.now()) });
      expect(await world.messenger.send(asking)).toMatchObject({ kind: "sent" });
      const pressable = shown().slice(before).flatMap(pressablesOf);
      expect(new Set(pressable.map(({ title }) => title)).size).toBe(pressable.length);
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

describe("typing", () => {
  test("marks the newest message as read, however late an old one comes again; nothing where nobody wrote", async () => {
    const [old, fresh] = [1_750_000_000, 1_750_000_100].map((at) => written(textBody("a"), { from: UMA, at }));
    if (!old || !fresh) throw new Error("two messages are needed");
    const to = line("a").to;
    await world.messenger.typing?.(to);
    await world.bring(messagesValue([fresh]), messagesValue([old]));
    await world.messenger.typing?.(to);
    expect(world.graph.readMarks).toEqual([fresh.message.id]);
  });
});
