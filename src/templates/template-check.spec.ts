import { MergeField, TemplateDeclaration } from './merge-field';
import { standardField } from './merge-fields';
import { PartKind, checkSyntax } from './template-check';
import { templateProblemCodes } from './template-problems';
import { longestTemplate } from './template-syntax';
import { templateProblemSentence } from './template-problems.words';

const ownField = (name: string, type: MergeField['type'], required = true): MergeField => ({
  name,
  type,
  required,
  origin: 'adviser',
  description: { nb: name, nn: name },
  sample: null,
});

const declaration: TemplateDeclaration = {
  levels: ['minister', 'stateSecretary', 'official'],
  fields: [
    standardField('incomingDate'),
    standardField('recipientName'),
    standardField('caseReference'),
    standardField('caseworkerInitials'),
    standardField('addressedOffices'),
    standardField('answersForAll'),
    standardField('copies', false),
    standardField('expectedReplyDate', false),
    ownField('grant', 'money'),
    ownField('letters', 'number'),
    ownField('quotation', 'fragment'),
  ],
};

const problemsOf = (source: string, part: PartKind = 'html') => checkSyntax(source, declaration, part).problems;
const codesOf = (source: string, part: PartKind = 'html') => problemsOf(source, part).map(({ code }) => code);

describe('The check of a template', () => {
  it.each([
    ['plain text', '<p>Takk for brevet.</p>'],
    ['a text field', '<p>{{recipientName}}</p>'],
    ['a reference', '<p>{{caseReference}} og {{reference caseReference}}</p>'],
    ['dates through a helper', '<p>{{dateLong incomingDate}} ({{dateShort incomingDate}})</p>'],
    ['two arguments', '<p>{{letterReference caseReference caseworkerInitials}}</p>'],
    ['sums and numbers', '<p>{{money grant}}, {{number letters}}, {{plural letters "brev" "brev"}}</p>'],
    ['names and offices', '<p>{{nameList addressedOffices}}, {{addressees addressedOffices}}</p>'],
    ['a helper in a helper', '<p>{{capital (onBehalfOf addressedOffices)}}</p>'],
    ['the letter’s voice', '<p>{{person "Jeg" "Departementet"}} svarer.</p>'],
    ['a choice', '{{#if answersForAll}}<p>Alle</p>{{else}}<p>Noen</p>{{/if}}'],
    ['a chain of choices', '{{#if answersForAll}}a{{else if copies}}b{{else if (signedBy "minister")}}c{{/if}}'],
    ['an optional field where it is there', '{{#if expectedReplyDate}}<p>{{dateLong expectedReplyDate}}</p>{{/if}}'],
    ['an optional field where it is not missing', '{{#unless copies}}{{else}}{{nameList copies}}{{/unless}}'],
    ['an optional list, item by item', '<ul>{{#each copies}}<li>{{this}}</li>{{/each}}</ul>'],
    ['rows', '{{#each addressedOffices}}{{#unless @first}}, {{/unless}}{{title}} i {{this.ministry}}{{/each}}'],
    ['the letter’s field inside a list', '{{#each copies}}{{this}} ({{../recipientName}}){{/each}}'],
    ['a fragment in three braces', '{{{quotation}}}{{&quotation}}'],
    ['a comment', '{{! til administratoren }}<p>Tekst</p>{{!-- {{ikke et felt}} --}}'],
  ])('lets through %s', (_, source) => {
    expect(problemsOf(source)).toEqual([]);
  });

  it.each([
    ['a field nobody declared', '<p>{{senderName}}</p>', 'unknownField'],
    ['a field of another row', '{{#each copies}}{{title}}{{/each}}', 'unknownField'],
    ['the letter’s field without ../', '{{#each addressedOffices}}{{recipientName}}{{/each}}', 'unknownField'],
    ['a path into a field', '{{recipientName.length}}', 'unknownField'],
    ['an unknown helper', '{{shout recipientName}}', 'unknownHelper'],
    ['an unknown helper inside', '{{capital (shout recipientName)}}', 'unknownHelper'],
    ['an unknown block', '{{#with recipientName}}{{this}}{{/with}}', 'unknownHelper'],
    ['a section without if', '{{#recipientName}}x{{/recipientName}}', 'blockWithoutHelper'],
    ['an inverse section', '{{^copies}}x{{/copies}}', 'blockWithoutHelper'],
    ['too few arguments', '{{letterReference caseReference}}', 'wrongNumberOfArguments'],
    ['too many arguments', '{{dateLong incomingDate caseReference}}', 'wrongNumberOfArguments'],
    ['if about two things', '{{#if answersForAll copies}}x{{/if}}', 'wrongNumberOfArguments'],
    ['a helper without arguments', '{{dateLong}}', 'wrongNumberOfArguments'],
    ['a text as a date', '{{dateLong recipientName}}', 'wrongArgument'],
    ['a written date', '{{dateLong "2020-05-14"}}', 'wrongArgument'],
    ['names as offices', '{{onBehalfOf copies}}', 'wrongArgument'],
    ['an unknown level', '{{#if (signedBy "kongen")}}x{{/if}}', 'wrongArgument'],
    ['a helper as a date', '{{dateLong (dateLong incomingDate)}}', 'wrongArgument'],
    ['a bare date', '<p>{{incomingDate}}</p>', 'needsHelper'],
    ['a bare list', '<p>{{copies}}</p>', 'needsHelper'],
    ['a bare yes or no', '<p>{{answersForAll}}</p>', 'needsHelper'],
    ['a printed condition', '{{signedBy "minister"}}', 'conditionPrinted'],
    ['a wording as condition', '{{#if (dateLong incomingDate)}}x{{/if}}', 'notACondition'],
    ['a literal as condition', '{{#if true}}x{{/if}}', 'notACondition'],
    ['each over a text', '{{#each recipientName}}x{{/each}}', 'notAList'],
    ['each over a literal', '{{#each "abc"}}x{{/each}}', 'notAList'],
    ['a list in a list', '{{#each copies}}{{#each ../addressedOffices}}x{{/each}}{{/each}}', 'listInList'],
    ['raw output of a text', '{{{recipientName}}}', 'rawOutput'],
    ['raw output by &', '{{&recipientName}}', 'rawOutput'],
    ['raw output of a helper', '{{{nameList addressedOffices}}}', 'rawOutput'],
    ['an escaped fragment', '{{quotation}}', 'fragmentEscaped'],
    ['a partial', '{{> header}}', 'partial'],
    ['a partial with a name from the data', '{{> (lookup . "x")}}', 'partial'],
    ['a partial block', '{{#> layout}}x{{/layout}}', 'partial'],
    ['an inline partial', '{{#*inline "x"}}y{{/inline}}', 'decorator'],
    ['a decorator', '{{* something}}', 'decorator'],
    ['block parameters', '{{#each copies as |one|}}{{one}}{{/each}}', 'blockParameters'],
    ['named arguments', '{{dateLong incomingDate zone="UTC"}}', 'namedArguments'],
    ['a named argument of if', '{{#if letters includeZero=true}}x{{/if}}', 'namedArguments'],
    ['a way out of the root', '{{../recipientName}}', 'outsideScope'],
    ['two ways out of a row', '{{#each copies}}{{../../recipientName}}{{/each}}', 'outsideScope'],
    ['@root', '{{@root.recipientName}}', 'outsideScope'],
    ['@root as argument', '{{dateLong @root.incomingDate}}', 'outsideScope'],
    ['@level', '{{@level}}', 'outsideScope'],
    ['the rendering’s own data', '{{@run}}', 'outsideScope'],
    ['@first outside a list', '{{#if @first}}x{{/if}}', 'outsideScope'],
    ['an optional field printed bare', '<p>{{nameList copies}}</p>', 'unguardedOptional'],
    ['an optional field in the wrong branch', '{{#if copies}}x{{else}}{{nameList copies}}{{/if}}', 'unguardedOptional'],
    [
      'an optional field guarded by another',
      '{{#if copies}}{{dateLong expectedReplyDate}}{{/if}}',
      'unguardedOptional',
    ],
    ['a printed literal', '{{"Takk"}}', 'literalPrinted'],
    ['the root itself', '{{this}}', 'unknownField'],
  ])('refuses %s', (_, source, code) => {
    expect(codesOf(source)).toContain(code);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'prototype'])(
    'gives no way to the prototype by %s',
    (name) => {
      for (const source of [
        `{{${name}}}`,
        `{{this.${name}}}`,
        `{{[${name}]}}`,
        `{{recipientName.${name}}}`,
        `{{#each copies}}{{${name}}}{{/each}}`,
        `{{#if ${name}}}x{{/if}}`,
        `{{#each ${name}}}x{{/each}}`,
        `{{dateLong ${name}}}`,
        `{{lookup this "${name}"}}`,
        `{{#with ${name} as |it|}}{{it}}{{/with}}`,
        `{{#with "s" as |string|}}{{string.sub.${name}}}{{/with}}`,
        `{{{${name}.constructor}}}`,
      ]) {
        expect(problemsOf(source)).not.toEqual([]);
      }
    },
  );

  it.each(['lookup', 'log', 'helperMissing', 'blockHelperMissing', 'print', 'with'])(
    'knows no helper called %s',
    (name) => {
      expect(codesOf(`{{${name} recipientName "x"}}`)).toContain('unknownHelper');
      expect(problemsOf(`{{#${name} recipientName}}x{{/${name}}}`)).not.toEqual([]);
    },
  );

  it('keeps braces out of tags, and wants every block to close what it opens', () => {
    expect(codesOf('<a href="{{recipientName}}">her</a>')).toContain('markup');
    expect(codesOf('<p {{#if copies}}lang="nn"{{/if}}>x</p>')).toContain('markup');
    expect(codesOf('<{{recipientName}}>')).toContain('markup');
    expect(codesOf('<!-- {{recipientName}} -->')).toContain('markup');
    expect(codesOf('3 < 4')).toContain('markup');
    expect(codesOf('{{#if copies}}<p>{{/if}}</p>')).toContain('unbalancedMarkup');
    expect(codesOf('<p><strong>x</p></strong>')).toContain('unbalancedMarkup');
    expect(codesOf('<p>x')).toContain('unbalancedMarkup');
    expect(codesOf('<p><span data-field="recipientName">x</span></p>')).toContain('fieldByHand');
    expect(codesOf('<p>x<br>y<br/>3 &lt; 4</p>')).toEqual([]);
  });

  it('keeps a mail’s subject to one line of text', () => {
    expect(codesOf('Svar på {{recipientName}}', 'line')).toEqual([]);
    expect(codesOf('<b>Svar</b>', 'line')).toContain('markupInLine');
    expect(codesOf('{{{quotation}}}', 'line')).toContain('fragmentInLine');
  });

  it('says line and column as people count them', () => {
    expect(problemsOf('<p>Takk</p>\n<p>for {{sendersName}}</p>')).toEqual([
      { code: 'unknownField', line: 2, column: 10, facts: { field: 'sendersName' } },
    ]);
    expect(problemsOf('<p>Takk</p>\n\n  <p>x')[0]).toMatchObject({ code: 'unbalancedMarkup', line: 3, column: 3 });
  });

  it.each([
    ['an unclosed brace', '<p>{{recipientName</p>', 'unreadable', 1],
    ['an unclosed block', '<p>x</p>\n{{#if copies}}', 'unreadable', 2],
    ['a stray end', 'x\n\n{{/if}}', 'unreadable', 3],
    ['a stray else', '{{else}}', 'unreadable', 1],
    ['a raw block', 'x{{{{raw}}}} {{x}} {{{{/raw}}}}', 'unreadable', 1],
    ['another block’s end', '{{#if copies}}x{{/each}}', 'blockMismatch', 1],
    ['empty braces', '{{}}', 'unreadable', 1],
    ['a control character', 'x\n\u0007', 'characterNotAllowed', 2],
    ['a direction override', '\u202etfel', 'characterNotAllowed', 1],
    ['half a character', 'x\ud800y', 'characterNotAllowed', 1],
  ])('names the line of %s', (_, source, code, line) => {
    expect(problemsOf(source)[0]).toMatchObject({ code, line });
  });

  it('stops at nesting and length no letter needs', () => {
    const nested = (times: number) => `${'{{#if copies}}'.repeat(times)}x${'{{/if}}'.repeat(times)}`;
    expect(codesOf(nested(10))).toEqual([]);
    expect(codesOf(nested(11))).toEqual(['tooDeep']);
    expect(codesOf(nested(900))).toEqual(['tooDeep']);
    expect(codesOf(`{{#if copies}}${'{{else if copies}}'.repeat(900)}{{/if}}`)).toEqual(['tooDeep']);
    expect(codesOf(`{{capital ${'(capital '.repeat(1800)}recipientName${')'.repeat(1800)}}}`)).toContain(
      'wrongArgument',
    );
    expect(codesOf('{{#if copies}}x{{/if}}'.repeat(301))).toContain('tooManyBlocks');
    expect(codesOf('{{{{a}}}}'.repeat(2_000))).toEqual(['unreadable']);
    expect(codesOf('{{'.repeat(10_000))).toEqual(['unreadable']);
    expect(codesOf('{{!--'.repeat(4_000))).not.toEqual([]);
    expect(codesOf('<a b="'.repeat(3_300))).toEqual(['markup']);
    expect(codesOf(`<p${' a="b"'.repeat(3_300)}`)).toEqual(['markup']);
    expect(codesOf('x'.repeat(longestTemplate + 1))).toEqual(['tooLong']);
  });

  it('tells no more than fifty problems of its walk', () => {
    expect(problemsOf('{{x}}'.repeat(500)).length).toBe(50);
  });

  it('has a sentence for each problem', () => {
    for (const code of templateProblemCodes) {
      expect(templateProblemSentence({ code, facts: {} }).length).toBeGreaterThan(10);
    }
    expect(templateProblemSentence({ code: 'needsHelper', facts: { field: 'incomingDate', type: 'date' } })).toBe(
      'Si hvordan «incomingDate» skal skrives, for eksempel med dateLong.',
    );
  });
});
