/** What every page has: forms that answer in place, keys, dialogs. All of it works without, by links and forms. */
import 'htmx.org';
import './keys';
import './dialogs';
import './sent-again';
import './forms';
import './changes';
import './quoting';
import './print';
import './drafts';
import './rows';
