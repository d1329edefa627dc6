ALTER TABLE `accounts` ADD `hash_kind` text;--> statement-breakpoint
CREATE INDEX `accounts_hash_kind` ON `accounts` (`hash_kind`) WHERE hash_kind is not null;