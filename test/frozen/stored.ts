import type { z } from "zod";
import type { IpList } from "../../src/auth/ports.ts";
import type { AuditEvent } from "../../src/auth/audit/vocabulary.ts";
import type { NextStep } from "../../src/conversation/cases/case-words.ts";
import type { Trouble } from "../../src/auth/diagnosis/model.ts";
import type { Intent, Report } from "../../src/engine/engine.ts";
import type { MailDetails } from "../../src/mail/mail-details.ts";
import type { AnswerSchema } from "../../src/shared/answer-schema.ts";
import type { Secrets } from "../../src/shared/secrets.ts";

/**
 * What rests in the database although its column is plain text or a wider type. Whatever a column says of itself in
 * `db/schema` is found there and has no line here.
 */
export interface Stored {
  readonly "audit.event": AuditEvent;
  readonly "cases.dossier.next": NextStep;
  readonly "facts.fact.outcome of login-cause": Trouble;
  readonly "flow_libraries.flows.intents": Intent | Report;
  readonly "whitelist_undos.before": IpList;
  readonly "mails.details": z.input<typeof MailDetails>;
}

/** By what the compiler is asked for names that are written where they are used. */
export interface Marks {
  readonly answers: AnswerSchema<unknown>;
  readonly secrets: Secrets;
}
