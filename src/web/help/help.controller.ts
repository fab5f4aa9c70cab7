import { Body, Controller, Get, Inject, Post, Redirect, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { DateTime } from 'luxon';
import { addWorkingDays } from '../../cases/deadlines/working-days';
import { Clock } from '../../kernel/clock';
import { SignedIn } from '../../kernel/http/access';
import { refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Field, noFaults, shownFields } from '../frame/form';
import { GoTo, Page, goTo } from '../frame/page';
import { statuses } from '../frame/statuses.table';
import { CurrentVisit, keysCookie, keysOf } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import './help.words';
import { keysOfPages } from './keys.table';

const year = 365 * 86_400_000;

/** The keys, and whether single letters are keys at all; and, for tests, every component in every state. */
@ApiExcludeController()
@Controller()
export class HelpPages {
  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('hjelp')
  @SignedIn({ scope: 'none' })
  help(@CurrentVisit() { language, request }: Visit): Page {
    const field: Field = {
      name: 'keys',
      kind: 'choices',
      label: wordOf(language, 'keys.single'),
      hint: wordOf(language, 'keys.singleText'),
      value: keysOf(request),
      options: (['on', 'off'] as const).map((value) => ({ value, label: wordOf(language, `keys.${value}`) })),
    };
    return new Page('help/help', {
      title: wordOf(language, 'keys.heading'),
      places: keysOfPages.map(({ place, keys }) => ({
        heading: wordOf(language, `keys.${place}`),
        keys: keys.map((one) => ({ keys: one.keys, does: wordOf(language, `keys.${one.word}`) })),
      })),
      fields: shownFields([field], undefined, noFaults),
    });
  }

  /** Kept in the browser: it is the machine's aids that are in the way, not the person. */
  @Post('hjelp')
  @SignedIn({ scope: 'none' })
  @Redirect('/hjelp', 303)
  choose(@Body() typed: Record<string, unknown>, @Res({ passthrough: true }) response: Response): GoTo {
    const value = typed['keys'] === 'off' ? 'off' : 'on';
    response.cookie(keysCookie, value, { maxAge: year, path: '/', sameSite: 'lax', httpOnly: true });
    return goTo('/hjelp', 'settings');
  }

  /** Only where everything is a demonstration: elsewhere there is no such page. */
  @Get('tilstander')
  @SignedIn({ scope: 'none' })
  states(@CurrentVisit() { language }: Visit): Page {
    refuseUnless(this.settings.demo, 'notFound', 'request.unknownRoute');
    const today = this.clock.today();
    const before = DateTime.fromISO(today).minus({ days: 4 }).toISODate() ?? today;
    const faults = {
      summary: 'Brevet er ikke registrert. To felt må rettes.',
      fields: [
        { field: 'title', code: 'x', detail: '«Henvendelse» sier ikke hva brevet gjelder. Skriv temaet.' },
        { field: 'provision', code: 'x', detail: 'Velg hvorfor brevet er unntatt.' },
      ],
    };
    const allFields: Field[] = [
      { name: 'text', kind: 'text', label: 'Tekst', value: 'Vold i nære relasjoner' },
      { name: 'area', kind: 'area', label: 'Lang tekst', optional: true, hint: 'Vises i historikken.' },
      { name: 'date', kind: 'date', label: 'Dato', value: today },
      { name: 'number', kind: 'number', label: 'Antall', value: 10 },
      { name: 'select', kind: 'select', label: 'Valg', options: [{ value: 'a', label: 'Statsråden' }] },
      { name: 'choices', kind: 'choices', label: 'To valg', value: 'a', options: twoOptions },
      { name: 'tick', kind: 'tick', label: 'Journalfør og arkiver det som er klart', value: true },
      { name: 'ticks', kind: 'ticks', label: 'På vegne av', value: ['a'], options: twoOptions },
      { name: 'password', kind: 'password', label: 'Passord', autocomplete: 'off' },
    ];
    return new Page('help/states', {
      title: wordOf(language, 'states.heading'),
      width: 'wide',
      statuses: Object.keys(statuses),
      deadlines: [15, 9, 3, 1, 0].map((n) => addWorkingDays(today, n)).concat(before),
      restriction: { code: 'UO13', provision: 'offentleglova § 13 første ledd' },
      faults,
      faulty: shownFields(
        [
          { name: 'title', kind: 'text', label: 'Tittel' },
          { name: 'provision', kind: 'text', label: 'Hjemmel' },
        ],
        { title: 'Henvendelse', provision: '' },
        faults,
      ),
      fields: shownFields(allFields, undefined, noFaults),
    });
  }
}

const twoOptions = [
  { value: 'a', label: 'Første' },
  { value: 'b', label: 'Andre' },
];
