/** Which texts a person reads. */
import type { Language } from '../../entities/person';
import { en } from './en';
import { nl, type Texts } from './nl';

const TEXTS: Record<Language, Texts> = { nl, en };

export function textsFor(language: Language): Texts {
  return TEXTS[language];
}
