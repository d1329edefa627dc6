DROP INDEX `code_tries_at`;--> statement-breakpoint
CREATE INDEX `code_tries_failed` ON `code_tries` (`failed`,`at`);--> statement-breakpoint
DROP INDEX `mails_due`;--> statement-breakpoint
ALTER TABLE `mails` ADD `awaited` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `mails` ADD `held_by` text;--> statement-breakpoint
CREATE INDEX `mails_waiting` ON `mails` (`awaited`,`next_try`) WHERE next_try is not null;--> statement-breakpoint
CREATE INDEX `mails_held` ON `mails` (`held_by`) WHERE held_by is not null;--> statement-breakpoint
ALTER TABLE `case_topics` ADD `held_by` text;--> statement-breakpoint
CREATE INDEX `case_topics_due` ON `case_topics` (`place`,`next_try`);--> statement-breakpoint
CREATE INDEX `case_topics_held` ON `case_topics` (`held_by`) WHERE held_by is not null;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `held_by` text;--> statement-breakpoint
CREATE INDEX `deliveries_held` ON `deliveries` (`held_by`) WHERE held_by is not null;--> statement-breakpoint
ALTER TABLE `works` ADD `held_by` text;--> statement-breakpoint
CREATE INDEX `works_held` ON `works` (`held_by`) WHERE held_by is not null;--> statement-breakpoint
CREATE INDEX `approvals_expiry` ON `approvals` (`status`,`expires_at`);--> statement-breakpoint
CREATE INDEX `approvals_reminder` ON `approvals` (`status`,`remind_at`);--> statement-breakpoint
CREATE INDEX `approvals_recovery` ON `approvals` (`recovery`);--> statement-breakpoint
CREATE INDEX `backup_code_sets_account` ON `backup_code_sets` (`account`);--> statement-breakpoint
CREATE INDEX `challenges_account` ON `challenges` (`account`);--> statement-breakpoint
CREATE INDEX `proofs_account` ON `proofs` (`account`);--> statement-breakpoint
CREATE INDEX `reset_links_account` ON `reset_links` (`account`);--> statement-breakpoint
CREATE INDEX `sign_in_attempts_account` ON `sign_in_attempts` (`account`,`at`);--> statement-breakpoint
CREATE INDEX `accounts_workspace` ON `accounts` (`workspace`);--> statement-breakpoint
CREATE INDEX `cases_closed` ON `cases` (`closed_at`);