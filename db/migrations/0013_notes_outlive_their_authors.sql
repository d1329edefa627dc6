CREATE TABLE `__new_case_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case` text NOT NULL,
	`by` text,
	`author` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_case_notes`("id", "case", "by", "author", "text", "at") SELECT "id", "case", "by", NULL, "text", "at" FROM `case_notes`;--> statement-breakpoint
DROP TABLE `case_notes`;--> statement-breakpoint
ALTER TABLE `__new_case_notes` RENAME TO `case_notes`;--> statement-breakpoint
CREATE INDEX `case_notes_case` ON `case_notes` (`case`);