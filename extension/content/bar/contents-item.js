/**
 * The article's headings, to go to each. A classic script that may be injected again.
 * @param {UnhuskParts} parts
 * @returns {UnhuskBarItem}
 */
function buildUnhuskContentsItem({ scroller, content, onUpdate }) {
  const ICON = 'M4 5h2v2H4zm4 0h12v2H8zm0 6h12v2H8zm-4 0h2v2H4zm0 6h2v2H4zm4 0h12v2H8z';
  /** Headings from which a list of them is of use. */
  const LEAST = 3;
  const { button, panel } = buildUnhuskPanel('contents', 'contents', ICON);
  panel.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'open') fill();
  });
  onUpdate(look);
  look();
  return { button, panel };

  function headings() {
    return /** @type {NodeListOf<HTMLElement>} */ (
      content.querySelectorAll('.unhusk-content :is(h1, h2, h3, h4, h5, h6)')
    );
  }

  /** An article without parts needs no list of them. */
  function look() {
    button.hidden = headings().length < LEAST;
  }

  function fill() {
    const list = buildUnhuskElement('ol', '');
    const found = [...headings()];
    const levels = [...new Set(found.map(({ localName }) => localName))].sort();
    const edge = scroller.getBoundingClientRect().top + scroller.clientHeight / 3;
    const current = found.findLast((heading) => heading.getBoundingClientRect().top < edge);
    for (const heading of found) {
      const entry = buildUnhuskElement('button', 'entry', heading.textContent?.trim() ?? '');
      entry.type = 'button';
      entry.dir = 'auto';
      if (heading === current) entry.setAttribute('aria-current', 'location');
      entry.addEventListener('click', (event) => event.isTrusted && go(heading));
      const item = buildUnhuskElement('li', '', entry);
      item.style.setProperty('--level', String(levels.indexOf(heading.localName)));
      list.append(item);
    }
    panel.replaceChildren(list);
  }

  /** @param {HTMLElement} heading */
  function go(heading) {
    panel.hidePopover();
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }
}
