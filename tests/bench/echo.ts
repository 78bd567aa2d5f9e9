/** The yardstick: a bot as the Bot Framework's samples write it, which answers an invoke with what it was given. */
import { app } from '@azure/functions';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';

class EchoBot extends ActivityHandler {
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    return Promise.resolve({ status: 200, body: { statusCode: 200, value: context.activity.value } });
  }
}

export function registerEcho(): void {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new EchoBot();
  app.http('echo', {
    methods: ['POST'],
    authLevel: 'anonymous',
    route: 'api/echo',
    handler: async (request) => {
      const body: unknown = JSON.parse(await request.text());
      let status = 200;
      let sent: unknown = null;
      // As much of a web framework's response as the adapter writes to.
      const response = {
        socket: null,
        header: () => response,
        status(code: number) {
          status = code;
          return response;
        },
        send(answer: unknown) {
          sent = answer;
          return response;
        },
        end: () => response,
      };
      await adapter.process(
        { body: isRecord(body) ? body : {}, headers: {}, method: 'POST' },
        response,
        async (context) => bot.run(context),
      );
      return { status, jsonBody: sent };
    },
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
