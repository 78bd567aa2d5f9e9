/**
 * GET /api/documents/{token}: a document as a page; with `.docx` behind it the same as a Word file. The address is the
 * secret; one that is not known, or not any more, says how to make a new one.
 */
import { app as functions, type HttpResponseInit } from '@azure/functions';
import { documentTexts as words } from '../cards/texts/nl-documents';
import { CONTENT_SECURITY_POLICY, documentPage, plainPage } from '../bot/study/documents/html';
import { readDocument } from '../bot/study/documents/read-document';
import { documentWord } from '../bot/study/documents/word';
import type { AppSource } from './app-source';

/** 256 bits in base64url, as `CREATE_DOCUMENT_LINK` makes it. */
const FILE = /^([\w-]{43})(\.docx)?$/;

const HEADERS = {
  // It is as things stand at this moment, for whoever made the address.
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const PAGE = {
  ...HEADERS,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
};

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function registerDocuments(source: AppSource): void {
  functions.http('documents', {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: 'api/documents/{file}',
    handler: async (request): Promise<HttpResponseInit> => {
      const [, token, word] = FILE.exec(request.params['file'] ?? '') ?? [];
      const { services } = await source();
      const composed = token === undefined ? null : await readDocument(services, token);
      if (composed === null) {
        return { status: 404, headers: PAGE, body: plainPage(words.page.gone, words.page.goneLines) };
      }
      const { document, fileName } = composed;
      // Relative, so that it holds behind whatever address this installation is found at.
      if (word === undefined)
        return { status: 200, headers: PAGE, body: documentPage(document, `${token}.docx`) };
      return {
        status: 200,
        headers: {
          ...HEADERS,
          'content-type': WORD,
          'content-disposition': `attachment; filename="${fileName}.docx"`,
        },
        body: await documentWord(document),
      };
    },
  });
}
