import { afterEach, beforeEach, expect, test } from "vitest";
import { checkWhatsAppCloud } from "../../../src/channels/whatsapp-cloud/whatsapp-cloud.ts";
import { ACCOUNT, type GraphServer, openGraphServer } from "../../doubles/graph-server/graph-server.ts";

let graph: GraphServer;
beforeEach(async () => {
  graph = await openGraphServer();
});
afterEach(() => graph.close());

const HERE = "https://login.example.com";
const WELL = { webhook_configuration: { application: `${HERE}/whatsapp/webhook` } };
const check = (over: object = {}) =>
  checkWhatsAppCloud({ ...ACCOUNT, apiUrl: graph.url, template: undefined, ...over }, HERE);

test("a number that is read, liked and brought to us needs nobody", async () => {
  graph.describe(WELL);
  expect(await check()).toEqual([]);
});

test.each([
  ["a low quality", { ...WELL, quality_rating: "RED" }, "WhatsApp Manager"],
  ["a declined name", { ...WELL, name_status: "DECLINED" }, "display name"],
  ["no webhook", {}, `${HERE}/whatsapp/webhook`],
  [
    "a webhook of somebody else",
    { webhook_configuration: { application: "https://other.example/hook" } },
    "another address than ours",
  ],
])("%s is one sentence with its cure", async (_name, fields, words) => {
  graph.describe(fields);
  expect(await check()).toEqual([expect.stringContaining(words)]);
});

test.each([
  ["a token that is not good", { token: "old" }, "WHATSAPP_TOKEN"],
  ["a number that this token does not know", { phoneNumberId: "1234567" }, "WHATSAPP_PHONE_NUMBER_ID"],
  ["an address where nobody answers", { apiUrl: "http://127.0.0.1:9" }, "does not answer"],
])("%s is one sentence with its cure", async (_name, over, words) => {
  const found = await check(over);
  expect(found).toEqual([expect.stringContaining(words)]);
  expect(found.join()).not.toContain(ACCOUNT.token);
});

test("where Meta does not tell about the webhook, nothing is claimed", async () => {
  graph.scriptLooks(undefined, { status: 400, code: 100 });
  expect(await check()).toEqual([]);
});
