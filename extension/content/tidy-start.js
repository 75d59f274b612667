// The last of the scripts of tidy mode where it starts by itself.
unhuskTidy?.start();
