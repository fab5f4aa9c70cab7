import { declareWords } from '../frame/words';

declareWords('viewSave', {
  nb: {
    heading: 'Lagre visning',
    button: 'Lagre visningen',
    name: 'Navn',
    intro: 'Filtrene og kolonnene slik de står nå, får et navn og en lenke over listen. Bare du ser den.',
  },
  nn: {
    heading: 'Lagre vising',
    button: 'Lagre visinga',
    name: 'Namn',
    intro: 'Filtera og kolonnane slik dei står no, får eit namn og ei lenkje over lista. Berre du ser henne.',
  },
  en: {
    heading: 'Save the view',
    button: 'Save the view',
    name: 'Name',
    intro: 'The filters and columns as they are now get a name and a link above the list. Only you see it.',
  },
});

declareWords('viewColumns', {
  nb: { heading: 'Velg kolonner', button: 'Vis kolonnene', columns: 'Vis i tillegg til sak og tittel' },
  nn: { heading: 'Vel kolonnar', button: 'Vis kolonnane', columns: 'Vis i tillegg til sak og tittel' },
  en: { heading: 'Choose columns', button: 'Show the columns', columns: 'Show besides case and title' },
});

declareWords('viewRename', {
  nb: { heading: 'Gi visningen nytt navn', button: 'Gi nytt navn' },
  nn: { heading: 'Gi visinga nytt namn', button: 'Gi nytt namn' },
  en: { heading: 'Rename the view', button: 'Rename' },
});

declareWords('viewUpdate', {
  nb: {
    heading: 'Oppdater visningen',
    button: 'Lagre filtrene i visningen',
    intro: 'Visningen får filtrene slik de står nå.',
  },
  nn: {
    heading: 'Oppdater visinga',
    button: 'Lagre filtera i visinga',
    intro: 'Visinga får filtera slik dei står no.',
  },
  en: {
    heading: 'Update the view',
    button: 'Save the filters in the view',
    intro: 'The view gets the filters as they are now.',
  },
});

declareWords('viewRemove', {
  nb: { heading: 'Slett visningen', button: 'Slett visningen', intro: 'Listen og sakene blir som de er.' },
  nn: { heading: 'Slett visinga', button: 'Slett visinga', intro: 'Lista og sakene blir som dei er.' },
  en: { heading: 'Delete the view', button: 'Delete the view', intro: 'The list and the cases stay as they are.' },
});

declareWords('view', {
  nb: {
    save: 'Lagre visning',
    columns: 'Kolonner',
    change: 'Endre visning',
    rename: 'Gi nytt navn …',
    update: 'Lagre filtrene her …',
    remove: 'Slett …',
  },
  nn: {
    save: 'Lagre vising',
    columns: 'Kolonnar',
    change: 'Endre vising',
    rename: 'Gi nytt namn …',
    update: 'Lagre filtera her …',
    remove: 'Slett …',
  },
  en: {
    save: 'Save view',
    columns: 'Columns',
    change: 'Change view',
    rename: 'Rename …',
    update: 'Save the filters here …',
    remove: 'Delete …',
  },
});

declareWords('said', {
  nb: {
    viewSave: 'Visningen er lagret.',
    viewColumns: 'Kolonnene er valgt.',
    viewRename: 'Visningen har fått nytt navn.',
    viewUpdate: 'Visningen er oppdatert.',
    viewRemove: 'Visningen er slettet.',
  },
  nn: {
    viewSave: 'Visinga er lagra.',
    viewColumns: 'Kolonnane er valde.',
    viewRename: 'Visinga har fått nytt namn.',
    viewUpdate: 'Visinga er oppdatert.',
    viewRemove: 'Visinga er sletta.',
  },
  en: {
    viewSave: 'The view is saved.',
    viewColumns: 'The columns are chosen.',
    viewRename: 'The view is renamed.',
    viewUpdate: 'The view is updated.',
    viewRemove: 'The view is deleted.',
  },
});
