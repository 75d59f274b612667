/**
 * A worker for Cloudflare and the like: `https://<worker>/?url=https://example.com/story` answers with
 * that page's article as Markdown. Put a list of hosts of your own before it if everybody can reach it.
 */

import { UnhuskError, declutter, decode } from 'unhusk';

export default {
  /** @param {Request} request */
  async fetch(request) {
    const address = new URL(request.url).searchParams.get('url');
    if (!address || !/^https?:/.test(address)) {
      return new Response('Say which page: ?url=https://…\n', { status: 400 });
    }
    const page = await fetch(address);
    if (!page.ok || !page.body) {
      return new Response(`The page answers with ${page.status}.\n`, { status: 502 });
    }
    const type = page.headers.get('content-type') ?? undefined;
    const article = page.body
      .pipeThrough(articles(page.url, type))
      .pipeThrough(new TextEncoderStream());
    return new Response(article, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
  },
};

/**
 * A page streams in, its article streams out as soon as the page has ended.
 * @param {string} url
 * @param {string} [type] what the server says in `Content-Type`: it may name the encoding
 */
function articles(url, type) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  /** @type {Transformer<Uint8Array<ArrayBuffer>, string>} */
  const transformer = {
    transform(part) {
      parts.push(part);
    },
    async flush(controller) {
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      try {
        controller.enqueue(declutter(decode(bytes, type), { url }).markdown);
      } catch (error) {
        if (!(error instanceof UnhuskError)) throw error;
        controller.enqueue(`${error.message}\n`);
      }
    },
  };
  return new TransformStream(transformer);
}
