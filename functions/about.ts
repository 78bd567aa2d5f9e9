/** GET /about: what Kamerbode keeps of people, and on what terms it is used. The same for everybody, known or not. */
import { app as functions } from '@azure/functions';
import { CONTENT_SECURITY_POLICY, documentPage } from '../bot/study/documents/html';
import type { Block, Section } from '../bot/study/documents/document';
import { aboutTexts as words } from '../cards/texts/nl-about';

export function registerAbout(): void {
  functions.http('about', {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: 'about',
    handler: () => ({
      status: 200,
      body: documentPage(
        {
          title: words.title,
          subtitle: words.subtitle,
          opening: words.opening.map((text): Block => ({ kind: 'paragraph', text })),
          sections: [section(words.privacy), section(words.terms)],
          source: words.source,
        },
        null,
      ),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=3600',
      },
    }),
  });
}

const section = ({ title, lines }: { title: string; lines: readonly string[] }): Section => ({
  title,
  blocks: [{ kind: 'list', items: [...lines] }],
});
