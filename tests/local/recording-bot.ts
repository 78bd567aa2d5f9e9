/** A bot of a few lines, to try the channel with: records what is posted and answers what the test says. */
import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { readBody, sendJson } from '../../functions/local/host';

const activity = z.looseObject({
  id: z.string(),
  type: z.string(),
  name: z.string().optional(),
  text: z.string().optional(),
  action: z.string().optional(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
  from: z.object({ id: z.string(), name: z.string(), aadObjectId: z.string() }),
  conversation: z.looseObject({ id: z.string(), conversationType: z.string() }),
});
type PostedActivity = z.infer<typeof activity>;

export interface RecordingBot {
  url: string;
  posted: PostedActivity[];
  /** What the next activities are answered with. */
  answer: (
    posted: PostedActivity,
  ) => { status: number; body: unknown } | Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export async function startRecordingBot(): Promise<RecordingBot> {
  const server: Server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const posted = activity.parse(JSON.parse(String(body)));
      bot.posted.push(posted);
      const { status, body: answered } = await bot.answer(posted);
      return sendJson(response, status, answered);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const bot: RecordingBot = {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/messages`,
    posted: [],
    answer: () => ({ status: 200, body: {} }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bot;
}
