/** Tabs that go by the pattern of WAI-ARIA: arrow keys move among them, one panel shows. */

export function listenTabs() {
  const tabs = [...document.querySelectorAll('[role=tab]')].filter(
    (tab) => tab instanceof HTMLElement,
  );

  /** @param {HTMLElement} chosen */
  function select(chosen) {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', `${isChosen}`);
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !isChosen;
    }
  }

  for (const [place, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', (event) => {
      const places = {
        ArrowRight: (place + 1) % tabs.length,
        ArrowLeft: (place + tabs.length - 1) % tabs.length,
        Home: 0,
        End: tabs.length - 1,
      };
      if (!Object.hasOwn(places, event.key)) return;
      const next = tabs[places[/** @type {keyof typeof places} */ (event.key)]];
      if (!next) return;
      event.preventDefault();
      select(next);
      next.focus();
    });
  }
}
