/**
 * Links into the tab, and back to the chat. Teams finds the app by its id in the catalogue of the viewer's own
 * organisation; where that is not known, or there is no Teams, a link opens the same page in a browser.
 */
import type { EntityManager } from 'typeorm';
import { pathOf, type Place } from '../../cards/places';
import { TenantApp } from '../../entities/tenant-app';
import { row } from './rows';
import type { Services } from './services';

/** The tab's name in the manifest, by which links find it. Never change it: links in old chats hold it. */
export const TAB_ENTITY_ID = 'kamerbode';

const TEAMS = 'https://teams.microsoft.com/l';

/** The page in a browser. */
export function plainLink(place: Place, publicUrl: string): string {
  return `${publicUrl}/tab#${pathOf(place)}`;
}

/**
 * A place in the tab, for people of one tenant.
 * @param catalogueId null while it is not known there
 */
export function tabLink(
  place: Place,
  tenantId: string,
  catalogueId: string | null,
  publicUrl: string,
): string {
  const plain = plainLink(place, publicUrl);
  if (catalogueId === null) return plain;
  const asked = new URLSearchParams({
    tenantId,
    webUrl: plain,
    label: 'Kamerbode',
    context: JSON.stringify({ subEntityId: pathOf(place) }),
  });
  // Teams takes a plus sign for a plus sign.
  return `${TEAMS}/entity/${catalogueId}/${TAB_ENTITY_ID}?${asked.toString().replaceAll('+', '%20')}`;
}

/** Under which id the app stands in the catalogue of this tenant; null while nobody has told. */
export async function catalogueIdOf(manager: EntityManager, tenantId: string): Promise<string | null> {
  return (await row(manager, TenantApp, { tenantId }))?.catalogueId ?? null;
}

/** Where one's own chat with the bot opens; on one machine that is the practice room. */
export function chatLink({ teamsBotId, publicUrl }: Pick<Services, 'teamsBotId' | 'publicUrl'>): string {
  return teamsBotId === null ? `${publicUrl}/` : `${TEAMS}/chat/0/0?users=28:${teamsBotId}`;
}
