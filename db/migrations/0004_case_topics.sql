CREATE TABLE `case_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case` text NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_notes_case` ON `case_notes` (`case`);--> statement-breakpoint
CREATE TABLE `case_topics` (
	`place` text NOT NULL,
	`case` text NOT NULL,
	`topic` text,
	`introduced` integer NOT NULL,
	`mirrored` integer NOT NULL,
	`closed` integer NOT NULL,
	`lost` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_try` integer NOT NULL,
	`lease` text,
	`why` text,
	PRIMARY KEY(`place`, `case`),
	FOREIGN KEY (`case`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_topics_topic` ON `case_topics` (`place`,`topic`);--> statement-breakpoint
CREATE TABLE `topic_messages` (
	`place` text NOT NULL,
	`message_id` text NOT NULL,
	`case` text NOT NULL,
	`conversation` text NOT NULL,
	`sequence` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`place`, `message_id`, `sequence`),
	FOREIGN KEY (`case`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `topic_messages_line` ON `topic_messages` (`conversation`,`sequence`);--> statement-breakpoint
CREATE TABLE `topic_posts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`place` text NOT NULL,
	`case` text NOT NULL,
	`key` text NOT NULL,
	`post` text NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`case`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topic_posts_key_unique` ON `topic_posts` (`key`);--> statement-breakpoint
CREATE INDEX `topic_posts_due` ON `topic_posts` (`place`,`case`,`done_at`);