/** The channel's side of the Bot Framework on this machine: takes what the bot posts and answers as it is told. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Json } from './recorded';

interface Posted {
  method: string;
  path: string;
  body: Json;
}

export type Answer = { status: number; headers?: Record<string, string> } | 'reset';

export interface LoopbackChannel {
  serviceUrl: string;
  posted: Posted[];
  /** What the next requests are answered with; 201 and 200 by default. */
  answer: Answer | null;
  close(): Promise<void>;
}

export async function openLoopbackChannel(host: '127.0.0.1' | '::1' = '127.0.0.1'): Promise<LoopbackChannel> {
  const channel: LoopbackChannel = { serviceUrl: '', posted: [], answer: null, close: () => closed(server) };
  const server = createServer((request, response) => void serve(channel, request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  channel.serviceUrl = `http://${host === '::1' ? '[::1]' : host}:${portOf(server)}/channel/`;
  return channel;
}

async function serve(
  channel: LoopbackChannel,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  channel.posted.push({ method: request.method ?? '', path: request.url ?? '', body });
  const { answer } = channel;
  if (answer === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  const status = answer?.status ?? (request.method === 'PUT' ? 200 : 201);
  response.writeHead(status, { 'content-type': 'application/json', ...answer?.headers });
  response.end(
    JSON.stringify(status < 300 ? { id: `m-${channel.posted.length}` } : { error: { code: 'x' } }),
  );
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const port = portOf(server);
  await closed(server);
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  if (!isAddress(address)) throw new Error('no port');
  return address.port;
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(z.instanceof(Uint8Array).parse(part));
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
