/** Markup for pages of tests. */

/** Sentences of an article, each of its own. */
export const SENTENCES = [
  'The river had risen all night, and by morning the lower meadow lay under a sheet of brown water that reached as far as the old mill.',
  'Nobody in the village could remember a flood so early in the year, although the marks on the church wall told of worse ones long ago.',
  'The miller, who had moved his sacks to the loft the evening before, stood at the window and counted the fence posts that were left.',
  'Towards noon the rain stopped, the clouds broke over the eastern ridge, and a pale light fell on the roofs along the single street.',
  'Children came out with boats made of bark, while their parents carried wet carpets, chairs and books into the yards to dry them.',
  'By the end of the week the water had gone, and what it left behind was a layer of fine silt in which the first green was showing.',
];

export const TITLE = 'The flood that came in March';

/** Who tells it, from round to round. */
const VOICES =
  'pastor baker smith doctor teacher weaver cooper mason sexton shepherd ferryman carter'.split(
    ' ',
  );

/**
 * The sentences, told several times: by another person each time, as no article repeats itself.
 * @param {number} [rounds] 12 at most
 */
export function paragraphs(rounds = 1) {
  return VOICES.slice(0, rounds)
    .flatMap((voice, round) =>
      SENTENCES.map((text, day) =>
        round
          ? `<p>On day ${day + 1} the ${voice} wrote in the book: ${text}</p>`
          : `<p>${text}</p>`,
      ),
    )
    .join('\n');
}

/**
 * An article page with navigation, a sign-up form, and a footer.
 * @param {{head?: string, before?: string, content?: string, after?: string}} [parts]
 */
export function article({ head = '', before = '', content = paragraphs(), after = '' } = {}) {
  return `<!doctype html>
<html lang="en" class="page" data-quote="&quot;&amp;&lt;">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE} | Valley Post</title>
<meta property="og:title" content="${TITLE}">
<meta property="og:site_name" content="Valley Post">
${head}
</head>
<body>
${before}
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<main><article>
<h1>${TITLE}</h1>
<p class="byline">By <a rel="author" href="/staff/ida">Ida Brook</a> <time datetime="2025-03-04">4 March 2025</time></p>
${content}
<form action="/subscribe" method="post"><h3>Our newsletter</h3><label>E-mail <input type="email" name="email" id="email"></label><button>Subscribe now</button></form>
</article></main>
<footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer>
${after}
</body>
</html>`;
}

/**
 * A script that strict pages allow.
 * @param {string} source
 */
export function script(source) {
  return `<script nonce="page">${source}</script>`;
}

/**
 * A style sheet that strict pages allow.
 * @param {string} source
 */
export function style(source) {
  return `<style nonce="page">${source}</style>`;
}
