import type Database from "better-sqlite3";

export const hasTable = (database: Database.Database, name: string): boolean =>
  database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(name) !== undefined;
