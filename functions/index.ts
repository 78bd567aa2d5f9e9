/** What Azure Functions loads. Refuses to start with a configuration that is not complete, or without an app id. */
import { createApp } from '../bot/app';
import { readConfig } from '../bot/config';
import { once } from './app-source';
import { register } from './register';

const config = readConfig(process.env, 'function-app');
register(once(() => createApp(config)));
