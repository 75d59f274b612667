/** Code copies, tables scroll, pictures open large, formulas are set. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, paragraphs } from './harness/pages.mjs';
import { STRICT_CSP } from './harness/server.mjs';
import { clickInReader, inEachBrowser, message, openReader, until } from './harness/suite.mjs';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CELLS = Array.from({ length: 14 }, (_, index) => `<td>measured value ${index}</td>`).join('');
const KATEX =
  '<span class="katex"><span class="katex-mathml" style="position:absolute;clip:rect(1px,1px,1px,1px);height:1px;width:1px;overflow:hidden"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>v</mi><mo>=</mo><msup><mi>t</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">v = t^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>v=t2</span></span></span>';
const HOSTILE =
  '<math><mi href="javascript:document.title=1" onclick="document.title=1">q</mi><mtext>r<img src="/never.png" onerror="document.title=1"></mtext><annotation-xml encoding="text/html"><img src="/never.png" onerror="document.title=1"></annotation-xml><mglyph src="/never.png"></mglyph></math>';
const CONTENT = `${paragraphs(2)}
<pre><code class="language-js">const level = 3;
if (level &lt; 4) wade();</code></pre>
<p>The speed of the water was ${KATEX} on the first day, as the teacher found with a cork and a watch, and ${HOSTILE} on the second one, when nobody had thought of it any more.</p>
<table><caption>The level of the river</caption><tbody><tr>${CELLS}</tr><tr>${CELLS}</tr></tbody></table>
<figure><img src="/meadow.png" alt="The meadow" width="800" height="500"><figcaption>The meadow in March, seen from the tower of the church by the sexton</figcaption></figure>
${paragraphs(3)}`;
const STORY = {
  body: article({ content: CONTENT }),
  headers: { 'content-security-policy': STRICT_CSP },
};
const PICTURE = { body: PIXEL, headers: { 'content-type': 'image/png' } };
const PAGES = {
  'news.test/story': STORY,
  '/meadow.png': PICTURE,
  '/editors': { body: '<!doctype html><title>x</title>' },
};

inEachBrowser('tools', PAGES, (context) => {
  async function read() {
    await context.browser.open('http://news.test/story');
    return openReader(context.browser);
  }

  test('code copies at a click, without what stands around it', async () => {
    const { browser } = context;
    await read();
    await clickInReader(browser, '.copy-code');
    const status = await until(
      () => browser.inReader((shadow) => shadow.querySelector('[role=status]')?.textContent),
      'the answer',
    );
    assert.equal(status, message('codeCopied'));
    await browser.open('http://localhost/editors');
    assert.equal((await browser.clipboard()).plain, 'const level = 3;\nif (level < 4) wade();');
  });

  test('tables and code can have the focus, and have names', async () => {
    const { browser } = context;
    await read();
    const boxes = await browser.inReader((shadow) =>
      [...shadow.querySelectorAll('.unhusk-content [role=region]')].map((box) => ({
        name: box.ariaLabel,
        focus: /** @type {HTMLElement} */ (box).tabIndex,
        wide: box.scrollWidth > box.clientWidth,
        fits:
          box.getBoundingClientRect().right <=
          (box.closest('.unhusk-reader')?.getBoundingClientRect().right ?? 0),
      })),
    );
    assert.deepEqual(boxes, [
      { name: message('code'), focus: 0, wide: false, fits: true },
      { name: 'The level of the river', focus: 0, wide: true, fits: true },
    ]);
  });

  test('a picture opens large; Escape closes that alone', async () => {
    const { browser } = context;
    await read();
    await clickInReader(browser, '.unhusk-tool.enlarge');
    const viewer = await until(
      () =>
        browser.inReader((shadow) => {
          const box = shadow.querySelector('.viewer:popover-open');
          const { width, height } = box?.querySelector('img')?.getBoundingClientRect() ?? {
            width: 0,
            height: 0,
          };
          return (
            box && { name: box.ariaLabel, width, height, focus: shadow.activeElement?.className }
          );
        }),
      'the picture',
    );
    assert.equal(viewer.name, 'The meadow');
    assert.ok(viewer.width > 1000 && viewer.height > 600, JSON.stringify(viewer));
    assert.equal(viewer.focus, 'close-viewer');
    await browser.press('Escape');
    const left = await until(
      () =>
        browser.inReader(
          (shadow) =>
            shadow.querySelector('.viewer') === null && {
              open: shadow.querySelector('dialog')?.open,
              focus: shadow.activeElement?.className,
            },
        ),
      'the picture to close',
    );
    assert.deepEqual(left, { open: true, focus: 'unhusk-tool enlarge' });
    await browser.press('Enter');
    await until(
      () => browser.inReader((shadow) => shadow.querySelector('.viewer:popover-open') !== null),
      'the picture again',
    );
  });

  test('formulas are set as MathML, once, and nothing in them acts or loads', async () => {
    const { browser, server } = context;
    await browser.open('http://news.test/story');
    const count = () => server.requests.filter((request) => request.includes('never')).length;
    const before = count();
    await openReader(browser);
    const formulas = await browser.inReader((shadow) =>
      [...shadow.querySelectorAll('math')].map((math) => ({
        space: math.namespaceURI,
        html: math.getHTML(),
        tex: math.getAttribute('alttext'),
        raised: math.querySelector('mn')
          ? (math.querySelector('mn')?.getBoundingClientRect().bottom ?? 0) <
            math.getBoundingClientRect().bottom
          : null,
      })),
    );
    const space = 'http://www.w3.org/1998/Math/MathML';
    assert.deepEqual(formulas, [
      {
        space,
        html: '<mrow><mi>v</mi><mo>=</mo><msup><mi>t</mi><mn>2</mn></msup></mrow>',
        tex: 'v = t^2',
        raised: true,
      },
      { space, html: '<mi>q</mi><mtext>r</mtext>', tex: null, raised: null },
    ]);
    const sentence = await browser.inReader(
      (shadow) =>
        [...shadow.querySelectorAll('p')].find((p) => p.querySelector('math'))?.textContent,
    );
    assert.match(sentence ?? '', /^The speed of the water was v=t2 on the first day/);
    assert.notEqual(await browser.inPage(() => document.title), '1');
    assert.equal(count(), before);
  });
});
