import { OutboxMessage } from '../../entities/message';
import { messagesWaiting } from '../../functions/local/waiting';
import { localServices } from './local-services';

const MORNING = '2026-11-27T07:30:00.000Z';
const LATER = '2026-11-30T07:30:00.000Z';

function message(id: string, changes: Partial<OutboxMessage>): OutboxMessage {
  return {
    id,
    version: 1,
    onceKey: id,
    personId: 'person-1',
    channelOfCourtId: null,
    card: { card: 'HELP' },
    kind: 'POST',
    postedCardId: null,
    createdAt: '2026-11-26T08:00:00.000Z',
    notBefore: MORNING,
    state: 'PENDING',
    leasedUntil: null,
    attempts: 0,
    firstTriedAt: null,
    settledAt: null,
    why: null,
    ...changes,
  };
}

async function waitingFor(messages: OutboxMessage[]) {
  const services = await localServices('2026-11-26T08:00:00.000Z');
  try {
    await services.database.work((manager) => manager.save(OutboxMessage, messages));
    return await messagesWaiting(services);
  } finally {
    await services.database.close();
  }
}

describe('how many messages wait', () => {
  it('is none without any', async () => {
    expect(await waitingFor([])).toEqual({ count: 0, until: null });
  });

  it("counts a person's bundle of one morning once, and until when the first waits", async () => {
    expect(
      await waitingFor([
        message('a', { state: 'WAITING', notBefore: LATER }),
        message('b', { state: 'WAITING' }),
        message('c', { state: 'WAITING' }),
        message('d', { state: 'WAITING', personId: 'person-2' }),
        message('e', {}),
      ]),
    ).toEqual({ count: 4, until: MORNING });
  });

  it('leaves out what has ended, was bundled, or may go now', async () => {
    expect(
      await waitingFor([
        message('a', { state: 'SENT' }),
        message('b', { state: 'BUNDLED' }),
        message('c', { notBefore: '2026-11-26T08:00:00.000Z' }),
      ]),
    ).toEqual({ count: 0, until: null });
  });
});
