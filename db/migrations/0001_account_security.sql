ALTER TABLE `audit` ADD `sequence` integer;--> statement-breakpoint
ALTER TABLE `audit` ADD `mac` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_sequence` ON `audit` (`sequence`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `password_at` integer DEFAULT 0 NOT NULL;