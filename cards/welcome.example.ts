/** Data to draw the greeting with. */
import { STUDY } from './example-data';
import type { WelcomeInput } from './welcome';

export const examples: Record<string, WelcomeInput> = {
  stranger: { known: null },
  typical: {
    known: {
      name: 'Onderzoeker Heerlen',
      roles: ['Onderzoeker bij de rekenkamer Heerlen'],
      home: {
        tasks: true,
        studies: [
          { studyId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', court: 'Heerlen', wave: 'Vervolgonderzoek' },
        ],
        startable: [],
        coordinator: false,
        councils: [{ courtId: STUDY, court: 'Heerlen' }],
      },
    },
  },
  coordinator: {
    known: {
      name: 'Coördinator',
      roles: ['Coördinator van het programma'],
      home: { tasks: false, studies: [], startable: [], coordinator: true, councils: [] },
    },
  },
  starting: {
    known: {
      name: 'Voorzitter Heerlen',
      roles: ['Voorzitter bij de rekenkamer Heerlen'],
      home: {
        tasks: true,
        studies: [],
        startable: [STUDY],
        coordinator: false,
        councils: [{ courtId: STUDY, court: 'Heerlen' }],
      },
    },
  },
  largest: {
    known: {
      name: '**<at>Iedereen</at>** [klik](https://voorbeeld.nl) '.repeat(4),
      roles: Array.from(
        { length: 20 },
        (_, n) => `Onderzoeker bij de rekenkamer Súdwest-Fryslân_${n} *en omstreken*`,
      ),
      home: {
        tasks: true,
        studies: Array.from({ length: 9 }, (_, n) => ({
          studyId: `1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4be${n}`,
          court: `Alphen_aan_den_Rijn en *Kaag en Braassem* ${n > 1 ? 1 : n}`,
          wave: `Vervolgonderzoek_van_de *${n}e* golf [met een lange naam]`,
        })),
        startable: [STUDY],
        coordinator: true,
        councils: Array.from({ length: 9 }, (_, n) => ({
          courtId: `1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4be${n}`,
          court: `Alphen_aan_den_Rijn en *Kaag en Braassem* ${n}`,
        })),
      },
    },
  },
};
