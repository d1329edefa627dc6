ALTER TABLE `accounts` ADD `suspended_why` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `suspension_ended_by` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `elsewhere_provider` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `elsewhere_address` text;