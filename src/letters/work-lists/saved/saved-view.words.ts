import { declareRefusals } from '../../../kernel/refusal';

declareRefusals({
  'savedView.unknown': 'Visningen finnes ikke.',
  'savedView.nameMissing': 'Skriv et navn på visningen.',
  'savedView.nameTaken': 'Du har en visning av denne listen som heter {name}.',
  'savedView.tooMany': 'Du har {most} visninger. Slett en du ikke bruker, før du lagrer en ny.',
  'savedView.filterOfAnother': 'Listen har ikke filteret {filter}.',
  'savedView.nothingToChange': 'Si hva som skal endres.',
});
