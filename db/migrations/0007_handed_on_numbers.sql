ALTER TABLE `chat_aliases` ADD `lasting` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `chat_aliases` SET `lasting` = true WHERE `alias` LIKE '%@lid' OR `alias` GLOB '[A-Z][A-Z].*';--> statement-breakpoint
INSERT OR IGNORE INTO `chat_aliases` (`channel`, `bot`, `alias`, `chat`, `lasting`)
SELECT DISTINCT `channel`, `bot`, `chat`, `chat`, true FROM `chat_aliases` WHERE `chat` LIKE '%@lid' OR `chat` GLOB '[A-Z][A-Z].*';
