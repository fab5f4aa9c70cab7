import { declareRefusals } from '../../kernel/refusal';

declareRefusals({
  'comment.unknown': 'Kommentaren finnes ikke.',
  'comment.notYours': 'Rollen din gir ikke adgang til dette.',
  'comment.letterClosed': 'Brevet kan ikke kommenteres lenger: det er signert, eller det utgår.',
  'comment.versionUnknown': 'Brevet har ingen slik versjon.',
  'comment.tooMany': 'Brevet har så mange kommentarer at resten bør tas muntlig.',
  'comment.alreadyDone': 'Kommentaren er alt merket som ferdig.',
  'comment.notDone': 'Kommentaren er ikke merket som ferdig.',
});
