/** The door of the store: the only drizzle code. Every other folder sees ports, never tables. */
export { authStore } from "./auth-store.ts";
export { type OpenStore, StoreUnusable, openStore } from "./open.ts";
