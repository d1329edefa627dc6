DROP INDEX `challenges_conversation`;--> statement-breakpoint
DROP INDEX `challenges_account`;--> statement-breakpoint
ALTER TABLE `challenges` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `challenges` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `challenges_sequence` ON `challenges` (`sequence`);--> statement-breakpoint
CREATE INDEX `challenges_conversation` ON `challenges` (`conversation`,`purpose`,`sequence`);--> statement-breakpoint
CREATE INDEX `challenges_account` ON `challenges` (`account`,`sequence`);--> statement-breakpoint
DROP INDEX `mails_waiting`;--> statement-breakpoint
ALTER TABLE `mails` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `mails` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `mails_sequence` ON `mails` (`sequence`);--> statement-breakpoint
CREATE INDEX `mails_waiting` ON `mails` (`awaited`,`next_try`,`sequence`) WHERE next_try is not null;--> statement-breakpoint
ALTER TABLE `address_pages` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `address_pages` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `address_pages_sequence` ON `address_pages` (`sequence`);--> statement-breakpoint
ALTER TABLE `approval_cards` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `approval_cards` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `approval_cards_sequence` ON `approval_cards` (`sequence`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `approvals` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `approvals_sequence` ON `approvals` (`sequence`);--> statement-breakpoint
ALTER TABLE `challenge_codes` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `challenge_codes` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `challenge_codes_sequence` ON `challenge_codes` (`sequence`);--> statement-breakpoint
ALTER TABLE `sign_in_attempts` ADD `came_in` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `sign_in_attempts` SET `came_in` = true WHERE `cause` LIKE 'signed-in%';--> statement-breakpoint
CREATE INDEX `sign_in_attempts_came_in` ON `sign_in_attempts` (`address_key`,`at`) WHERE came_in;--> statement-breakpoint
ALTER TABLE `whitelist_entries` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `whitelist_entries` SET `position` = rowid;--> statement-breakpoint
ALTER TABLE `cases` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `cases` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `cases_sequence` ON `cases` (`sequence`);--> statement-breakpoint
ALTER TABLE `link_codes` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `link_codes` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `link_codes_sequence` ON `link_codes` (`sequence`);--> statement-breakpoint
ALTER TABLE `linked_chats` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `linked_chats` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `linked_chats_sequence` ON `linked_chats` (`sequence`);--> statement-breakpoint
ALTER TABLE `local_mailbox` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `local_mailbox` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `local_mailbox_sequence` ON `local_mailbox` (`sequence`);--> statement-breakpoint
ALTER TABLE `whitelist_undos` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `whitelist_undos` SET `sequence` = rowid;--> statement-breakpoint
CREATE INDEX `whitelist_undos_sequence` ON `whitelist_undos` (`sequence`);--> statement-breakpoint
CREATE INDEX `chat_aliases_chat` ON `chat_aliases` (`channel`,`bot`,`chat`);
