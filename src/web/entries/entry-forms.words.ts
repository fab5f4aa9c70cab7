import { declareWords } from '../frame/words';
import './entry-fields.words';

declareWords('entryCorrect', {
  nb: {
    heading: 'Rett journalposten',
    intro: 'Bare det som ennå kan rettes, står her. Skriv en merknad om resten.',
    button: 'Rett',
  },
  nn: {
    heading: 'Rett journalposten',
    intro: 'Berre det som enno kan rettast, står her. Skriv ein merknad om resten.',
    button: 'Rett',
  },
  en: {
    heading: 'Correct the entry',
    intro: 'Only what may still be corrected stands here. Write a remark about the rest.',
    button: 'Correct',
  },
});

declareWords('entryMove', {
  nb: {
    heading: 'Flytt til en annen sak',
    intro: 'Journalposten får neste nummer i den andre saken. Det gamle nummeret blir stående tomt.',
    button: 'Flytt',
  },
  nn: {
    heading: 'Flytt til ei anna sak',
    intro: 'Journalposten får neste nummer i den andre saka. Det gamle nummeret blir ståande tomt.',
    button: 'Flytt',
  },
  en: {
    heading: 'Move to another case',
    intro: 'The entry gets the next number of the other case. The old number stays empty.',
    button: 'Move',
  },
});

declareWords('entrySettle', {
  nb: { heading: 'Avskriv brevet', button: 'Avskriv' },
  nn: { heading: 'Avskriv brevet', button: 'Avskriv' },
  en: { heading: 'Write the letter off', button: 'Write off' },
});

declareWords('entryUndoSettlement', {
  nb: { heading: 'Opphev avskrivningen', intro: 'Brevet blir åpent igjen.', button: 'Opphev' },
  nn: { heading: 'Opphev avskrivinga', intro: 'Brevet blir ope igjen.', button: 'Opphev' },
  en: { heading: 'Undo the write-off', intro: 'The letter becomes open again.', button: 'Undo' },
});

declareWords('entryFinish', {
  nb: { heading: 'Ferdigstill notatet', intro: 'Innholdet kan ikke endres etterpå.', button: 'Ferdigstill' },
  nn: { heading: 'Ferdigstill notatet', intro: 'Innhaldet kan ikkje endrast etterpå.', button: 'Ferdigstill' },
  en: { heading: 'Finish the memo', intro: 'The content cannot be changed afterwards.', button: 'Finish' },
});

declareWords('entryJournal', {
  nb: {
    heading: 'Journalfør',
    intro: 'Opplysningene er kontrollert og riktige. Mottaksdatoen låses.',
    button: 'Journalfør',
  },
  nn: {
    heading: 'Journalfør',
    intro: 'Opplysningane er kontrollerte og rette. Mottaksdatoen blir låst.',
    button: 'Journalfør',
  },
  en: { heading: 'Journal', intro: 'The facts are checked and right. The received date is locked.', button: 'Journal' },
});

declareWords('entryArchive', {
  nb: {
    heading: 'Arkiver',
    intro: 'Dokumentene er i arkivformat. Dokumentdato, journaldato og parter låses.',
    button: 'Arkiver',
  },
  nn: {
    heading: 'Arkiver',
    intro: 'Dokumenta er i arkivformat. Dokumentdato, journaldato og partar blir låste.',
    button: 'Arkiver',
  },
  en: {
    heading: 'Archive',
    intro: 'The documents are in an archive format. Document date, journal date and parties are locked.',
    button: 'Archive',
  },
});

declareWords('entryWithdraw', {
  nb: {
    heading: 'La journalposten utgå',
    intro:
      'Bare for det som er registrert ved en feil. Numrene blir aldri brukt om igjen; det som kom, venter på å bli registrert på nytt.',
    button: 'La den utgå',
  },
  nn: {
    heading: 'La journalposten gå ut',
    intro:
      'Berre for det som er registrert ved ein feil. Numra blir aldri brukte om igjen; det som kom, ventar på å bli registrert på nytt.',
    button: 'La han gå ut',
  },
  en: {
    heading: 'Withdraw the entry',
    intro:
      'Only for what was registered by mistake. The numbers are never used again; what came waits to be registered anew.',
    button: 'Withdraw it',
  },
});

declareWords('entryRemark', {
  nb: {
    heading: 'Merknad til journalposten',
    intro: 'En merknad endres aldri og blir med i arkivet.',
    button: 'Lagre merknaden',
  },
  nn: {
    heading: 'Merknad til journalposten',
    intro: 'Ein merknad blir aldri endra og blir med i arkivet.',
    button: 'Lagre merknaden',
  },
  en: {
    heading: 'Remark on the entry',
    intro: 'A remark is never changed and stays in the archive.',
    button: 'Save the remark',
  },
});

declareWords('entryAddParty', {
  nb: { heading: 'Legg til en part', button: 'Legg til' },
  nn: { heading: 'Legg til ein part', button: 'Legg til' },
  en: { heading: 'Add a party', button: 'Add' },
});

declareWords('entryReplaceParty', {
  nb: { heading: 'Rett parten', button: 'Rett' },
  nn: { heading: 'Rett parten', button: 'Rett' },
  en: { heading: 'Put the party right', button: 'Put right' },
});

declareWords('entryRetitle', {
  nb: { heading: 'Rett tittelen på dokumentet', button: 'Rett' },
  nn: { heading: 'Rett tittelen på dokumentet', button: 'Rett' },
  en: { heading: 'Put the document’s title right', button: 'Put right' },
});
