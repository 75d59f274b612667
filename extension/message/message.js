/** A small window at the button: says why a page can't be read, as named in the query. */

import { localise } from '../localise.js';
import { messageKey, problem } from '../messages.js';

const key = messageKey(problem(location.search.slice(1)));

localise();
document.title = chrome.i18n.getMessage(`${key}_title`);
document.querySelector('h1')?.append(document.title);
document.querySelector('p')?.append(chrome.i18n.getMessage(key));
