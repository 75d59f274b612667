/** Text of files with pages. */

/** Bytes at the start of a page in which it may name its encoding. */
const HEAD = 1024;

/**
 * The markup in a file, which may be packed (gzip), in the encoding that it names.
 * @param {Blob} file
 */
export async function decode(file) {
  let bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip'));
    bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  }
  return decoder(bytes).decode(bytes);
}

/** @param {Uint8Array} bytes */
function decoder(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  try {
    // A page that can be read as ASCII so far is not in UTF-16, whatever it says.
    return new TextDecoder(/^utf-16/i.test(named ?? '') ? 'utf-8' : named);
  } catch {
    return new TextDecoder();
  }
}
