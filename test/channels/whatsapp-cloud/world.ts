import express from "express";
import { expect } from "vitest";
import type { Inbound, Messenger, Outbound, Inbox } from "../../../src/channels/channel.ts";
import { createWhatsAppCloud } from "../../../src/channels/whatsapp-cloud/whatsapp-cloud.ts";
import { type VirtualClock, virtualClock } from "../../../src/shared/clock.ts";
import {
  ACCOUNT,
  bring,
  type GraphServer,
  openGraphServer,
  postOf,
  signatureOf,
} from "../../doubles/graph-server/graph-server.ts";
import { inboxDouble } from "../../doubles/inbox-double.ts";
import { freePort } from "../../support/free-port.ts";
import { shippedWording } from "../../support/shipped-wording.ts";

/** The adapter between a Graph and a reception of ours, with a socket of its own for the webhook. */
export interface CloudWorld {
  readonly graph: GraphServer;
  readonly messenger: Messenger;
  readonly clock: VirtualClock;
  readonly received: readonly Inbound[];
  readonly webhook: string;
  readonly troubles: readonly string[];
  /** What the reception does first with the next messages. */
  onReceive(step: () => void): void;
  /** Names of one chat, the first of which it is kept under. */
  joined(ids: readonly string[]): void;
  bring(...values: readonly unknown[]): Promise<number>;
  bringRaw(raw: string, signature?: string): Promise<number>;
  close(): Promise<void>;
}

export async function openCloudWorld(template?: string): Promise<CloudWorld> {
  const graph = await openGraphServer();
  const clock = virtualClock();
  const port = await freePort();
  const state: { step: () => void; names: readonly (readonly string[])[] } = { step: () => undefined, names: [] };
  const double = inboxDouble();
  const inbox: Inbox = {
    ...double,
    receive: async (inbound) => {
      state.step();
      return double.receive(inbound);
    },
    sameChat: async (_of, { ids }) =>
      state.names.find((names) => ids.some((id) => names.includes(id)))?.[0] ?? ids[0] ?? "",
  };
  const troubles: string[] = [];
  const onTrouble = (where: string, error: unknown) => void troubles.push(`${where}: ${String(error)}`);
  const settings = { ...ACCOUNT, apiUrl: graph.url, template };
  const { messenger, webhook } = createWhatsAppCloud(settings, { inbox, clock, wording: shippedWording, onTrouble });
  const app = express().use(webhook);
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve) => {
    const listening = app.listen(port, "127.0.0.1", () => resolve(listening));
  });
  const url = `http://127.0.0.1:${String(port)}/whatsapp/webhook`;
  messenger.start();
  await expect.poll(() => messenger.health().state, { interval: 5 }).toBe("ready");
  return {
    graph,
    messenger,
    clock,
    received: double.received,
    webhook: url,
    troubles,
    onReceive: (step) => void (state.step = step),
    joined: (ids) => void (state.names = [...state.names, ids]),
    bring: (...values) => bring(url, postOf(...values)),
    bringRaw: (raw, signature = signatureOf(raw)) => bring(url, raw, signature),
    close: async () => {
      await messenger.stop();
      server.closeAllConnections();
      server.close();
      await graph.close();
    },
  };
}

export const UMA = "15550100001";
export const ADRIAN = "15550100002";

/** A line on its way out, to Uma unless told otherwise. */
export const line = (text: string, over: Partial<Outbound> & { readonly chat?: string } = {}): Outbound => {
  const { chat = UMA, ...rest } = over;
  const to = { channel: "whatsapp-cloud", bot: ACCOUNT.phoneNumberId, chat } as const;
  return { to, key: `key of ${text.slice(0, 40)}`, text, options: [], ...rest };
};
