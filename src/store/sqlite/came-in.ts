import { sql } from "drizzle-orm";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";

/** Attempts by which somebody came in, whatever the second step was. */
export const cameIn = sql`${signInAttempts.cause} like 'signed-in%'`;
