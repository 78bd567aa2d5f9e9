/**
 * Stands in for the module that the Azure Functions worker gives to `@azure/functions`: records what is registered, so
 * that the local host can serve it through the library's own invocation model. Must be in place before the first
 * `app.*` call.
 */
import Module from 'node:module';

/** A value on its way in or out, in the shapes of the worker's protocol that the local host uses. */
export interface RpcData {
  string?: string;
  json?: string;
  bytes?: Uint8Array;
  http?: RpcHttp;
}

export interface RpcHttp {
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  statusCode?: string;
  body?: RpcData | null;
}

export interface Binding {
  type: string;
  direction: 'in' | 'out';
  /** Of an HTTP trigger. */
  route?: string;
  methods?: string[];
  /** Of a timer trigger. */
  schedule?: string;
  runOnStartup?: boolean;
}

export interface FunctionMetadata {
  name: string;
  bindings: Record<string, Binding>;
}

export type FunctionCallback = (...inputs: unknown[]) => unknown;

export interface CoreInvocation {
  invocationId: string;
  metadata: FunctionMetadata;
  request: {
    invocationId: string;
    inputData: { name: string; data: RpcData }[];
    triggerMetadata: Record<string, RpcData>;
  };
  state: string | undefined;
  log(level: string, category: string, message: string): void;
}

/** One invocation as `@azure/functions` runs it. */
interface InvocationModel {
  getArguments(): Promise<{ context: object; inputs: unknown[] }>;
  invokeFunction(context: object, inputs: unknown[], handler: FunctionCallback): Promise<unknown>;
  getResponse(context: object, result: unknown): Promise<{ returnValue?: RpcData | null }>;
}

interface ProgrammingModel {
  getInvocationModel(invocation: CoreInvocation): InvocationModel;
}

export interface Registration {
  metadata: FunctionMetadata;
  handler: FunctionCallback;
}

const registrations: Registration[] = [];
let programmingModel: ProgrammingModel | null = null;

class Disposable {
  dispose(): void {
    // A registration of the local host lasts as long as the process.
  }
}

/** The module itself, as `@azure/functions` requires it. */
export const functionsCore = {
  version: '1.0.0',
  hostVersion: '4.1000.0',
  Disposable,
  log(): void {
    // The library's own chatter about its settings: of no use on one machine.
  },
  setProgrammingModel(model: ProgrammingModel): void {
    programmingModel = model;
  },
  getProgrammingModel: (): ProgrammingModel | null => programmingModel,
  registerFunction(metadata: FunctionMetadata, handler: FunctionCallback): Disposable {
    registrations.push({ metadata, handler });
    return new Disposable();
  },
  registerHook(name: string): Disposable {
    throw new Error(`The local host runs no hooks, and ${name} asks for one.`);
  },
};

/** Everything registered so far. */
export const registered = (): readonly Registration[] => registrations;

export function invocationModel(invocation: CoreInvocation): InvocationModel {
  if (programmingModel === null) throw new Error('Nothing was registered through @azure/functions.');
  return programmingModel.getInvocationModel(invocation);
}

/** Makes `require('@azure/functions-core')` find this module; nothing of that name is on npm. */
export function provideFunctionsCore(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const ownRequire = Module.prototype.require;
  Module.prototype.require = function (this: NodeJS.Module, request: string): unknown {
    return request === '@azure/functions-core' ? functionsCore : ownRequire.call(this, request);
  };
}
