import type { Conversation } from '../../bot/teams/parse-activity';
import { IDENTITIES } from './installation';

/** Where somebody presses a button: in the own chat with the bot. */
export const CHAT: Conversation = {
  scope: 'personal',
  id: 'a:chat',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:bot',
  userId: '29:me',
  tenantId: IDENTITIES.chair.tenantId,
  clickedId: null,
};
