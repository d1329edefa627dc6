CREATE TABLE `set_up_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer
);
