ALTER TABLE `conversations` ADD `held` text;--> statement-breakpoint
CREATE INDEX `conversations_held` ON `conversations` (`id`) WHERE held is not null;