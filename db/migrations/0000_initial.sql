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
CREATE TABLE `cases` (
	`number` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`episode` integer NOT NULL,
	`dossier` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `cases_newest` ON `cases` (`opened_at`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`key` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`channel` text NOT NULL,
	`sequence` integer NOT NULL,
	`status` text NOT NULL,
	`tries` integer NOT NULL,
	`next_try` integer NOT NULL,
	`lease` text,
	`why` text,
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`status`,`next_try`);--> statement-breakpoint
CREATE INDEX `deliveries_order` ON `deliveries` (`conversation`,`status`,`sequence`);--> statement-breakpoint
CREATE TABLE `timers` (
	`conversation` text PRIMARY KEY NOT NULL,
	`generation` integer NOT NULL,
	`due_at` integer NOT NULL,
	`rang` integer NOT NULL,
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `timers_due` ON `timers` (`rang`,`due_at`);--> statement-breakpoint
CREATE TABLE `works` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`conversation` text NOT NULL,
	`episode` integer NOT NULL,
	`task` text NOT NULL,
	`status` text NOT NULL,
	`failures` integer NOT NULL,
	`next_try` integer NOT NULL,
	`outcome` text,
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `works_key_unique` ON `works` (`key`);--> statement-breakpoint
CREATE INDEX `works_due` ON `works` (`status`,`next_try`);--> statement-breakpoint
CREATE INDEX `works_order` ON `works` (`conversation`,`status`);--> statement-breakpoint
CREATE TABLE `chat_lines` (
	`conversation` text NOT NULL,
	`sequence` integer NOT NULL,
	`speaker` text NOT NULL,
	`text` text NOT NULL,
	`options` text NOT NULL,
	`at` integer NOT NULL,
	`message_id` text,
	`seen` integer NOT NULL,
	PRIMARY KEY(`conversation`, `sequence`),
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`bot` text NOT NULL,
	`chat` text NOT NULL,
	`language` text NOT NULL,
	`turn` integer NOT NULL,
	`lines` integer NOT NULL,
	`opened_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_address` ON `conversations` (`channel`,`bot`,`chat`);--> statement-breakpoint
CREATE TABLE `episodes` (
	`conversation` text NOT NULL,
	`number` integer NOT NULL,
	`library` text NOT NULL,
	`opened_at` integer NOT NULL,
	`account` text,
	`proved_at` integer,
	`ended_at` integer,
	`outcome` text,
	`flow` text,
	PRIMARY KEY(`conversation`, `number`),
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`library`) REFERENCES `flow_libraries`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `episodes_watched` ON `episodes` (`account`) WHERE ended_at is null and account is not null;--> statement-breakpoint
CREATE TABLE `facts` (
	`conversation` text NOT NULL,
	`episode` integer NOT NULL,
	`position` integer NOT NULL,
	`fact` text NOT NULL,
	PRIMARY KEY(`conversation`, `episode`, `position`),
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `flow_libraries` (
	`hash` text PRIMARY KEY NOT NULL,
	`flows` text NOT NULL,
	`kept_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`notices` text NOT NULL,
	`personal` integer NOT NULL,
	`line` integer,
	`at` integer NOT NULL,
	`status` text NOT NULL,
	`failures` integer NOT NULL,
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_key` ON `inbox` (`conversation`,`key`);--> statement-breakpoint
CREATE INDEX `inbox_waiting` ON `inbox` (`status`,`conversation`);--> statement-breakpoint
CREATE INDEX `inbox_pace` ON `inbox` (`conversation`,`personal`,`at`);--> statement-breakpoint
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
