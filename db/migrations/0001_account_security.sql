CREATE TABLE `address_pages` (
	`hash` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`address` text
);
--> statement-breakpoint
CREATE INDEX `address_pages_conversation` ON `address_pages` (`conversation`,`made_at`);--> statement-breakpoint
CREATE TABLE `approval_cards` (
	`request` text NOT NULL,
	`conversation` text NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`request`, `conversation`),
	FOREIGN KEY (`request`) REFERENCES `approvals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `approval_cards_conversation` ON `approval_cards` (`conversation`);--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`workspace` text NOT NULL,
	`account` text NOT NULL,
	`details` text NOT NULL,
	`recovery` text,
	`conversation` text NOT NULL,
	`opened_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`remind_at` integer,
	`status` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`password_at` integer,
	`choice` text,
	`reason` text,
	`effect` text,
	`trouble` text,
	FOREIGN KEY (`workspace`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recovery`) REFERENCES `recoveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_open_code` ON `approvals` (`code`) WHERE "approvals"."status" = 'open';--> statement-breakpoint
CREATE INDEX `approvals_workspace` ON `approvals` (`workspace`,`opened_at`);--> statement-breakpoint
CREATE INDEX `approvals_account` ON `approvals` (`account`,`opened_at`);--> statement-breakpoint
CREATE INDEX `approvals_conversation` ON `approvals` (`conversation`);--> statement-breakpoint
CREATE INDEX `approvals_effect` ON `approvals` (`effect`);--> statement-breakpoint
CREATE TABLE `backup_code_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`drawn_by` text NOT NULL,
	`drawn_at` integer NOT NULL,
	`activated_at` integer,
	`voided_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `backup_code_sets_active` ON `backup_code_sets` (`account`) WHERE activated_at is not null and voided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `backup_code_sets_drawn` ON `backup_code_sets` (`account`) WHERE activated_at is null and voided_at is null;--> statement-breakpoint
CREATE TABLE `backup_codes` (
	`set` text NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`set`, `number`),
	FOREIGN KEY (`set`) REFERENCES `backup_code_sets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `renewal_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`account` text,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `renewal_links_account` ON `renewal_links` (`account`);--> statement-breakpoint
CREATE TABLE `mailbox_claims` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text,
	`purpose` text NOT NULL,
	`new_address` text NOT NULL,
	`new_key` text NOT NULL,
	`old_address` text,
	`decoy` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`proved_at` integer,
	`took_place_at` integer,
	FOREIGN KEY (`id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mailbox_claims_account` ON `mailbox_claims` (`account`);--> statement-breakpoint
CREATE TABLE `link_codes` (
	`mac` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`drawn_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `link_codes_account` ON `link_codes` (`account`);--> statement-breakpoint
CREATE TABLE `link_tries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `link_tries_conversation` ON `link_tries` (`conversation`,`at`);--> statement-breakpoint
CREATE TABLE `linked_chats` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`conversation` text NOT NULL,
	`channel` text NOT NULL,
	`linked_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `linked_chats_conversation` ON `linked_chats` (`conversation`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `linked_chats_account` ON `linked_chats` (`account`);--> statement-breakpoint
CREATE TABLE `recoveries` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text,
	`workspace` text,
	`stage` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`vouched_by` text,
	`runs_at` integer,
	`agreed_by` text,
	`ended_at` integer,
	FOREIGN KEY (`id`) REFERENCES `mailbox_claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recoveries_account` ON `recoveries` (`account`);--> statement-breakpoint
CREATE INDEX `recoveries_due` ON `recoveries` (`stage`,`runs_at`);--> statement-breakpoint
CREATE TABLE `veto_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`recovery` text NOT NULL,
	FOREIGN KEY (`recovery`) REFERENCES `recoveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `whitelist_undos` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`what` text NOT NULL,
	`range` text NOT NULL,
	`by` text NOT NULL,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	`before` text NOT NULL,
	FOREIGN KEY (`workspace`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`used_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `whitelist_undos_workspace` ON `whitelist_undos` (`workspace`,`made_at`);--> statement-breakpoint
ALTER TABLE `audit` ADD `sequence` integer;--> statement-breakpoint
ALTER TABLE `audit` ADD `mac` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_sequence` ON `audit` (`sequence`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `password_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `opened_with` text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE `accounts` ADD `way_in_changed_at` integer;--> statement-breakpoint
ALTER TABLE `whitelist_entries` ADD `reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `whitelist_entries` ADD `added_by` text;--> statement-breakpoint
ALTER TABLE `whitelist_entries` ADD `origin` text DEFAULT 'set-up' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `whitelist_blocks_api` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `two_steps_required` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `support` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `reminded` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `claimed_by` text REFERENCES accounts(id);--> statement-breakpoint
ALTER TABLE `cases` ADD `said` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `closed_at` integer;--> statement-breakpoint
CREATE INDEX `cases_conversation` ON `cases` (`conversation`,`closed_at`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `seen_from` text;--> statement-breakpoint
ALTER TABLE `inbox` ADD `advice` text;