import { describe, expect, it } from 'vitest';
import { isDeskUrl, mayDownload, mayRequest } from '../../src/main/desktop/desk-address.ts';

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

describe('a request of the window', () => {
  const page = { resourceType: 'xhr', frameOrigin: 'app://desk', development: false };

  it.each([
    ['for the page', { url: 'app://desk/', resourceType: 'mainFrame', frameOrigin: undefined }, true],
    ['of the page', { url: 'app://desk/office/case/get' }, true],
    ['of a foreign frame', { url: 'app://desk/office/case/get', frameOrigin: 'null' }, false],
    ['of a frame that is gone', { url: 'app://desk/office/case/get', frameOrigin: undefined }, false],
    ['for another host of our scheme', { url: 'app://other/', resourceType: 'mainFrame' }, false],
    ['for what the page made', { url: 'blob:app://desk/8f6f' }, true],
    ['for what another page made', { url: 'blob:https://example.com/8f6f' }, false],
    ['for a picture in the page', { url: 'data:image/png;base64,AA==' }, true],
    ['to the network', { url: 'https://example.com/' }, false],
    ['to the network in the clear', { url: 'http://example.com/' }, false],
    ['to this machine', { url: 'http://127.0.0.1:7878/office/case/get' }, false],
    ['over a web socket', { url: 'wss://example.com/', resourceType: 'webSocket' }, false],
    ['for a file', { url: 'file:///etc/passwd' }, false],
    ['to the network as a page', { url: 'https://example.com/', resourceType: 'mainFrame' }, false],
    ['for the developer tools', { url: 'devtools://devtools/a.js' }, false],
    ['for the developer tools in development', { url: 'devtools://devtools/a.js', development: true }, true],
  ])('%s', (_what, request, allowed) => {
    expect(mayRequest({ ...page, ...request })).toBe(allowed);
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
