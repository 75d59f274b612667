/**
 * A worker for Cloudflare and the like: `https://<worker>/?url=https://example.com/story` answers with
 * that page's article as Markdown. Put a list of hosts of your own before it if everybody can reach it.
 */

import { UnhuskError, declutter } from 'unhusk';

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
    const article = page.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(articles(page.url))
      .pipeThrough(new TextEncoderStream());
    return new Response(article, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
  },
};

/**
 * A page streams in, its article streams out as soon as the page has ended.
 * @param {string} url
 */
function articles(url) {
  /** @type {string[]} */
  const parts = [];
  /** @type {Transformer<string, string>} */
  const transformer = {
    transform(part) {
      parts.push(part);
    },
    flush(controller) {
      try {
        controller.enqueue(declutter(parts.join(''), { url }).markdown);
      } catch (error) {
        if (!(error instanceof UnhuskError)) throw error;
        controller.enqueue(`${error.message}\n`);
      }
    },
  };
  return new TransformStream(transformer);
}
