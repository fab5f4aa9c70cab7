import { declareRefusals } from '../../kernel/refusal';

declareRefusals({
  'figures.period': 'Perioden må begynne før den slutter og kan ha høyst {days} dager.',
});
