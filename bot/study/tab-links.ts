/** Addresses of places in the tab, as Teams opens them from a card or a message. */

/** The tab's name in the manifest, by which links find it. Never change it: links in old chats hold it. */
export const TAB_ENTITY_ID = 'kamerbode';
