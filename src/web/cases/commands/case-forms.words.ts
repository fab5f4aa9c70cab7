import { declareWords } from '../../frame/words';

declareWords('caseCorrect', {
  nb: {
    heading: 'Rett opplysningene om saken',
    button: 'Rett saken',
    title: 'Tittel',
    publicTitle: 'Offentlig tittel',
    publicTitleHint: 'Slik står den i den offentlige journalen.',
    classId: 'Klasse',
    ownerId: 'Saksansvarlig',
    keywords: 'Nøkkelord',
    keywordsHint: 'Ett på hver linje.',
    restriction: 'Unntatt offentlighet',
    provision: 'Hjemmel',
    provisionHint: 'Bare når den er mer presis enn kodens egen.',
    secrecyProvision: 'Taushetsplikt etter',
    secrecyHint: 'Kreves for § 13: forvaltningsloven § 13 første ledd nr. 1.',
  },
  nn: {
    heading: 'Rett opplysningane om saka',
    button: 'Rett saka',
    title: 'Tittel',
    publicTitle: 'Offentleg tittel',
    publicTitleHint: 'Slik står han i den offentlege journalen.',
    classId: 'Klasse',
    ownerId: 'Saksansvarleg',
    keywords: 'Nøkkelord',
    keywordsHint: 'Eitt på kvar linje.',
    restriction: 'Unnateke offentlegheit',
    provision: 'Heimel',
    provisionHint: 'Berre når han er meir presis enn den til koden.',
    secrecyProvision: 'Teieplikt etter',
    secrecyHint: 'Må vere med for § 13: forvaltningslova § 13 første ledd nr. 1.',
  },
  en: {
    heading: 'Correct the case',
    button: 'Correct the case',
    title: 'Title',
    publicTitle: 'Public title',
    publicTitleHint: 'As it stands in the public journal.',
    classId: 'Class',
    ownerId: 'Responsible',
    keywords: 'Keywords',
    keywordsHint: 'One on each line.',
    restriction: 'Exempt from public access',
    provision: 'Provision',
    provisionHint: 'Only where it is more exact than the code’s own.',
    secrecyProvision: 'Secrecy under',
    secrecyHint: 'Needed for § 13: forvaltningsloven § 13 første ledd nr. 1.',
  },
});

declareWords('caseAssign', {
  nb: {
    heading: 'Hvem skal svare?',
    button: 'Velg svarende statsråd',
    level: 'Svarer i saken',
    department: 'Departementet',
    none: 'Ingen svarer skriftlig',
    onBehalfOf: 'På vegne av',
    reason: 'Begrunnelse',
    closingMethod: 'Når ingen svarer: hvordan brevet avskrives',
    closingHint: 'Brevene i saken avskrives samtidig.',
    takenToNotice: 'Tatt til etterretning',
    takenToInformation: 'Tatt til orientering',
    answeredByTelephone: 'Besvart på telefon',
  },
  nn: {
    heading: 'Kven skal svare?',
    button: 'Vel svarande statsråd',
    level: 'Svarar i saka',
    department: 'Departementet',
    none: 'Ingen svarar skriftleg',
    onBehalfOf: 'På vegner av',
    reason: 'Grunngiving',
    closingMethod: 'Når ingen svarar: korleis brevet blir avskrive',
    closingHint: 'Breva i saka blir avskrivne samstundes.',
    takenToNotice: 'Teke til etterretning',
    takenToInformation: 'Teke til orientering',
    answeredByTelephone: 'Svara på telefon',
  },
  en: {
    heading: 'Who is to answer?',
    button: 'Choose the responding minister',
    level: 'Answers the case',
    department: 'The ministry',
    none: 'Nobody answers in writing',
    onBehalfOf: 'On behalf of',
    reason: 'Reason',
    closingMethod: 'When nobody answers: how the letter is written off',
    closingHint: 'The letters of the case are written off at the same time.',
    takenToNotice: 'Taken to notice',
    takenToInformation: 'Taken to information',
    answeredByTelephone: 'Answered by telephone',
  },
});

declareWords('caseAllocate', {
  nb: {
    heading: 'Fordel saken',
    button: 'Fordel saken',
    unitId: 'Enhet',
    caseworkerId: 'Saksbehandler',
    caseworkerHint: 'La stå tomt, så bestemmer lederen av enheten.',
    note: 'Beskjed',
    noteHint: 'Hva det bes om. Beskjeden vises i historikken.',
  },
  nn: {
    heading: 'Fordel saka',
    button: 'Fordel saka',
    unitId: 'Eining',
    caseworkerId: 'Saksbehandlar',
    caseworkerHint: 'Lat stå tomt, så avgjer leiaren av eininga.',
    note: 'Melding',
    noteHint: 'Kva det blir bede om. Meldinga står i historikken.',
  },
  en: {
    heading: 'Allocate the case',
    button: 'Allocate the case',
    unitId: 'Unit',
    caseworkerId: 'Adviser',
    caseworkerHint: 'Leave it empty and the unit’s leader decides.',
    note: 'Note',
    noteHint: 'What is asked for. The note is shown in the history.',
  },
});

declareWords('caseAccept', {
  nb: {
    heading: 'Ta imot saken',
    intro: 'Du blir ansvarlig for saken, og brevene i den følger med.',
    button: 'Ta imot saken',
  },
  nn: {
    heading: 'Ta imot saka',
    intro: 'Du blir ansvarleg for saka, og breva i ho følgjer med.',
    button: 'Ta imot saka',
  },
  en: {
    heading: 'Take on the case',
    intro: 'You become responsible for the case, and its letters come with it.',
    button: 'Take on the case',
  },
});

declareWords('caseRefuse', {
  nb: {
    heading: 'Avslå saken',
    intro: 'Saken går tilbake til enheten og fordeles på nytt.',
    button: 'Avslå saken',
    reason: 'Begrunnelse',
  },
  nn: {
    heading: 'Avslå saka',
    intro: 'Saka går tilbake til eininga og blir fordelt på nytt.',
    button: 'Avslå saka',
    reason: 'Grunngiving',
  },
  en: {
    heading: 'Refuse the case',
    intro: 'The case goes back to the unit and is allocated anew.',
    button: 'Refuse the case',
    reason: 'Reason',
  },
});

declareWords('caseDeadline', {
  nb: {
    heading: 'Sett svarfristen',
    button: 'Sett svarfristen',
    day: 'Dato',
    workingDays: 'Eller et antall virkedager fra i dag',
    hint: 'Står begge tomme, fjernes fristen.',
  },
  nn: {
    heading: 'Set svarfristen',
    button: 'Set svarfristen',
    day: 'Dato',
    workingDays: 'Eller eit tal verkedagar frå i dag',
    hint: 'Står begge tomme, blir fristen fjerna.',
  },
  en: {
    heading: 'Set the reply deadline',
    button: 'Set the reply deadline',
    day: 'Date',
    workingDays: 'Or a number of working days from today',
    hint: 'If both are empty, the deadline is taken away.',
  },
});

declareWords('caseRemark', {
  nb: {
    heading: 'Skriv en merknad',
    intro: 'En merknad kan ikke endres eller slettes.',
    button: 'Skriv merknaden',
    text: 'Merknad',
  },
  nn: {
    heading: 'Skriv ein merknad',
    intro: 'Ein merknad kan ikkje endrast eller slettast.',
    button: 'Skriv merknaden',
    text: 'Merknad',
  },
  en: {
    heading: 'Write a remark',
    intro: 'A remark cannot be changed or deleted.',
    button: 'Write the remark',
    text: 'Remark',
  },
});

declareWords('caseClose', {
  nb: {
    heading: 'Avslutt saken',
    intro: 'En avsluttet sak tar ikke imot nye brev, men kan åpnes igjen.',
    button: 'Avslutt saken',
    writeOffRest: 'Avskriv brevene som ikke er besvart: «Saken ble avsluttet»',
    archiveRest: 'Journalfør og arkiver det som er klart for det',
  },
  nn: {
    heading: 'Avslutt saka',
    intro: 'Ei avslutta sak tek ikkje imot nye brev, men kan opnast igjen.',
    button: 'Avslutt saka',
    writeOffRest: 'Avskriv breva som ikkje er svara på: «Saka vart avslutta»',
    archiveRest: 'Journalfør og arkiver det som er klart for det',
  },
  en: {
    heading: 'Close the case',
    intro: 'A closed case takes no new letters, but may be opened again.',
    button: 'Close the case',
    writeOffRest: 'Write off the letters nobody answered: “The case was closed”',
    archiveRest: 'Journal and archive what is ready for it',
  },
});

declareWords('caseReopen', {
  nb: { heading: 'Åpne saken igjen', button: 'Åpne saken igjen', reason: 'Begrunnelse' },
  nn: { heading: 'Opne saka igjen', button: 'Opne saka igjen', reason: 'Grunngiving' },
  en: { heading: 'Reopen the case', button: 'Reopen the case', reason: 'Reason' },
});

declareWords('caseWithdraw', {
  nb: {
    heading: 'La saken utgå',
    intro: 'For en sak som er opprettet ved en feil. Saksnummeret blir ikke brukt igjen, og det kan ikke angres.',
    button: 'La saken utgå',
    reason: 'Begrunnelse',
  },
  nn: {
    heading: 'Lat saka gå ut',
    intro: 'For ei sak som er oppretta ved ein feil. Saksnummeret blir ikkje brukt igjen, og det kan ikkje gjerast om.',
    button: 'Lat saka gå ut',
    reason: 'Grunngiving',
  },
  en: {
    heading: 'Withdraw the case',
    intro: 'For a case opened by mistake. Its number is not used again, and this cannot be undone.',
    button: 'Withdraw the case',
    reason: 'Reason',
  },
});
