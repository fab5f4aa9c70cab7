import { declareRefusals } from '../../kernel/refusal';

declareRefusals({
  'figures.period': {
    nb: 'Perioden må begynne før den slutter og kan ha høyst {days} dager.',
    nn: 'Perioden må ta til før han sluttar og kan ha høgst {days} dagar.',
    en: 'The period must begin before it ends and can have at most {days} days.',
  },
});
