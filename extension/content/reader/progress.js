/**
 * A thin line below the bar that tells how much has been read. A classic script that may be injected
 * again.
 * @param {UnhuskParts} parts
 */
function buildUnhuskProgress({ scroller, signal, onUpdate }) {
  const line = buildUnhuskElement('div', 'progress');
  line.ariaHidden = 'true';
  const resized = new ResizeObserver(show);
  resized.observe(scroller);
  signal.addEventListener('abort', () => resized.disconnect());
  scroller.addEventListener('scroll', show, { signal });
  onUpdate(show);
  return line;

  function show() {
    const length = scroller.scrollHeight - scroller.clientHeight;
    const read = length > 0 ? Math.min(1, scroller.scrollTop / length) : 0;
    line.style.setProperty('--read', String(read));
  }
}
