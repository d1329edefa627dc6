CREATE TABLE `announcement` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`texts` text NOT NULL,
	`until` integer NOT NULL,
	CONSTRAINT "announcement_one_row" CHECK("announcement"."id" = 1)
);
