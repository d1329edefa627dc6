CREATE TABLE `chat_moves` (
	`hash` text PRIMARY KEY NOT NULL,
	`conversation` text NOT NULL,
	`drawn_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`conversation`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
