import { declareRefusals } from '../kernel/refusal';

declareRefusals({
  'class.unknown': {
    nb: 'Klassen finnes ikke i arkivnøkkelen.',
    nn: 'Klassen finst ikkje i arkivnøkkelen.',
    en: 'The class is not in the filing plan.',
  },
  'class.notThen': {
    nb: 'Klassen {code} er ikke i bruk.',
    nn: 'Klassen {code} er ikkje i bruk.',
    en: 'The class {code} is not in use.',
  },
  'class.notLeaf': {
    nb: 'Klassen {code} har underklasser. Velg en av dem.',
    nn: 'Klassen {code} har underklassar. Vel ein av dei.',
    en: 'The class {code} has subclasses. Choose one of them.',
  },
  'access.codeUnknown': {
    nb: 'Tilgangskoden {code} finnes ikke eller er ikke i bruk.',
    nn: 'Tilgangskoden {code} finst ikkje eller er ikkje i bruk.',
    en: 'The access code {code} does not exist or is not in use.',
  },
  'access.secrecyProvisionMissing': {
    nb: 'Taushetsplikt krever at bestemmelsen i den andre loven er oppgitt.',
    nn: 'Teieplikt krev at føresegna i den andre lova er oppgitt.',
    en: 'A duty of secrecy needs the provision of the other act to be given.',
  },
});
