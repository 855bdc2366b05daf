-- Films that were kept with tracks of places: the daily work empties those of them, as it did with their user data.
update media.contents set metadata_stripped = false where type = 'video/mp4';
