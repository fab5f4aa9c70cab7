import { declareRefusals } from '../kernel/refusal';

declareRefusals({
  'class.unknown': 'Klassen finnes ikke i arkivnøkkelen.',
  'class.notThen': 'Klassen {code} er ikke i bruk.',
  'class.notLeaf': 'Klassen {code} har underklasser. Velg en av dem.',
  'access.codeUnknown': 'Tilgangskoden {code} finnes ikke eller er ikke i bruk.',
  'access.secrecyProvisionMissing': 'Taushetsplikt krever at bestemmelsen i den andre loven er oppgitt.',
});
