/**
 * A mark behind a piece of the article, which leaves the article itself as it is. A classic script that may
 * be injected again.
 * @param {UnhuskParts} parts
 * @param {string} className
 */
function createUnhuskMarker({ scroller, content, signal }, className) {
  /** @type {Element | null} */
  let marked = null;
  const mark = buildUnhuskElement('div', `mark ${className}`);
  mark.hidden = true;
  scroller.append(mark);
  const observer = new ResizeObserver(place);
  observer.observe(content);
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    /** Marks an element, or none. @param {Element | null} element */
    set(element) {
      marked = element;
      place();
    },
    remove() {
      observer.disconnect();
      mark.remove();
    },
  };

  function place() {
    mark.hidden = !marked?.isConnected;
    if (!marked?.isConnected) return;
    const box = marked.getBoundingClientRect();
    const outer = scroller.getBoundingClientRect();
    // In right-to-left interfaces the scroll bar stands at the left.
    mark.style.left = `${box.left - outer.left - scroller.clientLeft + scroller.scrollLeft}px`;
    mark.style.top = `${box.top - outer.top + scroller.scrollTop}px`;
    mark.style.width = `${box.width}px`;
    mark.style.height = `${box.height}px`;
  }
}
