import { pino } from "pino";
import type { Config } from "../config/config.ts";
import type { Log } from "../app/serve.ts";

/** What is no trouble, but kept elsewhere for a bad day. */
const ROUTINE: readonly string[] = ["learning_phrases", "phrases_learned"];

/** JSON lines on standard error. Of an error only its name, message and stack go in; fields are those of the caller. */
export function createLog({ logLevel, mode }: Pick<Config, "logLevel" | "mode">): Log {
  const logger = pino({ level: logLevel, base: null }, pino.destination(2));
  return (event, fields, error) => {
    const trouble = error instanceof Error ? { error: error.name, message: error.message, stack: error.stack } : {};
    logger[levelOf(event, error, mode)]({ event, ...fields, ...trouble });
  };
}

function levelOf(event: string, error: unknown, mode: Config["mode"]): "info" | "warn" | "error" {
  if (error !== undefined) return "error";
  // A head has to leave the machine with the log, which usual settings cut off at warn. Nobody misses those of the demo.
  if (event === "audit_head") return mode === "demo" ? "info" : "warn";
  return ROUTINE.includes(event) ? "info" : "warn";
}
