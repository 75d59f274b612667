/** Pages that are made to use up time or memory. They are made anew each time: the largest have 30 MB. */

/** Readable text around every bomb, so that there is an article to find. */
const PROSE = Array.from(
  { length: 6 },
  (_, day) =>
    `<p>Day ${day + 1}. The ferry crossed the bay twice a day, in the morning with milk and letters, in the ` +
    'evening with whoever had missed the last coach, and nobody thought that it would ever be otherwise.</p>',
).join('');

/** @param {string} inside */
const page = (inside) =>
  `<html lang="en"><head><title>The ferry</title></head><body><article><h1>The ferry</h1>${PROSE}${inside}${PROSE}</article></body></html>`;

/** @param {string} inside */
const head = (inside) =>
  `<html lang="en"><head>${inside}<title>The ferry</title></head><body><article><h1>The ferry</h1>${PROSE}${PROSE}</article></body></html>`;

/**
 * Repeats with a number in the place of `#`.
 * @param {string} text
 * @param {number} times
 */
const counted = (text, times) =>
  Array.from({ length: times }, (_, index) => text.replaceAll('#', String(index))).join('');

/** Sentences of which no two are the same. @param {number} count */
const sentences = (count) =>
  counted('Boat # came in with letters, milk and two passengers who said nothing. ', count);

/** Bytes of which no two are a letter. @param {number} count */
const noise = (count) => Buffer.alloc(count, Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x3c]));

/** Bomb → how its page is made. @type {Record<string, () => string | Buffer>} */
export const BOMBS = {
  'an ordinary page': () => page(''),
  '200,000 nested divs': () => page('<div>'.repeat(200_000) + 'x' + '</div>'.repeat(200_000)),
  '200,000 nested inline elements': () =>
    page('<b>'.repeat(200_000) + 'x' + '</b>'.repeat(200_000)),
  '50,000 nested divs with text': () => page('<div>x'.repeat(50_000) + '</div>'.repeat(50_000)),
  '50,000 nested spans with text': () => page('<span>x'.repeat(50_000) + '</span>'.repeat(50_000)),
  '50,000 nested lists': () => page('<ul><li>x'.repeat(50_000) + '</li></ul>'.repeat(50_000)),
  '50,000 nested quotes': () =>
    page('<blockquote>x'.repeat(50_000) + '</blockquote>'.repeat(50_000)),
  '20,000 nested tables': () =>
    page('<table><tr><td>x'.repeat(20_000) + '</td></tr></table>'.repeat(20_000)),
  '50,000 nested custom elements': () => page('<x-y>x'.repeat(50_000) + '</x-y>'.repeat(50_000)),
  'a million siblings': () => page('<i>x</i>'.repeat(1_000_000)),
  '300,000 paragraphs': () => page(counted('<p>Paragraph # of many.</p>', 300_000)),
  '300,000 identical paragraphs': () =>
    page('<p>The same words over and over again.</p>'.repeat(300_000)),
  '200,000 links': () => page(counted('<a href="/#">link #</a> ', 200_000)),
  '200,000 pictures': () =>
    page(counted('<img src="/#.jpg" width=600 height=400 alt="picture #">', 200_000)),
  '100,000 headings': () => page(counted('<h2>Heading #</h2>', 100_000)),
  '200,000 line breaks': () => page('line<br>'.repeat(200_000)),
  'a table of 200,000 cells': () =>
    page(`<table>${`<tr>${'<td>cell</td>'.repeat(1000)}</tr>`.repeat(200)}</table>`),
  'a row of 200,000 cells': () =>
    page(`<table><tr>${'<td>cell</td>'.repeat(200_000)}</tr></table>`),
  'spans of 1000 columns': () =>
    page(`<table>${'<tr><td colspan=1000 rowspan=65534>x</td></tr>'.repeat(20_000)}</table>`),
  '100,000 empty cells': () =>
    page(`<table><tr>${'<td></td>'.repeat(100_000)}<td>x</td></tr></table>`),
  'as many paragraphs as may be': () => page(counted('<p>Paragraph # of many.</p>', 49_900)),
  'as many links as may be': () =>
    page(counted('<p>See <a href="/#">link #</a> and <a href="/b#">another</a>.</p>', 49_900)),
  'as many elements as may be': () =>
    page(`<p>${counted('<b>word #</b> <i>and</i> ', 74_900)}</p>`),
  'as many list items as may be': () =>
    page(`<ul>${counted('<li><a href="/#">Story # of many</a></li>', 49_900)}</ul>`),
  'as much text as may be': () => page(`<p>${sentences(55_000)}</p>`),
  'as many quotes and signs as may be': () => page(`<p>${'“*a_b`” — c & d; '.repeat(180_000)}</p>`),
  'one text of 30 MB': () => page(`<p>${'word '.repeat(6_000_000)}</p>`),
  'one word of 10 MB': () => page(`<p>${'w'.repeat(10_000_000)}</p>`),
  'one text of 10 MB without spaces (CJK)': () => page(`<p>${'水'.repeat(3_300_000)}</p>`),
  'code of 10 MB': () => page(`<pre><code>${'let a = 1;\n'.repeat(900_000)}</code></pre>`),
  'Markdown’s own characters, 5 MB': () => page(`<p>${'*_[]`~<&| '.repeat(500_000)}</p>`),
  'backticks in code, 5 MB': () => page(`<p><code>${'`'.repeat(5_000_000)}</code></p>`),
  'brackets, 5 MB': () => page(`<p>${'['.repeat(5_000_000)}</p>`),
  'bare addresses, 5 MB': () => page(`<p>${'https://a.b/_'.repeat(380_000)}</p>`),
  'alternating emphasis': () => page(`<p>${'<b>a</b><i>b</i>'.repeat(200_000)}</p>`),
  'an attribute of 5 MB': () => page(`<p class="${'a '.repeat(2_500_000)}">x</p>`),
  'an address of 5 MB': () => page(`<p><a href="/${'a'.repeat(5_000_000)}">x</a></p>`),
  'a srcset of 5 MB': () =>
    page(`<img srcset="${counted('/#.jpg #w, ', 350_000)}" src="/a.jpg" width=600 height=400>`),
  'a style of 5 MB': () => page(`<p style="${'display:none;'.repeat(380_000)}">x</p>`),
  '100,000 attributes': () => page(`<p ${counted('a#="b" ', 100_000)}>x</p>`),
  '200,000 unclosed paragraphs': () => page('<p>x'.repeat(200_000)),
  '100,000 open formatting elements': () => page('<b><i><u><a href=x>'.repeat(25_000)),
  '200,000 crossed formatting elements': () => page('<b><p></b>x<i></p></i>'.repeat(100_000)),
  'an unclosed comment of 10 MB': () => page(`<!--${'x'.repeat(10_000_000)}`),
  'an unclosed script of 10 MB': () => page(`<script>${'x'.repeat(10_000_000)}`),
  'an unclosed title of 10 MB': () => page(`<title>${'x'.repeat(10_000_000)}`),
  'an unclosed textarea of 10 MB': () => page(`<textarea>${'x'.repeat(10_000_000)}`),
  'an unclosed plaintext of 10 MB': () => page(`<plaintext>${'x'.repeat(10_000_000)}`),
  '10 MB of <': () => page('<'.repeat(10_000_000)),
  '10 MB of </': () => page('</'.repeat(5_000_000)),
  '5 MB of <!--': () => page('<!-- --!>'.repeat(550_000)),
  '10 MB of &': () => page('&'.repeat(10_000_000)),
  '10 MB of character references': () => page('&amp;&lt;&#x41;'.repeat(660_000)),
  'a million forms': () => page('<form></form>'.repeat(1_000_000)),
  '200,000 fields': () => page('<input name=a>'.repeat(200_000)),
  '40,000 nested boxes with fields': () =>
    page('<div><input type=text>'.repeat(40_000) + '</div>'.repeat(40_000)),
  '40,000 nested bars for sharing': () =>
    page('<div class="share byline">'.repeat(40_000) + 'x' + '</div>'.repeat(40_000)),
  '30,000 sign-up forms in one box': () =>
    page(
      `<div>${'<form class=newsletter>Subscribe<input type=email></form>'.repeat(30_000)}</div>`,
    ),
  '200,000 sign-up forms': () =>
    page(
      '<form class="newsletter">Subscribe<input type=email><button>Go</button></form>'.repeat(
        50_000,
      ),
    ),
  '100,000 sections with a heading': () =>
    page(counted('<section><h2>S #</h2><p>text</p></section>', 100_000)),
  '100,000 comments of readers': () =>
    page(
      `<div class=comments>${counted('<div class=comment id=c#><p>I agree with # others here.</p></div>', 100_000)}</div>`,
    ),
  '5 MB of NULs': () => page(`<p>${'\0'.repeat(5_000_000)}</p>`),
  'invalid letters, 5 MB': () => page(`<p>${'\ufffd\ud800'.repeat(1_000_000)}</p>`),
  'invalid UTF-8, 5 MB': () =>
    Buffer.concat([Buffer.from(page('')), Buffer.from('<p>'), noise(5_000_000)]),
  'an empty page': () => '<html></html>',
  'white space of 10 MB': () => `<html><body>${' \n'.repeat(5_000_000)}</body></html>`,
  'nested templates': () => page('<template>'.repeat(50_000) + 'x' + '</template>'.repeat(50_000)),
  'nested shadow roots': () =>
    page(
      '<x-y><template shadowrootmode="open">x'.repeat(20_000) + '</template></x-y>'.repeat(20_000),
    ),
  '100,000 frames': () => page('<unhusk-frame src="https://a.b/">x</unhusk-frame>'.repeat(100_000)),
  'JSON-LD of 10 MB': () =>
    head(
      `<script type="application/ld+json">[${'{"@type":"NewsArticle","author":{"name":"A B"}},'.repeat(220_000)}{}]</script>`,
    ),
  'JSON-LD nested 200,000 times': () =>
    head(
      `<script type="application/ld+json">${'['.repeat(200_000)}${']'.repeat(200_000)}</script>`,
    ),
  'JSON-LD in a circle': () =>
    head(
      `<script type="application/ld+json">{"@graph":[${counted('{"@id":"##","author":{"@id":"##"},"isPartOf":{"@id":"#0"}},', 20_000)}{}]}</script>`,
    ),
  '100,000 meta tags': () => head(counted('<meta property="og:title" content="Title #">', 100_000)),
  'a title of 5 MB': () => head(`<title>${'A title - '.repeat(500_000)}</title>`),
  'a description of 5 MB': () =>
    head(`<meta name=description content="${'words '.repeat(830_000)}">`),
  '100,000 bylines': () => page(counted('<span class=byline>By Author # Name</span>', 100_000)),
  '100,000 dates': () => page('<time datetime="2024-05-06">May 6, 2024</time> '.repeat(100_000)),
};
