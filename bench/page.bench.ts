import type { Phases } from './page/page-program.ts';
import { pagePrograms } from './page/programs.ts';

let current: Phases | undefined;

function phases(): Phases {
  if (current === undefined) throw new Error('no program has begun');
  return current;
}

Object.defineProperty(window, 'bench', {
  value: {
    fill: async (name: string, size: 'S' | 'M' | 'L') => pagePrograms[name]?.fill?.(size),
    begin: async (name: string, size: 'S' | 'M' | 'L') => {
      const program = pagePrograms[name];
      if (program === undefined) throw new Error(`no program ${name}`);
      current = await program.begin(size);
      return Object.keys(current.phases);
    },
    run: async (phase: string) => phases().phases[phase]?.() ?? [],
    check: () => phases().check(),
  },
});
