ALTER TABLE `address_states` ADD `stopped_at` integer;--> statement-breakpoint
CREATE INDEX `address_states_stopped` ON `address_states` (`stopped_at`);