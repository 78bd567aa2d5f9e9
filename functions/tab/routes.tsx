/**
 * The pages and their addresses. An address is what follows the `#`: a deep link of Teams carries the same, so that a
 * card leads to the right place. Each page is loaded when somebody goes there.
 */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Me } from '../../bot/study/pages/me';
import { texts } from './texts-nl';

export interface PageProps {
  /** What stood in the address at `:name`. */
  params: Readonly<Record<string, string>>;
  me: Me;
}

interface Route {
  /** `onderzoek/:id` */
  path: string;
  page: LazyExoticComponent<ComponentType<PageProps>>;
}

const COMMITMENTS = lazy(() => import('./pages/commitments'));
const COUNCIL_OVERVIEW = lazy(() => import('./pages/council-overview'));
const SETTINGS = lazy(() => import('./pages/settings'));
const STUDY = lazy(() => import('./pages/study'));

const ROUTES: Route[] = [
  { path: 'overzicht', page: lazy(() => import('./pages/overview')) },
  { path: 'taken', page: lazy(() => import('./pages/tasks')) },
  { path: 'onderzoek/:id', page: STUDY },
  { path: 'onderzoek/:id/:part', page: STUDY },
  { path: 'onderzoek/:id/:part/:about', page: STUDY },
  { path: 'toezeggingen', page: COMMITMENTS },
  { path: 'rekenkamer/:id/toezeggingen', page: COMMITMENTS },
  { path: 'golven', page: lazy(() => import('./pages/waves')) },
  { path: 'rekenkamer/:id/geschiedenis', page: COUNCIL_OVERVIEW },
  { path: 'rekenkamer/:id/geschiedenis/:part', page: COUNCIL_OVERVIEW },
  { path: 'instellingen', page: SETTINGS },
  { path: 'rekenkamer/:id/instellingen', page: SETTINGS },
];

export interface NavItem {
  label: string;
  path: string;
  /** The court that it is of; null where it is of no single one. */
  courtId: string | null;
}

/** What stands in the menu for this person, in its order; the first is where one comes in. */
export function navOf(me: Me): NavItem[] {
  const of = (page: Me['pages'][number], label: string, path: string): NavItem[] =>
    me.pages.includes(page) ? [{ label, path, courtId: null }] : [];
  const several = me.courts.length > 1;
  return [
    ...of('overview', texts.nav.overview, 'overzicht'),
    ...of('tasks', texts.nav.tasks, 'taken'),
    // The latest of each court; earlier ones are one click further.
    ...me.courts.flatMap(({ id: courtId, municipality, studies: [study] }): NavItem[] => {
      if (study === undefined) return [];
      const label = several ? texts.nav.studyOf(municipality) : texts.nav.study;
      return [{ label, path: `onderzoek/${study.id}`, courtId }];
    }),
    ...of('commitments', texts.nav.commitments, 'toezeggingen'),
    ...of('waves', texts.nav.waves, 'golven'),
    ...(me.released === null
      ? []
      : [{ label: texts.nav.released, path: `rekenkamer/${me.released}/geschiedenis`, courtId: null }]),
    ...me.courts.flatMap(({ id: courtId, municipality, forCouncil }): NavItem[] => {
      if (!forCouncil) return [];
      const label = several ? texts.nav.forCouncilOf(municipality) : texts.nav.forCouncil;
      return [{ label, path: `rekenkamer/${courtId}/geschiedenis`, courtId }];
    }),
    ...of('settings', texts.nav.settings, 'instellingen'),
  ];
}

/** `rekenkamer/<id>/instellingen` is of the same kind as `instellingen`. */
function kindOf(path: string): string {
  const [first = '', , part = ''] = path.split('/');
  return first === 'rekenkamer' ? part : first;
}

/**
 * The item under which somebody is: that of the court or study itself, else the one of its kind that is of no single court.
 * A study of another court is reached from the overview, what it released from one's own page for the council.
 */
export function currentOf(items: readonly NavItem[], path: string, { courts }: Me): NavItem | null {
  const [, id] = path.split('/');
  const own = courts.find((court) => court.id === id || court.studies.some((study) => study.id === id));
  const alike = items.filter((item) => kindOf(item.path) === kindOf(path));
  return (
    alike.find(({ courtId }) => courtId !== null && courtId === own?.id) ??
    alike.find(({ courtId }) => courtId === null) ??
    items.find((item) => item.path === 'overzicht' && kindOf(path) === 'onderzoek') ??
    alike[0] ??
    null
  );
}

export interface Place {
  path: string;
  page: Route['page'] | null;
  params: Record<string, string>;
}

/** @param hash as the browser has it: `#/onderzoek/123`; what follows a `?` is the page's own */
export function placeOf(hash: string, me: Me): Place {
  const asked = hash.replace(/^#?\/*|\/*(\?.*)?$/g, '');
  const path = asked === '' ? (navOf(me)[0]?.path ?? '') : asked;
  const parts = path.split('/');
  // A card may lead further than there are pages, as to one task: then to the page that it is on.
  for (let length = parts.length; length > 0; length -= 1) {
    for (const route of ROUTES) {
      const params = matched(route.path.split('/'), parts.slice(0, length));
      if (params !== null) return { path, page: route.page, params };
    }
  }
  return { path, page: null, params: {} };
}

function matched(pattern: string[], path: string[]): Record<string, string> | null {
  if (pattern.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of pattern.entries()) {
    const given = path[place] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decoded(given);
    else if (part !== given) return null;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place in the tab, for a link: `#/onderzoek/123`. */
export const linkTo = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;
