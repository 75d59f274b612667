// The last of the scripts of tidy mode, after a click: its value is what the background gets.
unhuskTidy?.toggle();
