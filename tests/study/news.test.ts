/** What is told beside reminders: who joined, a channel that is no longer there, and messages that went astray. */
import { channelsGone } from '../../bot/study/channels';
import { deliver } from '../../bot/study/deliver';
import { blank, enqueue } from '../../bot/study/outbox';
import { verifyChain } from '../../bot/study/history';
import { momentOf } from '../../bot/study/load';
import { insert, rows } from '../../bot/study/rows';
import { tick } from '../../bot/study/tick';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { viewCard } from '../../bot/study/views/view-card';
import type { MorningLine } from '../../cards/ref';
import { Court } from '../../entities/court';
import { HistoryEntry } from '../../entities/history';
import { OutboxMessage } from '../../entities/message';
import { RoleGrant } from '../../entities/person';
import { recordingChannel } from './clockwork';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const CHANNEL = {
  conversationId: '19:kanaal@thread.tacv2',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  tenantId: '11111111-1111-4111-8111-111111111111',
};

async function grantOf(who: Who): Promise<RoleGrant> {
  const { person } = await kb.actor(who);
  const [grant] = await kb.read((manager) => rows(manager, RoleGrant, { personId: person.id }));
  if (grant === undefined) throw new Error(`${who} has no role`);
  return grant;
}

async function reads(who: Who, lines: MorningLine[]): Promise<string> {
  const ref = { card: 'MORNING', on: '2026-03-03', lines } as const;
  return JSON.stringify(await viewCard(kb.services, ref, await kb.actor(who)));
}

const linkedChannel = async () =>
  (await kb.read((manager) => rows(manager, Court, { id: kb.courtId })))[0]?.channel ?? null;

describe('who joined', () => {
  it('is told to the inviter in the first morning’s bundle, all of them in one message', async () => {
    kb.services.clock.moment = '2026-03-03T07:30:00.000Z';
    await tick(kb.services);
    const { person } = await kb.actor('chair');
    const [bundle] = (
      await kb.read((manager) => rows(manager, OutboxMessage, { personId: person.id, state: 'PENDING' }))
    ).filter(({ onceKey }) => onceKey.startsWith('morning:'));
    expect(bundle?.card).toMatchObject({
      card: 'MORNING',
      lines: expect.arrayContaining([
        { line: 'JOINED', grantId: (await grantOf('secretary')).id },
        { line: 'JOINED', grantId: (await grantOf('deputy')).id },
      ]),
    });
  });

  it('reads with name and role to the court’s own people, with the role alone to the coordinator', async () => {
    const secretary: MorningLine = { line: 'JOINED', grantId: (await grantOf('secretary')).id };
    expect(await reads('chair', [secretary])).toContain(
      'Aangesloten: Secretaris Heerlen (Secretaris-onderzoeker)',
    );
    const chair: MorningLine = { line: 'JOINED', grantId: (await grantOf('chair')).id };
    const seen = await reads('coordinator', [chair]);
    expect(seen).toContain('Aangesloten: Voorzitter');
    expect(seen).not.toContain('Voorzitter Heerlen');
    expect(await reads('researcher', [secretary])).not.toContain('Aangesloten');
  });

  it('is no news any more once the role has ended', async () => {
    const grant = await grantOf('member');
    await kb.must('chair', { name: 'END_ROLE', grantId: grant.id, until: '2026-03-01' });
    expect(await reads('secretary', [{ line: 'JOINED', grantId: grant.id }])).not.toContain('Aangesloten');
  });
});

const link = (teamId?: string) =>
  kb.must('chair', {
    name: 'LINK_CHANNEL',
    courtId: kb.courtId,
    ...CHANNEL,
    ...(teamId === undefined ? {} : { teamId }),
  });

describe('a linked channel', () => {
  it('is unlinked with its team, with an entry in the history and a line for whoever linked it', async () => {
    await link('19:team@thread.tacv2');
    expect(await channelsGone(kb.services, CHANNEL.tenantId, ['19:ander@thread.tacv2'])).toBe(0);
    expect(await channelsGone(kb.services, CHANNEL.tenantId, ['19:team@thread.tacv2'])).toBe(1);
    expect(await linkedChannel()).toBeNull();
    expect(await kb.read((manager) => verifyChain(manager, 'PROGRAMME'))).toMatchObject({ ok: true });
    const line: MorningLine = { line: 'CHANNEL_GONE', courtId: kb.courtId };
    expect(await reads('chair', [line])).toContain('Het gekoppelde kanaal is er niet meer');
    await link();
    expect(await reads('chair', [line])).not.toContain('er niet meer');
  });

  it('is unlinked when the channel itself says that the bot has no place there', async () => {
    await link();
    await kb.read((manager) =>
      enqueue(manager, momentOf(kb.services), [
        {
          to: { channelOfCourtId: kb.courtId },
          card: {
            card: 'MILESTONE',
            studyId: kb.studyId,
            milestone: 'STARTED',
            stageId: null,
            on: '2026-03-02',
          },
          when: 'AT_ONCE',
          onceKey: 'milestone',
        },
      ]),
    );
    const channel = recordingChannel();
    channel.answers({ ended: 'DEAD', why: 'HTTP_403' });
    // Nobody else has an address in this installation.
    expect(await deliver(kb.services, channel)).toMatchObject({ sent: 0 });
    expect(channel.calls).toEqual([`post ${CHANNEL.conversationId}`]);
    expect(await linkedChannel()).toBeNull();
  });
});

describe('a message that did not arrive, or may not have', () => {
  it('stands with its person, for the court’s own people', async () => {
    const { person } = await kb.actor('researcher');
    const moment = momentOf(kb.services);
    await kb.read(async (manager) => {
      for (const [onceKey, state] of [
        ['a', 'UNDELIVERABLE'],
        ['b', 'UNKNOWN'],
        ['c', 'UNKNOWN'],
        ['d', 'SENT'],
      ] as const) {
        await insert(manager, OutboxMessage, {
          ...blank(moment, onceKey, { card: 'HELP' }),
          personId: person.id,
          state,
        });
      }
    });
    const dialog = await viewDialog(
      kb.services,
      { dialog: 'PEOPLE', courtId: kb.courtId },
      await kb.actor('secretary'),
    );
    const text = JSON.stringify(dialog);
    expect(text).toContain('één bericht is pas niet bezorgd · van 2 berichten is niet zeker of ze aankwamen');
    expect(text.match(/pas niet bezorgd/g)).toHaveLength(1);
  });
});

const readHistory = async () =>
  JSON.stringify(
    await viewDialog(
      kb.services,
      { dialog: 'HISTORY', studyId: kb.studyId, page: 1 },
      await kb.actor('researcher'),
    ),
  );

describe('whoever reads the history', () => {
  it('is told that it was checked to the beginning, and where it is not what was written', async () => {
    expect(await readHistory()).toContain('✓ Nagerekend: deze gebeurtenis is niet gewijzigd.');
    await kb.must('secretary', { name: 'PAUSE_STUDY', studyId: kb.studyId, reason: 'Reces' });
    expect(await readHistory()).toContain('✓ Nagerekend: deze 2 gebeurtenissen sluiten op elkaar aan');
    await kb.read((manager) =>
      manager.update(HistoryEntry, { chain: kb.studyId, number: 1 }, { role: 'RESEARCHER' }),
    );
    expect(await readHistory()).toContain('! Nagerekend: vanaf nr. 1 klopt deze geschiedenis niet');
  });
});

describe('a study that is paused', () => {
  it('is told as long as it stands still', async () => {
    const line: MorningLine = { line: 'PAUSED', studyId: kb.studyId };
    await kb.must('secretary', { name: 'PAUSE_STUDY', studyId: kb.studyId, reason: 'Ziekte' });
    const seen = await reads('researcher', [line]);
    expect(seen).toContain('Heerlen: het onderzoek is gepauzeerd');
    expect(seen).not.toContain('Ziekte');
    await kb.must('secretary', { name: 'RESUME_STUDY', studyId: kb.studyId, reason: 'Beter' });
    expect(await reads('researcher', [line])).not.toContain('gepauzeerd');
  });
});

describe('a gate that is reopened', () => {
  it('is told to whoever it touches, not only to who asked for it', async () => {
    const { programme, today } = await kb.facts();
    const ids = programme.criteria.map(({ id }) => id);
    await kb.must('researcher', {
      name: 'REQUEST_GATE',
      studyId: kb.studyId,
      stageId: 'INTAKE',
      attested: Object.fromEntries(ids.map((id) => [id, true])),
      reasons: Object.fromEntries(ids.map((id) => [id, 'Volgt'])),
    });
    const [request] = (await kb.facts()).case.requests;
    const requestId = request?.id ?? '';
    const { studyId } = kb;
    await kb.must('chair', { name: 'APPROVE_GATE', studyId, requestId, boardDecisionOn: today });
    const sent = async () =>
      viewCard(kb.services, { card: 'GATE', requestId }, await kb.actor('secretary'), { purpose: 'send' });
    expect(await sent()).toEqual({ settled: true });
    await kb.must('chair', { name: 'REOPEN_GATE', studyId, stageId: 'INTAKE', reason: 'Vergissing' });
    expect(JSON.stringify(await sent())).toContain('Heropend');
    const { person } = await kb.actor('secretary');
    const told = await kb.read((manager) =>
      rows(manager, OutboxMessage, { personId: person.id, state: 'PENDING' }),
    );
    expect(told.map(({ card }) => card)).toContainEqual({ card: 'GATE', requestId });
  });
});
