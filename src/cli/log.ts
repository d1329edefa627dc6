import { pino } from "pino";
import type { Config } from "../config.ts";
import type { Log } from "../serve.ts";

/** JSON lines on standard error. Of an error only its name, message and stack go in; fields are those of the caller. */
export function createLog({ logLevel }: Pick<Config, "logLevel">): Log {
  const logger = pino({ level: logLevel, base: null }, pino.destination(2));
  return (event, fields, error) => {
    const trouble = error instanceof Error ? { error: error.name, message: error.message, stack: error.stack } : {};
    logger[error === undefined ? "warn" : "error"]({ event, ...fields, ...trouble });
  };
}
