/** What people typed, checked before it is kept. */
import { linkFault } from '../../bot/workflow/checks';

describe('the address of something that proves it', () => {
  it.each([
    '',
    'https://heerlen.example/besluit.pdf',
    'https://zaken.heerlen.example/a?b=c#d',
    'https://x.example/(a)',
  ])('may be %j', (address) => expect(linkFault(address)).toBeNull());

  it.each([
    'http://heerlen.example/',
    'javascript:alert(1)',
    'https://heerlen',
    'https://heerlen.example/met spatie',
    'https://heerlen.example/"x',
    'https://heerlen.nl@elders.example/',
    'https://u:p@elders.example/',
    'https://elders.example\\@heerlen.nl',
    'https://heerlen.example/\u202efdp.exe',
    'https://[heerlen.example/',
    'https://heerlen.example:99999/',
  ])('may not be %j', (address) => {
    expect(linkFault(address)).toMatchObject({ refusal: { code: 'INVALID_LINK', field: 'evidenceLink' } });
  });
});
