import type { Express } from "express";
import { z } from "zod";

export interface Route {
  readonly method: string;
  readonly path: string;
}

const stack = z.object({ stack: z.array(z.unknown()) });
const layer = z.object({
  route: z.object({ path: z.string(), methods: z.record(z.string(), z.boolean()) }).optional(),
  handle: z.unknown(),
});

/** All routes the application really has, read from Express itself, so that a new page cannot be forgotten here. */
export function routesOf(app: Express, chat: unknown): readonly Route[] {
  return [...collect(app.router, "", chat), ...collect(chat, "/chat", undefined)];
}

function collect(router: unknown, prefix: string, skipped: unknown): readonly Route[] {
  const layers = stack.safeParse({ stack: partOf(router, "stack") });
  if (!layers.success || router === skipped) return [];
  return layers.data.stack.flatMap((raw) => {
    const { route, handle } = layer.parse({
      route: partOf(raw, "route"),
      handle: partOf(raw, "handle"),
    });
    if (!route) return collect(handle, prefix, skipped);
    return Object.keys(route.methods).map((method) => ({ method: method.toUpperCase(), path: prefix + route.path }));
  });
}

function partOf(whole: unknown, name: string): unknown {
  const part: unknown = Reflect.get(Object(whole), name);
  return part;
}
