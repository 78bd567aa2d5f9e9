/**
 * The Bot Framework's adapter, as far as Kamerbode uses it: checks tokens, gives turns, and makes connectors that send
 * once and to allowed hosts only. Decides nothing; whatever an activity means is worked out in `turn.ts`.
 */
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  ConnectorFactory,
  type ConnectorClient,
  type UserTokenClient,
} from 'botframework-connector';
import { type AllowedHosts, isAllowedServiceUrl } from './service-hosts';

export interface ChannelConfig extends AllowedHosts {
  bot: { appId: string; password: string; type: string; tenantId: string } | null;
}

/** Policies of the connector's pipeline, by the names that Azure's core gives them. */
const RETRIES = 'defaultRetryPolicy';
const REDIRECTS = 'redirectPolicy';
/** Would send what is meant for this machine to the proxy of the environment. */
const PROXY = 'proxyPolicy';

/** Teams answers in well under a second; after this nobody knows whether the message was posted. */
const SEND_TIMEOUT_MS = 15_000;
/** Teams has a handful of service URLs; in local mode every port is one. */
const MOST_CONNECTORS = 20;
const TOKEN_FAULTS = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

/** What goes back over HTTP. */
export interface ChannelAnswer {
  status: number;
  body: unknown;
}

export interface TeamsAdapter {
  /**
   * Takes what was posted, as JSON: 400 when it is no activity, 401 without a valid token, 403 from a channel that is
   * not allowed, else what the turn answered. Faults of the turn come through.
   */
  receive(
    authorization: string,
    posted: unknown,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<ChannelAnswer>;
  /** A connector that posts once; `null` when the host is not allowed. */
  connector(serviceUrl: string): Promise<ConnectorClient | null>;
}

export function createAdapter(config: ChannelConfig): TeamsAdapter {
  const authentication = new GuardedAuthentication(config);
  const adapter = new Adapter(authentication);
  return {
    async receive(authorization, posted, turn) {
      if (!isActivity(posted)) return { status: 400, body: { error: 'Dit is geen bericht van een kanaal.' } };
      // Only Teams' own channel: its tokens alone vouch for the sender's object id and tenant.
      const isChannel = config.mode === 'local' || posted.channelId === 'msteams';
      if (!isChannel || !isAllowedServiceUrl(posted.serviceUrl, config)) {
        return { status: 403, body: { error: 'Met dit kanaal praat Kamerbode niet.' } };
      }
      if (config.bot !== null && !couldBeOurs(authorization, config.bot.appId)) return UNAUTHORISED;
      try {
        return await adapter.receive(authorization, posted, turn);
      } catch (fault) {
        if (fault instanceof AuthenticationError) return UNAUTHORISED;
        throw fault;
      }
    },
    connector: (serviceUrl) =>
      isAllowedServiceUrl(serviceUrl, config)
        ? authentication.connectorTo(serviceUrl)
        : Promise.resolve(null),
  };
}

const UNAUTHORISED: ChannelAnswer = { status: 401, body: null };

/**
 * Whether this may be a token of Teams' channel for us. What surely is none is refused before the channel is asked for
 * its keys; the signature and everything else is checked by the SDK. So nobody makes us ask, and the SDK's other ways
 * in (the emulator's, other bots') stay closed.
 */
function couldBeOurs(authorization: string, appId: string): boolean {
  const [, head, claims] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/i.exec(authorization) ?? [];
  const { alg } = jsonPart(head);
  const { iss, aud } = jsonPart(claims);
  return (
    typeof alg === 'string' &&
    alg.startsWith('RS') &&
    iss === AuthenticationConstants.ToBotFromChannelTokenIssuer &&
    aud === appId
  );
}

function jsonPart(encoded = ''): { alg?: unknown; iss?: unknown; aud?: unknown } {
  try {
    const part: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return typeof part === 'object' && part !== null ? part : {};
  } catch {
    return {};
  }
}

/** As much as the SDK relies on; everything else is checked in `parse-activity.ts`. */
function isActivity(posted: unknown): posted is Activity {
  return (
    typeof posted === 'object' &&
    posted !== null &&
    'type' in posted &&
    typeof posted.type === 'string' &&
    'serviceUrl' in posted &&
    typeof posted.serviceUrl === 'string' &&
    'conversation' in posted &&
    typeof posted.conversation === 'object' &&
    posted.conversation !== null
  );
}

/**
 * `CloudAdapter.process` writes faults to the console and their messages into the answer; this way in does neither, and
 * needs no Express-like request.
 */
class Adapter extends CloudAdapter {
  async receive(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<ChannelAnswer> {
    const answer = await this.processActivity(authorization, activity, turn);
    return answer === undefined ? { status: 200, body: null } : { status: answer.status, body: answer.body };
  }
}

/**
 * The SDK's own checks, with connectors of ours. The SDK builds two HTTP pipelines for every turn, a quarter of the
 * time that a turn takes; here one is kept for each service URL, and one client for the tokens that we never ask for.
 */
class GuardedAuthentication extends BotFrameworkAuthentication {
  readonly #inner: BotFrameworkAuthentication;
  readonly #appId: string;
  readonly #local: boolean;
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();
  #userTokens: Promise<UserTokenClient> | undefined;

  constructor({ bot, mode }: ChannelConfig) {
    super();
    this.#local = mode === 'local';
    this.#appId = bot?.appId ?? '';
    this.#inner = new ConfigurationBotFrameworkAuthentication(
      bot === null
        ? {}
        : {
            MicrosoftAppId: bot.appId,
            MicrosoftAppType: bot.type,
            ...(bot.password === '' ? {} : { MicrosoftAppPassword: bot.password }),
            ...(bot.tenantId === '' ? {} : { MicrosoftAppTenantId: bot.tenantId }),
          },
    );
  }

  async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const result = await this.#inner.authenticateRequest(activity, authorization).catch((fault: unknown) => {
      // A bad signature comes as an error of the token library itself.
      const isToken = fault instanceof Error && TOKEN_FAULTS.has(fault.name);
      throw isToken ? new AuthenticationError(fault.name, 401) : fault;
    });
    return { ...result, connectorFactory: new Connectors((serviceUrl) => this.connectorTo(serviceUrl)) };
  }

  authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new AuthenticationError('Streaming is not served', 401));
  }

  createConnectorFactory(): ConnectorFactory {
    return new Connectors((serviceUrl) => this.connectorTo(serviceUrl));
  }

  createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    if (this.#userTokens === undefined) {
      this.#userTokens = this.#inner.createUserTokenClient(claims);
      // What failed once is tried again at the next turn.
      this.#userTokens.catch(() => (this.#userTokens = undefined));
    }
    return this.#userTokens;
  }

  connectorTo(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.#connectors.get(serviceUrl);
    if (known !== undefined) return known;
    const [oldest] = this.#connectors.keys();
    if (oldest !== undefined && this.#connectors.size >= MOST_CONNECTORS) this.#connectors.delete(oldest);
    const made = this.#make(serviceUrl);
    this.#connectors.set(serviceUrl, made);
    made.catch(() => this.#connectors.delete(serviceUrl));
    return made;
  }

  async #make(serviceUrl: string): Promise<ConnectorClient> {
    const identity = new ClaimsIdentity(
      [
        { type: AuthenticationConstants.AudienceClaim, value: this.#appId },
        { type: AuthenticationConstants.AppIdClaim, value: this.#appId },
      ],
      true,
    );
    const client = await this.#inner
      .createConnectorFactory(identity)
      .create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
    sendOnce(client, this.#local);
    return client;
  }
}

class Connectors extends ConnectorFactory {
  constructor(readonly create: (serviceUrl: string) => Promise<ConnectorClient>) {
    super();
  }
}

interface Sending {
  url: string;
  abortSignal?: AbortSignal;
  /** Options of Node's own request, in the place of what follows from the URL. */
  requestOverrides?: Record<string, unknown>;
}
interface Pipeline {
  removePolicy(options: { name: string }): { name: string }[];
  addPolicy(policy: {
    name: string;
    sendRequest<T>(request: Sending, next: (request: Sending) => Promise<T>): Promise<T>;
  }): void;
}

/**
 * The connector's HTTP pipeline repeats a POST up to four times (on 408, 429, 5xx and lost connections), so that a
 * message may be posted twice. It ignores every option that would stop it; the pipeline is a private field. Redirects
 * go too: they would lead past the list of hosts. Throws when the SDK is no longer built like this.
 */
function sendOnce(connector: ConnectorClient, local: boolean): void {
  const pipeline = pipelineOf(connector);
  const names = [RETRIES, REDIRECTS, ...(local ? [PROXY] : [])];
  for (const name of names) {
    if (pipeline.removePolicy({ name }).length !== 1)
      throw new Error(`The connector has no ${name} to remove`);
  }
  pipeline.addPolicy({
    name: 'kamerbodeTimeout',
    sendRequest(request, next) {
      // Not the client's own `timeout`: its timer goes on after a lost connection and keeps the process from ending.
      request.abortSignal = AbortSignal.timeout(SEND_TIMEOUT_MS);
      // The client takes the brackets of an IPv6 address for a part of its name.
      if (new URL(request.url).hostname === '[::1]') request.requestOverrides = { hostname: '::1' };
      return next(request);
    },
  });
}

function pipelineOf(connector: object): Pipeline {
  const inner: unknown = Reflect.get(connector, 'client');
  const pipeline: unknown =
    typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'pipeline') : null;
  if (!isPipeline(pipeline)) throw new Error('The connector has no pipeline where it used to be');
  return pipeline;
}

function isPipeline(value: unknown): value is Pipeline {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'removePolicy') === 'function' &&
    typeof Reflect.get(value, 'addPolicy') === 'function'
  );
}
