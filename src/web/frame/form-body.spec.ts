import type { Request, Response } from 'express';
import { readForm } from './form-body';

const sent = (path: string, fields: Record<string, string | string[]>, type = 'application/x-www-form-urlencoded') => {
  const request = {
    path,
    headers: {} as Record<string, string>,
    query: {},
    body: fields as unknown,
    is: (asked: string) => asked === type,
  };
  readForm(request as unknown as Request, {} as Response, () => undefined);
  return request;
};

describe('A form of a page', () => {
  it('says in hidden fields what the API asks for in headers', () => {
    const { headers, body } = sent('/saker/1', { _csrf: 'abc', _key: 'key-12345', _version: '7', title: 'Svar' });
    expect(headers).toEqual({ 'x-csrf-token': 'abc', 'idempotency-key': 'key-12345', 'if-match': '"7"' });
    expect(body).toEqual({ title: 'Svar' });
  });

  it('has fields within fields, and lists, also of one and of none', () => {
    const { body } = sent('/registrering', {
      'sender.name': 'Ravndal kommune',
      'sender.mail': '',
      'offices[]': 'a',
      'keywords[]': ['vold', '', 'barn'],
    });
    expect(body).toEqual({ sender: { name: 'Ravndal kommune', mail: '' }, offices: ['a'], keywords: ['vold', 'barn'] });
  });

  it('cannot reach what every object has', () => {
    const { body } = sent('/saker/1', {
      '__proto__.admin': 'true',
      'constructor.prototype.admin': 'true',
      'a.toString': 'x',
    });
    expect(body).toEqual({});
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('takes the last of a field given twice, and never breaks over a field that is both text and fields', () => {
    expect(sent('/saker/1', { a: ['1', '2'], b: 'x', 'b.c': 'y' }).body).toEqual({ a: '2', b: { c: 'y' } });
  });

  it('is not read for the API, nor as another type of body', () => {
    expect(sent('/api/v1/cases', { _csrf: 'abc' }).headers).toEqual({});
    expect(sent('/saker/1', { _csrf: 'abc' }, 'application/json').headers).toEqual({});
  });
});
