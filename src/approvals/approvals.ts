export { type AddressPages, createAddressPages } from "./address-page.ts";
export type { ChatDecision } from "./in-chat.ts";
export { createApprovals, type Approvals } from "./create-approvals.ts";
export type { ChatNote, RequestCard, Choice, RequestOnBoard, RequestResult, Board, DecideAnswer } from "./model.ts";
