import { eq } from "drizzle-orm";
import { sessions } from "../../../db/schema/auth-sessions.ts";
import type { SessionStore } from "../../auth/ports.ts";
import { loadSession } from "./load-session.ts";
import type { OpenStore } from "./open.ts";

/** The sessions of an account on SQLite. */
export const sessionStore = ({ queries }: OpenStore): SessionStore => ({
  ofAccount: async (account) =>
    queries
      .select({ hash: sessions.hash })
      .from(sessions)
      .where(eq(sessions.account, account))
      .all()
      .flatMap(({ hash }) => loadSession(queries, hash) ?? []),
});
