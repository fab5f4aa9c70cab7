import { declareWords } from '../frame/words';

declareWords('standing', {
  nb: {
    version: 'versjon {n}',
    privateOffice: 'Forværelset',
    minister: 'Statsråden',
    stateSecretary: 'Statssekretæren',
    archive: 'Arkivet',
    nobody: 'ikke fordelt',
    unit: 'enheten',
    person: '',
  },
  nn: {
    version: 'versjon {n}',
    privateOffice: 'Forværelset',
    minister: 'Statsråden',
    stateSecretary: 'Statssekretæren',
    archive: 'Arkivet',
    nobody: 'ikkje fordelt',
    unit: 'eininga',
    person: '',
  },
  en: {
    version: 'version {n}',
    privateOffice: 'Private office',
    minister: 'The Minister',
    stateSecretary: 'The State Secretary',
    archive: 'The archive',
    nobody: 'not allocated',
    unit: 'the unit',
    person: '',
  },
});
