CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`line` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `challenge_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge` text NOT NULL,
	`mac` text NOT NULL,
	`mailed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`challenge`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `challenge_codes_challenge` ON `challenge_codes` (`challenge`);--> statement-breakpoint
CREATE TABLE `challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`address_key` text NOT NULL,
	`account` text,
	`purpose` text NOT NULL,
	`channel` text NOT NULL,
	`conversation` text NOT NULL,
	`language` text NOT NULL,
	`budget` text NOT NULL,
	`opened_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `challenges_conversation` ON `challenges` (`conversation`,`purpose`);--> statement-breakpoint
CREATE INDEX `challenges_address` ON `challenges` (`address_key`);--> statement-breakpoint
CREATE TABLE `code_sends` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_key` text NOT NULL,
	`budget` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `code_sends_address` ON `code_sends` (`address_key`,`at`);--> statement-breakpoint
CREATE TABLE `code_tries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_key` text NOT NULL,
	`budget` text NOT NULL,
	`at` integer NOT NULL,
	`failed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `code_tries_address` ON `code_tries` (`address_key`,`at`);--> statement-breakpoint
CREATE INDEX `code_tries_at` ON `code_tries` (`at`);--> statement-breakpoint
CREATE TABLE `disown_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`account` text,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proofs` (
	`conversation` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`proved_at` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reset_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`account` text,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`opened_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`address` text NOT NULL,
	`user_agent` text NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account`);--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_key` text NOT NULL,
	`account` text,
	`cause` text NOT NULL,
	`failed` integer NOT NULL,
	`address` text NOT NULL,
	`user_agent` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_in_attempts_address` ON `sign_in_attempts` (`address_key`,`at`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`email` text NOT NULL,
	`address_key` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`language` text NOT NULL,
	`two_steps` integer NOT NULL,
	`password_hash` text NOT NULL,
	`password_changed_at` integer NOT NULL,
	`mailbox_reset_at` integer,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`workspace`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_address_key_unique` ON `accounts` (`address_key`);--> statement-breakpoint
CREATE TABLE `address_states` (
	`key` text PRIMARY KEY NOT NULL,
	`locked_until` integer NOT NULL,
	`failures_from` integer NOT NULL,
	`recovery_shut_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `whitelist_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`range` text NOT NULL,
	`note` text NOT NULL,
	`added_at` integer NOT NULL,
	`until` integer,
	FOREIGN KEY (`workspace`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `whitelist_entries_workspace` ON `whitelist_entries` (`workspace`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`whitelist_on` integer NOT NULL,
	`founded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `local_mailbox` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `local_mailbox_newest` ON `local_mailbox` (`at`);--> statement-breakpoint
CREATE TABLE `mail_attempts` (
	`mail` text NOT NULL,
	`number` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text NOT NULL,
	`reply` text,
	PRIMARY KEY(`mail`, `number`),
	FOREIGN KEY (`mail`) REFERENCES `mails`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`recipient` text NOT NULL,
	`language` text NOT NULL,
	`details` text NOT NULL,
	`secrets` text,
	`queued_at` integer NOT NULL,
	`not_after` integer,
	`status` text NOT NULL,
	`tries` integer NOT NULL,
	`next_try` integer,
	`reply` text,
	`settled_at` integer,
	`lease` text
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`next_try`);--> statement-breakpoint
CREATE INDEX `mails_delivery` ON `mails` (`recipient`,`template`,`queued_at`);--> statement-breakpoint
CREATE TABLE `done_once` (
	`key` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
);
