CREATE TABLE `key_check` (
	`id` integer PRIMARY KEY NOT NULL,
	`mark` text NOT NULL,
	CONSTRAINT "key_check_one_row" CHECK("key_check"."id" = 1)
);
