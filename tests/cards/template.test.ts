/** Filling a layout: what is shown, and what is a fault. */
import { compile } from '../../cards/template';

const layout = {
  body: [
    { type: 'TextBlock', text: '${title}' },
    { type: 'TextBlock', $when: '${late}', text: 'te laat' },
    {
      type: 'Container',
      $data: '${rows}',
      selectAction: '${tap}',
      items: [{ type: 'TextBlock', text: '${$index}: ${name}' }],
    },
  ],
};

it('fills texts, leaves out what is not the case, repeats rows and passes objects on as they are', () => {
  const tap = { type: 'Action.Execute', data: { note: '${title}' } };
  expect(
    compile(layout)({
      title: 'Taken',
      late: false,
      rows: [
        { name: 'a', tap },
        { name: 'b', tap },
      ],
    }),
  ).toEqual([
    { type: 'TextBlock', text: 'Taken' },
    { type: 'Container', selectAction: tap, items: [{ type: 'TextBlock', text: '0: a' }] },
    { type: 'Container', selectAction: tap, items: [{ type: 'TextBlock', text: '1: b' }] },
  ]);
});

it('does not fill what stands in the data', () => {
  expect(compile(layout)({ title: '${late}', late: false, rows: [] })).toEqual([
    { type: 'TextBlock', text: '${late}' },
  ]);
});

it.each([{}, { title: undefined }])('takes data that is not there for a fault: %j', (data) => {
  expect(() => compile(layout)({ late: false, rows: [], ...data })).toThrow('title');
});
