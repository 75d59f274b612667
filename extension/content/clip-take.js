// The last of the scripts that copy a page: its value is what the background gets.
takeUnhuskClip();
