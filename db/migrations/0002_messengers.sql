CREATE TABLE `chat_aliases` (
	`channel` text NOT NULL,
	`bot` text NOT NULL,
	`alias` text NOT NULL,
	`chat` text NOT NULL,
	PRIMARY KEY(`channel`, `bot`, `alias`)
);
--> statement-breakpoint
ALTER TABLE `deliveries` ADD `replaces` integer;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `replaces_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `message_id` text;