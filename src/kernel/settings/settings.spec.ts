import { readFileSync } from 'node:fs';
import { readSettings, settingNames } from './settings';

describe('The settings', () => {
  it('have a sensible value each when nothing is set', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      demo: false,
      work: true,
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['SMTP_URL', 'mail.example'],
    ['SESSION_SECRET', 'short'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
  ])('are refused by name: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name);
  });

  it('are all listed in .env.example, and nothing else is', () => {
    const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(
      (found) => found[1],
    );
    expect(listed.sort()).toEqual(Object.keys(settingNames).sort());
  });
});
