import { declareWords } from '../../frame/words';

/** What was just done with a case, said on the page one comes to. */
declareWords('said', {
  nb: {
    caseCorrect: 'Saken er rettet.',
    caseAssign: 'Svarende er valgt.',
    caseAllocate: 'Saken er fordelt.',
    caseAccept: 'Du har tatt imot saken.',
    caseRefuse: 'Saken er avslått og går tilbake til enheten.',
    caseDeadline: 'Svarfristen er endret.',
    caseRemark: 'Merknaden er skrevet.',
    caseClose: 'Saken er avsluttet.',
    caseReopen: 'Saken er åpnet igjen.',
    caseWithdraw: 'Saken utgår.',
  },
  nn: {
    caseCorrect: 'Saka er retta.',
    caseAssign: 'Svarande er vald.',
    caseAllocate: 'Saka er fordelt.',
    caseAccept: 'Du har teke imot saka.',
    caseRefuse: 'Saka er avslått og går tilbake til eininga.',
    caseDeadline: 'Svarfristen er endra.',
    caseRemark: 'Merknaden er skriven.',
    caseClose: 'Saka er avslutta.',
    caseReopen: 'Saka er opna igjen.',
    caseWithdraw: 'Saka går ut.',
  },
  en: {
    caseCorrect: 'The case is corrected.',
    caseAssign: 'Who answers is chosen.',
    caseAllocate: 'The case is allocated.',
    caseAccept: 'You have taken on the case.',
    caseRefuse: 'The case is refused and goes back to the unit.',
    caseDeadline: 'The reply deadline is changed.',
    caseRemark: 'The remark is written.',
    caseClose: 'The case is closed.',
    caseReopen: 'The case is open again.',
    caseWithdraw: 'The case is withdrawn.',
  },
});
