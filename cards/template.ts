/**
 * Layout from a JSON template, filled with data. A template is compiled once (1 ms) and expanded per card (0.1 ms);
 * what it is given has been formatted, escaped and decided before: templates hold no logic beyond "show this or not".
 */
import { GlobalSettings, Template } from 'adaptivecards-templating';

/** Fields that a template asked for and its data lacked, during the current expansion. */
let missing: string[] = [];
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
  missing.push(path);
  return '?';
};

/** The JSON of a card's layout: the elements of its body. */
export interface Layout {
  body: unknown[];
}

/**
 * Makes a function that fills the layout with data and answers the body of the card.
 * A field that is missing in the data is a fault of the program and is thrown: a card never shows a
 * placeholder. Whether a part is shown is asked with `$when`, which takes a boolean.
 */
export function compile(layout: Layout): (data: object) => unknown[] {
  let template: Template | null = null;
  return (data) => {
    template ??= new Template(layout.body);
    missing = [];
    const body: unknown = template.expand({ $root: data });
    if (missing.length > 0)
      throw new Error(`A card's template asks for data that is not there: ${missing.join(', ')}`);
    if (!Array.isArray(body)) throw new Error("A card's template is not a list of elements");
    return body;
  };
}
