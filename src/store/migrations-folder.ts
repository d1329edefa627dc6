import { fileURLToPath } from "node:url";

/** The migrations that came with the program. Found from here, so that it does not matter where a database's code lies. */
export const ownMigrations = fileURLToPath(new URL("../../db/migrations", import.meta.url));
