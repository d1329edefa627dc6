import { pino } from "pino";
import type { Config } from "../config/config.ts";
import type { Log } from "../app/serve.ts";

/** What is no trouble, but kept elsewhere for a bad day. */
const ROUTINE: readonly string[] = ["audit_head", "learning_phrases", "phrases_learned"];

/** JSON lines on standard error. Of an error only its name, message and stack go in; fields are those of the caller. */
export function createLog({ logLevel }: Pick<Config, "logLevel">): Log {
  const logger = pino({ level: logLevel, base: null }, pino.destination(2));
  return (event, fields, error) => {
    const trouble = error instanceof Error ? { error: error.name, message: error.message, stack: error.stack } : {};
    logger[levelOf(event, error)]({ event, ...fields, ...trouble });
  };
}

function levelOf(event: string, error: unknown): "info" | "warn" | "error" {
  if (error !== undefined) return "error";
  return ROUTINE.includes(event) ? "info" : "warn";
}
