import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SendResult } from "../../../src/channels/channel.ts";
import { after } from "../../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../src/shared/clock.ts";
import { messagesValue, statusValue, textBody, wordsOf, written } from "../../doubles/graph-server/graph-server.ts";
import { ADRIAN, type CloudWorld, line, openCloudWorld, UMA } from "./world.ts";

let world: CloudWorld;
beforeEach(async () => {
  world = await openCloudWorld("latchkey_news");
});
afterEach(async () => {
  expect(world.graph.complaints).toEqual([]);
  expect(JSON.stringify([world.troubles, world.messenger.health()])).not.toMatch(/1555|123456|EAAG/u);
  await world.close();
});

const ago = (milliseconds: number) => after(world.clock.now(), -milliseconds);
const shown = () => world.graph.accepted.map(({ message }) => message);
const health = () => world.messenger.health();
const wait = (result: SendResult) =>
  result.kind === "later" && result.notBefore !== undefined ? result.notBefore - world.clock.now() : result.kind;

describe("after a day of silence", () => {
  test("news goes out as the template, on one line, in the language of the chat", async () => {
    const text = "Your admins let\n\n203.0.113.9 in.\tTry     again.";
    const options = [{ id: "y", label: "Yes" }];
    const old = line(text, { heardAt: ago(3 * DAY), language: "pt-BR", options });
    expect(await world.messenger.send(old)).toMatchObject({ kind: "sent" });
    expect(shown()[0]).toMatchObject({ template: { name: "latchkey_news", language: { code: "pt_BR" } } });
    expect(shown().map(wordsOf)).toEqual(["Your admins let 203.0.113.9 in. Try again. 1. Yes"]);
  });

  test("within the day, and a moment before its end, words stay free", async () => {
    await world.messenger.send(line("a", { heardAt: ago(23 * HOUR) }));
    await world.messenger.send(line("b", { heardAt: ago(DAY - MINUTE) }));
    expect(shown().map(({ type }) => type)).toEqual(["text", "template"]);
  });

  test("a long text takes several templates, and no word is lost", async () => {
    const text = "A word and another one. ".repeat(100).trim();
    await world.messenger.send(line(text, { heardAt: ago(3 * DAY) }));
    expect(shown().map(wordsOf).join(" ")).toBe(text);
  });

  test("131047: Meta knows better, and the template goes out at once", async () => {
    world.graph.script({ status: 400, code: 131047 });
    expect(await world.messenger.send(line("a", { heardAt: ago(HOUR) }))).toMatchObject({ kind: "sent" });
    expect(shown().map(({ type }) => type)).toEqual(["template"]);
  });

  test("131047 in a late status: the same words go out once more, as the template, and only once", async () => {
    await world.messenger.send(line("a"));
    const first = world.graph.accepted[0]?.id ?? "";
    await world.bring(statusValue(first, "failed", 131047));
    await expect.poll(() => shown().map(wordsOf)).toEqual(["a", "a"]);
    await world.bring(
      statusValue(first, "failed", 131047),
      statusValue(world.graph.accepted[1]?.id ?? "", "failed", 131047),
    );
    expect([shown().map(({ type }) => type), world.troubles.length]).toEqual([["text", "template"], 2]);
  });

  test("as soon as they write, words are free again", async () => {
    world.graph.script({ status: 400, code: 131047 });
    await world.messenger.send(line("a"));
    await world.bring(messagesValue([written(textBody("hi"), { from: UMA })]));
    await world.messenger.send(line("b"));
    expect(shown().map(({ type }) => type)).toEqual(["template", "text"]);
  });

  test("a template that Meta does not send waits for them, and health says what to do", async () => {
    world.graph.script({ status: 400, code: 132001 });
    expect(wait(await world.messenger.send(line("a", { heardAt: ago(3 * DAY) })))).toBe(DAY);
    expect([health().state, health().why]).toEqual(["degraded", expect.stringContaining("WHATSAPP_TEMPLATE")]);
    await world.messenger.send(line("a", { heardAt: ago(3 * DAY) }));
    expect(health().state).toBe("ready");
  });
});

describe("limits", () => {
  test("131056: this person gets a longer pause each time, and nobody else does", async () => {
    world.graph.script({ status: 400, code: 131056 });
    expect(wait(await world.messenger.send(line("a")))).toBe(4 * SECOND);
    expect(wait(await world.messenger.send(line("a")))).toBe(4 * SECOND);
    expect((await world.messenger.send(line("b", { chat: ADRIAN }))).kind).toBe("sent");
    world.clock.advance(4 * SECOND);
    world.graph.script({ status: 400, code: 131056 });
    expect(wait(await world.messenger.send(line("a")))).toBe(16 * SECOND);
    world.clock.advance(16 * SECOND);
    expect((await world.messenger.send(line("a"))).kind).toBe("sent");
  });

  test.each([130429, 80007, 4])("%i: everybody waits, and then it goes on", async (code) => {
    world.graph.script({ status: 429, code });
    expect(wait(await world.messenger.send(line("a")))).toBe(4 * SECOND);
    expect(wait(await world.messenger.send(line("b", { chat: ADRIAN })))).toBe(4 * SECOND);
    expect([world.graph.accepted.length, health().state]).toEqual([0, "degraded"]);
    world.clock.advance(4 * SECOND);
    await world.messenger.send(line("b", { chat: ADRIAN }));
    expect([world.graph.accepted.length, health().state]).toEqual([1, "ready"]);
  });

  test("one person gets a small burst and then a message every six seconds; a refused place is not taken", async () => {
    const results = await Promise.all(Array.from({ length: 40 }, (_, n) => world.messenger.send(line(`n${n}`))));
    expect(results.filter(({ kind }) => kind === "sent")).toHaveLength(15);
    expect(results.filter((result) => wait(result) === 6 * SECOND)).toHaveLength(25);
    world.clock.advance(60 * SECOND);
    const later = await Promise.all(Array.from({ length: 40 }, (_, n) => world.messenger.send(line(`m${n}`))));
    expect(later.filter(({ kind }) => kind === "sent")).toHaveLength(10);
  });

  test("all together get at most eighty messages a second", async () => {
    const burst = (name: string) =>
      Promise.all(
        Array.from({ length: 200 }, (_, n) =>
          world.messenger.send(line("a", { key: `${name}${n}`, chat: `1555${n + 10_000}` })),
        ),
      );
    const sent = (await burst("a")).filter(({ kind }) => kind === "sent").length;
    world.clock.advance(SECOND / 2);
    const more = (await burst("b")).filter(({ kind }) => kind === "sent").length;
    expect([sent, more]).toEqual([80, 40]);
  });
});

describe("errors", () => {
  test.each([131026, 131030, 131009, 100])("%i is final, and the reason names nobody", async (code) => {
    world.graph.script({ status: 400, code });
    const result = await world.messenger.send(line("my code is 123456"));
    expect(result.kind).toBe("refused");
    expect(JSON.stringify(result)).not.toMatch(/1555|123456/u);
  });

  test.each([
    ["an expired token", { status: 401, code: 190 }, "WHATSAPP_TOKEN"],
    ["a missing right", { status: 403, code: 200 }, "whatsapp_business_messaging"],
    ["a number of somebody else", { status: 400, code: 100, subcode: 33 }, "WHATSAPP_PHONE_NUMBER_ID"],
    ["a locked account", { status: 400, code: 131031 }, "Business Support Home"],
  ])("%s keeps the line, and health names the cure", async (_name, fault, cure) => {
    world.graph.script(fault);
    expect((await world.messenger.send(line("a"))).kind).toBe("later");
    expect([health().state, health().why]).toEqual(["degraded", expect.stringContaining(cure)]);
    await world.messenger.send(line("a"));
    expect(health().state).toBe("ready");
  });

  test.each([{ status: 500, code: 131000 }, { status: 503 }, "not-json", "drop"] as const)(
    "%j: later, and nothing is said of the message",
    async (behaviour) => {
      world.graph.script(behaviour);
      const result = await world.messenger.send(line("my code is 123456"));
      expect(result).toMatchObject({ kind: "later" });
      expect(JSON.stringify(result)).not.toMatch(/1555|123456|Bad Gateway/u);
    },
  );

  test("a line that broke off in the middle goes on from there, and one that went out goes out once", async () => {
    const text = `${"One sentence of many. ".repeat(90)}Shall I?`;
    const asking = line(text, { options: [{ id: "y", label: "Yes" }] });
    let calls = 0;
    world.graph.rule(() => ((calls += 1) === 2 ? { status: 500, code: 131000 } : undefined));
    expect((await world.messenger.send(asking)).kind).toBe("later");
    const sent = await world.messenger.send(asking);
    const again = await world.messenger.send(asking);
    expect([sent, again]).toEqual(Array(2).fill({ kind: "sent", messageId: world.graph.accepted[1]?.id }));
    expect(shown().map(({ type }) => type)).toEqual(["text", "interactive"]);
  });

  test("stopping ends a send that hangs within five seconds, and nothing is sent afterwards", async () => {
    world.graph.script("hang");
    const hanging = world.messenger.send(line("a"));
    await world.messenger.stop();
    expect(await hanging).toMatchObject({ kind: "later" });
    expect(await world.messenger.send(line("b"))).toMatchObject({ kind: "later" });
    expect([world.graph.accepted, health().state]).toEqual([[], "stopped"]);
  });
});
