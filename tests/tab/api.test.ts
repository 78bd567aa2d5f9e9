/** The tab's server: who is let in, and what is answered when something is asked twice, too late, or wrongly. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createRemoteJWKSet, exportJWK, generateKeyPair, SignJWT, type JWTPayload, type KeyLike } from 'jose';
import { IsNull } from 'typeorm';
import { z } from 'zod';
import { createTab, type Tab } from '../../bot/tab/answer';
import { createTokenCheck, SCOPE, type SignIn } from '../../bot/tab/token';
import type { Identity } from '../../bot/study/services';
import { hashOfToken } from '../../bot/workflow/secret-address';
import { CalendarLink } from '../../entities/calendar-link';
import { DocumentLink } from '../../entities/document-link';
import { IDENTITIES, installation, type Installation, type Who } from '../study/installation';

const ISSUER = 'https://login.microsoftonline.com/';
const AUDIENCE = '9d1f3c7e-2a4b-4c8d-9e0f-1a2b3c4d5e6f';
const ALGORITHM = 'ES256';

let kb: Installation;
let tab: Tab;
let privateKey: KeyLike;
let publicKey: KeyLike;
let signIn: SignIn;

beforeAll(async () => {
  ({ privateKey, publicKey } = await generateKeyPair(ALGORITHM));
  signIn = {
    keys: () => Promise.resolve(publicKey),
    algorithms: [ALGORITHM],
    issuerOf: (tenantId) => `${ISSUER}${tenantId}/v2.0`,
    audiences: [AUDIENCE],
    scope: SCOPE,
  };
  kb = await installation();
  tab = createTab(kb.services, createTokenCheck(signIn));
});

afterAll(() => kb.close());

interface Odd {
  claims?: JWTPayload;
  issuer?: string;
  audience?: string;
  expires?: string;
  key?: KeyLike;
}

function tokenOf({ tenantId, aadObjectId, name }: Identity, odd: Odd = {}): Promise<string> {
  return new SignJWT({ tid: tenantId, oid: aadObjectId, name, scp: `openid ${SCOPE}`, ...odd.claims })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(odd.issuer ?? `${ISSUER}${tenantId}/v2.0`)
    .setAudience(odd.audience ?? AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(odd.expires ?? '1h')
    .sign(odd.key ?? privateKey);
}

async function ask(who: Who, place: string, body?: unknown, odd?: Odd) {
  const [name = '', id = null, part = null] = place.split('/');
  return tab.answer(`Bearer ${await tokenOf(IDENTITIES[who], odd)}`, {
    method: body === undefined ? 'GET' : 'POST',
    name,
    id,
    part,
    body: body ?? null,
  });
}

function missing(code: string): never {
  throw new Error(`There is no task ${code}`);
}

const task = async (code: string) =>
  (await kb.facts()).case.tasks.find(({ taskId }) => taskId === code) ?? missing(code);

async function complete(code: string, actionId: string, version?: number) {
  const { id, version: current } = await task(code);
  return {
    actionId,
    data: {
      kb: 1,
      command: {
        name: 'COMPLETE_TASKS',
        studyId: kb.studyId,
        tasks: [{ id, expectedVersion: version ?? current }],
      },
      back: { card: 'TASK', taskId: id },
    },
  };
}

const tokenIn = (address: string): string => address.replace(/^.*\//, '').replace('.ics', '');

const bearer = async (token: string) =>
  (await tab.answer(token, { method: 'GET', name: 'me', id: null, part: null, body: null })).status;

describe('who is let in', () => {
  it('is whoever a good token names', async () => {
    const answer = await ask('researcher', 'me');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        me: {
          person: { name: 'Onderzoeker Heerlen' },
          coordinator: false,
          courts: [{ municipality: 'Heerlen' }],
        },
      },
    });
  });

  it.each([{ name: 'Van '.repeat(64) }, { name: 7 }])(
    'is known by the object id, however one is called: %o',
    async (claims) => {
      expect(await ask('researcher', 'me', undefined, { claims })).toMatchObject({
        status: 200,
        body: { me: { person: { name: 'Onderzoeker Heerlen' } } },
      });
    },
  );

  it('is nobody with a token that does not hold', async () => {
    const { privateKey: another } = await generateKeyPair(ALGORITHM);
    const { tenantId } = IDENTITIES.chair;
    const bad: Odd[] = [
      { key: another },
      { expires: '-2m' },
      { audience: 'api://another' },
      { issuer: `https://sts.example/${tenantId}/v2.0` },
      { issuer: `${ISSUER}${IDENTITIES.coordinator.tenantId}/v2.0` },
      { claims: { oid: 'chair' } },
      { claims: { oid: undefined } },
      { claims: { tid: undefined } },
      { claims: { scp: undefined, roles: [SCOPE] } },
      { claims: { scp: 'User.Read' } },
    ];
    for (const odd of bad) {
      expect([odd, (await ask('researcher', 'me', undefined, odd)).status]).toEqual([odd, 401]);
    }
    const good = await tokenOf(IDENTITIES.researcher);
    const [head = '', claims = '', signature = ''] = good.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const header of [
      '',
      'Bearer',
      `Basic ${good}`,
      `Bearer ${none}.${claims}.`,
      `Bearer ${none}.${claims}.${signature}`,
    ]) {
      expect(await bearer(header)).toBe(401);
    }
    expect(await bearer(`Bearer ${head}.${claims}.${signature}`)).toBe(200);
  });

  it('is not known while the keys of the issuer cannot be had', async () => {
    const answers: [status: number, body: string][] = [];
    const issuer = createServer((_, response) => {
      const [status, body] = answers.shift() ?? [500, ''];
      response.writeHead(status).end(body);
    });
    const port = await new Promise<number>((resolve) => {
      issuer.listen(0, '127.0.0.1', () => {
        const address = issuer.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const token = await tokenOf(IDENTITIES.researcher);
    const check = async (status: number, body: string) => {
      answers.push([status, body]);
      const keys = createRemoteJWKSet(new URL(`http://127.0.0.1:${port}/keys`));
      return createTokenCheck({ ...signIn, keys })(`Bearer ${token}`);
    };
    const key = { ...(await exportJWK(publicKey)), alg: ALGORITHM, use: 'sig' };
    const { publicKey: otherKey } = await generateKeyPair(ALGORITHM);
    const other = { ...(await exportJWK(otherKey)), alg: ALGORITHM, use: 'sig' };
    try {
      // Signing in again would be of no use.
      await expect(check(503, 'Service unavailable')).rejects.toThrow('Expected 200 OK');
      await expect(check(200, '<html>')).rejects.toThrow('parse');
      await expect(check(200, '{"error":"busy"}')).rejects.toThrow('malformed');
      expect(await check(200, JSON.stringify({ keys: [other] }))).toBeNull();
      expect(await check(200, JSON.stringify({ keys: [] }))).toBeNull();
      expect(await check(200, JSON.stringify({ keys: [key] }))).toMatchObject({
        aadObjectId: IDENTITIES.researcher.aadObjectId,
      });
    } finally {
      issuer.close();
    }
  });

  it('is nobody from an organisation that takes no part', async () => {
    const elsewhere = { ...IDENTITIES.chair, tenantId: '44444444-4444-4444-8444-444444444444' };
    const answer = await tab.answer(`Bearer ${await tokenOf(elsewhere)}`, {
      method: 'GET',
      name: 'me',
      id: null,
      part: null,
      body: null,
    });
    expect(answer).toMatchObject({ status: 401, body: { refusal: { code: 'TENANT_NOT_ALLOWED' } } });
  });

  it('is shown nothing while nobody invited them, but where a code goes', async () => {
    expect(await ask('stranger', 'me')).toMatchObject({ status: 200, body: { me: null } });
    expect(await ask('stranger', 'tasks')).toMatchObject({ status: 403 });
    const { secret } = await kb.must('secretary', {
      name: 'INVITE',
      courtId: kb.courtId,
      role: 'MEMBER',
      tenantId: IDENTITIES.stranger.tenantId,
    });
    const command = { name: 'REDEEM_CODE', code: secret };
    const wrong = {
      actionId: randomUUID(),
      data: { kb: 1, command: { ...command, code: 'K7PM-3XQ9-WDTR-H5FA' } },
    };
    expect(await ask('stranger', 'action', wrong)).toMatchObject({ status: 422 });
    const right = { actionId: randomUUID(), data: { kb: 1, command } };
    expect(await ask('stranger', 'action', right)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await ask('stranger', 'me')).toMatchObject({
      body: { me: { roles: [{ role: 'MEMBER' }], reached: false } },
    });
  });
});

describe('what is done', () => {
  it('is done once, however often the same entry comes', async () => {
    const entry = await complete('INT-01', randomUUID());
    expect(await ask('researcher', 'action', entry)).toMatchObject({
      status: 200,
      body: { ok: true, undo: [{ command: { name: 'UNDO_TASK' } }] },
    });
    const { version } = await task('INT-01');
    expect(await ask('researcher', 'action', entry)).toMatchObject({
      status: 200,
      body: { ok: true, card: { ref: { card: 'TASK' } }, undo: [{ command: { name: 'UNDO_TASK' } }] },
    });
    expect((await task('INT-01')).version).toBe(version);
  });

  it.each([{ name: 'CREATE_CALENDAR_LINK' }, { name: 'CREATE_DOCUMENT_LINK', document: 'COUNCIL_OVERVIEW' }])(
    'makes one address, and does not end it when the same entry comes again: $name',
    async (command) => {
      const named = command.document === undefined ? command : { ...command, courtId: kb.courtId };
      const entry = { actionId: randomUUID(), data: { kb: 1, command: named } };
      const made = z.object({ secret: z.string() }).parse((await ask('chair', 'action', entry)).body);
      expect(made.secret).toContain('https://kamerbode.example/api/');
      expect(await ask('chair', 'action', entry)).toMatchObject({
        status: 200,
        body: { ok: true, secret: null },
      });
      const links = await kb.read(async (manager) => [
        ...(await manager.find(CalendarLink, { where: { revokedAt: IsNull() } })),
        ...(await manager.find(DocumentLink)),
      ]);
      expect(links.filter(({ tokenHash }) => tokenHash === hashOfToken(tokenIn(made.secret)))).toHaveLength(
        1,
      );
    },
  );

  it('is taken back by what came along', async () => {
    const done = await ask('researcher', 'action', await complete('INT-03', randomUUID()));
    const [data] = z.object({ undo: z.array(z.unknown()) }).parse(done.body).undo;
    expect(await ask('researcher', 'action', { actionId: randomUUID(), data })).toMatchObject({
      status: 200,
    });
    expect((await task('INT-03')).state).toBe('OPEN');
  });

  it('conflicts with what somebody else did first, and shows how it stands now', async () => {
    const { version } = await task('INT-03');
    await ask('researcher', 'action', await complete('INT-03', randomUUID()));
    const late = await ask('researcher', 'action', await complete('INT-03', randomUUID(), version));
    expect(late).toMatchObject({
      status: 409,
      body: { conflict: true, refusal: { code: 'STALE' }, current: { card: { ref: { card: 'TASK' } } } },
    });
    expect(JSON.stringify(late.body)).toContain('Ongedaan maken');
  });

  it('conflicts with a decision that fell meanwhile, and shows the gate as it stands now', async () => {
    const { studyId, services } = kb;
    const ids = services.programme.programme.criteria.map(({ id }) => id);
    await kb.must('researcher', {
      name: 'REQUEST_GATE',
      studyId,
      stageId: 'INTAKE',
      attested: Object.fromEntries(ids.map((id) => [id, true])),
      reasons: Object.fromEntries(ids.map((id) => [id, 'Volgt'])),
    });
    const [{ id: requestId, version: expectedVersion }] = z
      .tuple([z.object({ id: z.string(), version: z.number() })])
      .parse((await kb.facts()).case.requests);
    const command = {
      name: 'APPROVE_GATE',
      studyId,
      requestId,
      expectedVersion,
      boardDecisionOn: '2026-03-02',
    };
    const approve = () =>
      ask('chair', 'action', {
        actionId: randomUUID(),
        data: { kb: 1, command, back: { card: 'GATE', requestId } },
      });
    expect(await approve()).toMatchObject({ status: 200 });
    expect(await approve()).toMatchObject({
      status: 409,
      body: {
        conflict: true,
        refusal: { code: 'ALREADY_DECIDED' },
        current: { card: { ref: { card: 'GATE' } } },
      },
    });
  });

  it('is refused when it does not say on which version it was decided', async () => {
    const { id } = await task('INT-04');
    const command = { name: 'COMPLETE_TASKS', studyId: kb.studyId, tasks: [{ id }] };
    const entry = { actionId: randomUUID(), data: { kb: 1, command } };
    expect(await ask('researcher', 'action', entry)).toMatchObject({
      status: 400,
      body: {
        refusal: {
          code: 'VERSION_REQUIRED',
          field: 'tasks.0.expectedVersion',
          text: expect.stringMatching(
            /“tasks\.0\.expectedVersion” ontbreekt.*versienummer \(een geheel getal\)/,
          ),
        },
      },
    });
    expect((await task('INT-04')).state).toBe('OPEN');
  });

  it('conflicts in settings as well, with the form as it stands now', async () => {
    const { courtId } = kb;
    const dialog = { dialog: 'CONTACT', courtId };
    const answered = z
      .object({ content: z.object({ actions: z.array(z.object({ data: z.looseObject({}) })) }) })
      .parse((await ask('secretary', 'dialog', { ref: dialog })).body);
    const { person } = await kb.actor('member');
    const data = { ...answered.content.actions.at(-1)?.data, personId: person.id };
    const contact = (await kb.actor('researcher')).person.id;
    await kb.must('chair', { name: 'SET_CONTACT', courtId, personId: contact });
    const late = await ask('secretary', 'action', { actionId: randomUUID(), data, dialog });
    expect(late).toMatchObject({
      status: 409,
      body: { conflict: true, refusal: { code: 'STALE' }, current: { dialog: { size: 'medium' } } },
    });
    const again = z
      .object({
        current: z.object({
          dialog: z.object({
            content: z.looseObject({ actions: z.array(z.object({ data: z.looseObject({}) })) }),
          }),
        }),
      })
      .parse(late.body).current.dialog.content;
    // What was chosen stands there again, and can be sent on the state as it is now.
    expect(JSON.stringify(again)).toContain(person.id);
    const now = {
      actionId: randomUUID(),
      dialog,
      data: { ...again.actions.at(-1)?.data, personId: person.id },
    };
    expect(await ask('secretary', 'action', now)).toMatchObject({ status: 200 });
  });

  it('is refused at the field, with everything that was entered', async () => {
    const { id, version } = await task('INT-04');
    const dialog = { dialog: 'TASK_ACTION', taskId: id, action: 'EXTEND' };
    const data = {
      kb: 1,
      command: { name: 'EXTEND_TASK', studyId: kb.studyId, task: { id, expectedVersion: version } },
      until: '31-02-2027',
      reason: 'De griffie vroeg om een week.',
    };
    const refused = await ask('researcher', 'action', { actionId: randomUUID(), data, dialog });
    expect(refused).toMatchObject({
      status: 422,
      body: { refusal: { code: 'INVALID_DATE', field: 'until' } },
    });
    expect(JSON.stringify(refused.body)).toContain('De griffie vroeg om een week.');
    expect(JSON.stringify(refused.body)).toContain('31-02-2027');
  });

  it('is refused to whom it is not given', async () => {
    const entry = await complete('INT-04', randomUUID());
    expect(await ask('member', 'action', entry)).toMatchObject({
      status: 403,
      body: { refusal: { code: 'NOT_YOURS' } },
    });
    expect((await task('INT-04')).state).toBe('OPEN');
  });

  it('makes no sense without an id of its own, or in words that are not ours', async () => {
    const { data } = await complete('INT-04', randomUUID());
    for (const body of [
      null,
      {},
      { data },
      { actionId: 'x', data },
      { actionId: randomUUID(), data: { kb: 2 } },
    ]) {
      expect(await ask('researcher', 'action', body)).toMatchObject({ status: 400 });
    }
    expect(await ask('researcher', 'nothing')).toMatchObject({ status: 404 });
    expect(await ask('researcher', 'card', { ref: { card: 'NOTHING' } })).toMatchObject({ status: 400 });
    const elsewhere = { dialog: 'SETTINGS', courtId: randomUUID() };
    expect(await ask('researcher', 'dialog', { ref: elsewhere })).toMatchObject({ status: 404 });
  });
});

describe('the mail address of the work account', () => {
  const mailDialog = { ref: { dialog: 'MAIL_ADDRESS' } };
  const email = 'lid@heerlen.example';

  afterAll(() => {
    kb.services.mail = null;
  });

  it('is offered, and kept only when it is saved', async () => {
    kb.services.mail = { send: () => Promise.resolve({ ended: 'SENT' }) };
    const offered = JSON.stringify(await ask('member', 'dialog', mailDialog, { claims: { email } }));
    expect(offered).toContain(email);
    expect(offered).toContain('pas bewaard wanneer u het opslaat');
    expect(JSON.stringify(await ask('member', 'dialog', mailDialog))).not.toContain(email);
    const data = { kb: 1, command: { name: 'SET_MAIL_ADDRESS', expectedVersion: 0 }, mailAddress: email };
    expect(await ask('member', 'action', { actionId: randomUUID(), data })).toMatchObject({ status: 200 });
    expect(JSON.stringify(await ask('member', 'dialog', mailDialog))).toContain(email);
  });

  it.each([{ email: 5 }, { email: null }])(
    'is nothing when the token has no text for it: %o',
    async (claims) => {
      expect(await ask('member', 'me', undefined, { claims })).toMatchObject({ status: 200 });
    },
  );
});
