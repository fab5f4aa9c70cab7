import { declareRefusals } from '../../kernel/refusal';

declareRefusals({
  'comment.unknown': {
    nb: 'Kommentaren finnes ikke.',
    nn: 'Kommentaren finst ikkje.',
    en: 'There is no such comment.',
  },
  'comment.notYours': {
    nb: 'Rollen din gir ikke adgang til dette.',
    nn: 'Rolla di gir ikkje tilgang til dette.',
    en: 'Your role does not give access to this.',
  },
  'comment.letterClosed': {
    nb: 'Brevet kan ikke kommenteres lenger: det er signert, eller det utgår.',
    nn: 'Brevet kan ikkje kommenterast lenger: det er signert, eller det går ut.',
    en: 'The letter can no longer be commented on: it is signed, or withdrawn.',
  },
  'comment.versionUnknown': {
    nb: 'Brevet har ingen slik versjon.',
    nn: 'Brevet har ingen slik versjon.',
    en: 'The letter has no such version.',
  },
  'comment.tooMany': {
    nb: 'Brevet har så mange kommentarer at resten bør tas muntlig.',
    nn: 'Brevet har så mange kommentarar at resten bør takast munnleg.',
    en: 'The letter has so many comments that the rest should be said aloud.',
  },
  'comment.alreadyDone': {
    nb: 'Kommentaren er alt merket som ferdig.',
    nn: 'Kommentaren er alt merkt som ferdig.',
    en: 'The comment is marked as done already.',
  },
  'comment.notDone': {
    nb: 'Kommentaren er ikke merket som ferdig.',
    nn: 'Kommentaren er ikkje merkt som ferdig.',
    en: 'The comment is not marked as done.',
  },
});
