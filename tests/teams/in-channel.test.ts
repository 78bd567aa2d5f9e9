/** Whatever happens in a channel or a group: nothing of a court is done or shown there. */
import { Address } from '../../entities/message';
import { rows } from '../../bot/study/rows';
import { part, recorded } from './recorded';
import { by, channel, clicks, kamerbode, post, read, task } from './talk';

describe('a channel', () => {
  test('is linked by the chair, and answers nothing else', async () => {
    await post(by('researcher', 'channel-message'));
    expect(read(channel.posted.at(-1))).toContain('Dit kunt u hier niet zelf doen');
    await post(by('chair', 'channel-message'));
    expect((await kamerbode.facts()).court.channel).toMatchObject({
      conversationId: '19:4b6d8f0a2c4e6a8b0d2f4c6e8a0b2d4f@thread.tacv2',
      serviceUrl: channel.serviceUrl,
    });
    await post(by('chair', 'channel-message', { text: '<at>Kamerbode</at> mijn taken' }));
    await post(by('stranger', 'channel-message', { text: '<at>Kamerbode</at> status' }));
    for (const answer of channel.posted.slice(-2)) expect(read(answer)).toContain('persoonlijke chat');
    await post(by('member', 'channel-message', { text: '<at>Kamerbode</at> kanaal ontkoppelen' }));
    expect((await kamerbode.facts()).court.channel).toBeNull();
    expect(await kamerbode.read((manager) => rows(manager, Address, {}))).toEqual([]);
  });

  test.each(['channel-installation-remove', 'bot-removed-from-team', 'channel-deleted'])(
    'is linked no longer after %s, whoever did it',
    async (name) => {
      await post(by('chair', 'channel-message'));
      // Another organisation's team may have any id.
      await post(by('coordinator', name));
      expect((await kamerbode.facts()).court.channel).not.toBeNull();
      await post(by('stranger', name));
      expect((await kamerbode.facts()).court.channel).toBeNull();
      expect(channel.posted).toHaveLength(1);
    },
  );

  test('shows nothing of a court by a button either', async () => {
    const { id } = await task('INT-01');
    const inChannel = { conversation: part(recorded('channel-message'), 'conversation') };
    const value = { action: { data: { kb: 1, show: { card: 'TASK', taskId: id } } }, trigger: 'manual' };
    const { body } = await post(by('researcher', 'adaptive-card-action', { ...inChannel, value }));
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(read(body)).not.toContain('INT-01');
  });

  test('takes no dialog and renews no card: nothing is done there, and no card of a court is put there', async () => {
    const { id, studyId } = await task('INT-01');
    const inChannel = { conversation: part(recorded('channel-message'), 'conversation') };
    const note = {
      kb: 1,
      command: { name: 'ADD_NOTE', studyId, task: { id }, body: 'Uit een kanaal' },
      back: { card: 'TASK', taskId: id },
      kbOrigin: { dialog: { dialog: 'TASK_DETAILS', taskId: id }, cardId: '1770885667198' },
    };
    const before = await kamerbode.facts();
    for (const data of [
      note,
      { ...note, command: { ...note.command, task: {} } },
      { kb: 1, open: note.kbOrigin.dialog },
    ]) {
      const { body } = await post(by('researcher', 'task-submit', { ...inChannel, value: { data } }));
      expect(body).toMatchObject({
        task: { type: 'message', value: expect.stringContaining('persoonlijke chat') },
      });
    }
    const value = { action: { data: { kb: 1, show: note.back } }, trigger: 'automatic' };
    const { body } = await post(by('researcher', 'adaptive-card-action', { ...inChannel, value }));
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(channel.posted).toEqual([]);
    expect((await kamerbode.facts()).case.study).toEqual(before.case.study);
  });

  test('is linked in a channel only: not from a personal chat, nor a group of people', async () => {
    const link = { kb: 1, command: { name: 'LINK_CHANNEL', courtId: kamerbode.courtId } };
    expect(read((await clicks('chair', link)).body)).toContain('in dat kanaal zelf');
    const group = {
      ...part(recorded('channel-message'), 'conversation'),
      conversationType: 'groupChat',
      id: '19:groep@unq.gbl.spaces',
    };
    await post(by('chair', 'channel-message', { conversation: group }));
    expect(read(channel.posted.at(-1))).toContain('in dat kanaal zelf');
    expect((await kamerbode.facts()).court.channel).toBeNull();
  });
});
