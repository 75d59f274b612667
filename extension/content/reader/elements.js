/**
 * Makes the elements that surround the article. A classic script that may be injected again.
 */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(string | Node)} children
 */
function buildUnhuskElement(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * A button that only the user can press.
 * @param {string} className
 * @param {string} key of the message that names it
 * @param {(button: HTMLButtonElement) => void} act
 * @param {string} [icon] a path of 24 by 24 units: where there is little room, it stands alone
 */
function buildUnhuskButton(className, key, act, icon) {
  const name = chrome.i18n.getMessage(key);
  const label = buildUnhuskElement('span', 'label', name);
  const button = buildUnhuskElement('button', className);
  button.type = 'button';
  if (icon) {
    button.ariaLabel = name;
    button.title = name;
    button.append(buildUnhuskIcon(icon));
  }
  button.append(label);
  button.addEventListener('click', (event) => event.isTrusted && act(button));
  return button;
}

/** @param {string} path */
function buildUnhuskIcon(path) {
  const SVG = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  icon.append(shape);
  return icon;
}
