import { describe, expect, it } from 'vitest';
import { isDeskUrl, mayDownload } from '../../src/main/desktop/desk-address.ts';

describe('the address of the desk', () => {
  it.each(['app://desk/', 'app://desk', 'app://desk/case/7?x=1#y', 'app://desk/login'])('is %s', (url) => {
    expect(isDeskUrl(url)).toBe(true);
  });

  it.each([
    'app://desk.example/',
    'app://desk@example/',
    'app://example@desk/',
    'app://a:b@desk/',
    'app://desk:80/',
    'app://DESK/',
    'app://desk%00/',
    'app://d\u0435sk/', // a Cyrillic letter
    'app:desk',
    'app:///desk',
    'http://desk/',
    'https://app//desk',
    'file:///app://desk/',
    'data:text/html,app://desk/',
    'javascript:location="app://desk/"',
    'about:blank',
    'about:srcdoc',
    'blob:app://desk/1',
    '',
    'app',
  ])('is not %j', (url) => {
    expect(isDeskUrl(url)).toBe(false);
  });
});

describe('a download', () => {
  it.each([
    ['a paper', 'app://desk/office/files/document/1', true],
    ['what the page made', 'blob:app://desk/8f6f', true],
    ['a call', 'app://desk/office/case/get', false],
    ['the page itself', 'app://desk/', false],
    ['a path that leads out', 'app://desk/office/files/../case/get', false],
    ['what another page made', 'blob:https://example.com/8f6f', false],
    ['a foreign file', 'https://example.com/office/files/document/1', false],
    ['data', 'data:application/pdf,x', false],
  ])('of %s', (_what, url, allowed) => {
    expect(mayDownload(url)).toBe(allowed);
  });
});
