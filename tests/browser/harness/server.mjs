/** A web of local pages: a server that is, as a proxy, every host there is, and logs who is asked. */

import http from 'node:http';

/**
 * @typedef {object} Page
 * @property {string | Buffer} body
 * @property {string} [type] MIME type; `text/html` unless given
 * @property {number} [status] 200 unless given
 * @property {Record<string, string>} [headers]
 */

/** What the hardest pages send along. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'nonce-page'; style-src 'nonce-page'; img-src 'self'; " +
  "frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/** Hosts that browsers ask by themselves. */
const BROWSERS_OWN =
  /(^|\.)(mozilla\.(com|net|org)|firefox\.com|google\.com|googleapis\.com|gstatic\.com|gvt1\.com)$/;

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675"><defs><linearGradient id="sky" ' +
  'x2="0" y2="1"><stop stop-color="#7f9bb3"/><stop offset="1" stop-color="#e9d8bd"/></linearGradient>' +
  '</defs><path fill="url(#sky)" d="M0 0h1200v675H0z"/><circle cx="880" cy="250" r="70" fill="#f6ecd6"/>' +
  '<path fill="#5d6f63" d="M0 470 260 330l210 120 240-170 490 250v145H0z"/>' +
  '<path fill="#3d4a42" d="M0 560 330 460l380 110 270-80 220 60v125H0z"/></svg>';

export class Server {
  /** @type {Map<string, Page>} */
  #pages;
  /** @type {http.Server} */
  #server;
  /** Every request, as `host/path`. @type {string[]} */
  requests = [];
  /** Where requests say that they come from. @type {string[]} */
  referrers = [];

  /** @param {Record<string, Page>} pages by `host/path` or, for any host, `/path` */
  constructor(pages) {
    this.#pages = new Map(Object.entries(pages));
    this.#server = http.createServer((request, response) => this.#answer(request, response));
    this.#server.on('connect', (request, socket) => {
      this.requests.push(`${request.url}`);
      socket.on('error', () => {});
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
  }

  /** Starts to listen on a port of its own. */
  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve(undefined)));
    return this;
  }

  get port() {
    return /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port;
  }

  /** Hosts that were asked for something, but for those that browsers ask by themselves. */
  get hosts() {
    const hosts = this.requests.map((request) => request.replace(/[:/].*$/, ''));
    return [...new Set(hosts)].filter((host) => !BROWSERS_OWN.test(host)).sort();
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /**
   * @param {http.IncomingMessage} request
   * @param {http.ServerResponse} response
   */
  #answer(request, response) {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const address = url.hostname + url.pathname;
    this.requests.push(address);
    if (request.headers.referer) this.referrers.push(`${address} from ${request.headers.referer}`);
    const page = this.#pages.get(address) ?? this.#pages.get(url.pathname);
    if (page) {
      response.writeHead(page.status ?? 200, {
        'content-type': page.type ?? 'text/html; charset=utf-8',
        ...page.headers,
      });
      response.end(page.body);
    } else if (url.pathname === '/favicon.ico') {
      response.writeHead(204);
      response.end();
    } else if (/\.(jpe?g|png|webp)$/.test(url.pathname)) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' });
      response.end(PICTURE);
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('not found');
    }
  }
}
