import { declareRefusals } from '../../../kernel/refusal';

declareRefusals({
  'savedView.unknown': {
    nb: 'Visningen finnes ikke.',
    nn: 'Visninga finst ikkje.',
    en: 'There is no such view.',
  },
  'savedView.nameMissing': {
    nb: 'Skriv et navn på visningen.',
    nn: 'Skriv eit namn på visninga.',
    en: 'Give the view a name.',
  },
  'savedView.nameTaken': {
    nb: 'Du har en visning av denne listen som heter {name}.',
    nn: 'Du har ei visning av denne lista som heiter {name}.',
    en: 'You have a view of this list named {name}.',
  },
  'savedView.tooMany': {
    nb: 'Du har {most} visninger. Slett en du ikke bruker, før du lagrer en ny.',
    nn: 'Du har {most} visningar. Slett ei du ikkje bruker, før du lagrar ei ny.',
    en: 'You have {most} views. Delete one that you do not use before you save another.',
  },
  'savedView.filterOfAnother': {
    nb: 'Listen har ikke filteret {filter}.',
    nn: 'Lista har ikkje filteret {filter}.',
    en: 'The list has no filter {filter}.',
  },
  'savedView.nothingToChange': {
    nb: 'Si hva som skal endres.',
    nn: 'Sei kva som skal endrast.',
    en: 'Say what is to be changed.',
  },
});
