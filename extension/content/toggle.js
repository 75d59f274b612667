// The last of the content scripts: its value is what the background gets.
unhuskReader?.close() ? { closed: true } : takeSnapshot();
