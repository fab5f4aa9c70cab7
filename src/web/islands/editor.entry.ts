/** Writing a letter: the text and its note as one writes them, saved by themselves, with the PDF beside. */
import { setupOf } from './writing/setup';
import { startWriting } from './writing/start';

const main = document.querySelector<HTMLElement>('[data-writing]');
if (main) startWriting(main, setupOf(main));
