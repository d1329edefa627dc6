CREATE TABLE `known_devices` (
	`hash` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`known_since` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `known_devices_account` ON `known_devices` (`account`,`known_since`);--> statement-breakpoint
CREATE TABLE `spender_states` (
	`address_key` text NOT NULL,
	`spender` text NOT NULL,
	`locked_until` integer NOT NULL,
	`failures_from` integer NOT NULL,
	PRIMARY KEY(`address_key`, `spender`)
);
--> statement-breakpoint
ALTER TABLE `challenge_codes` ADD `digits` integer DEFAULT 6 NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `spender` text;--> statement-breakpoint
ALTER TABLE `challenges` ADD `known` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `code_sends` ADD `spender` text;--> statement-breakpoint
ALTER TABLE `code_sends` ADD `known` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `code_sends_claims` ON `code_sends` (`at`) WHERE budget = 'claims';--> statement-breakpoint
ALTER TABLE `code_tries` ADD `spender` text;--> statement-breakpoint
ALTER TABLE `code_tries` ADD `known` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `code_tries` ADD `compared` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `disown_links` ADD `passed_at` integer;--> statement-breakpoint
ALTER TABLE `sign_in_attempts` ADD `spender` text;--> statement-breakpoint
ALTER TABLE `sign_in_attempts` ADD `known` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `devices` text;