/** The options page: each section is a module of its own. */

import { localise } from '../localise.js';

localise();
