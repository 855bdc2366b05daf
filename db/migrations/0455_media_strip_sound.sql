-- Recordings that were kept with their tags: the daily work empties those of them, as it did with pictures and films.
update media.contents set metadata_stripped = false where type in ('audio/mpeg', 'audio/wav');
