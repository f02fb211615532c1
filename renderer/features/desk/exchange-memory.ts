import { useState } from 'react';

/**
 * When this computer last handed over a workshop's marks and took some in. It is a help for memory and no more: were it
 * lost, all marks would count as not handed over, and a file that is read twice changes nothing.
 */
export type ExchangeMemory = {
  /** Instants are in UTC; `sequence` is the last entry that was in the file. */
  readonly sent: { readonly at: string; readonly sequence: number } | null;
  readonly taken: { readonly at: string; readonly from: string } | null;
};

const nothing: ExchangeMemory = { sent: null, taken: null };

export function useExchangeMemory(workshopId: string): [ExchangeMemory, (change: Partial<ExchangeMemory>) => void] {
  const key = `desk-exchange/${workshopId}`;
  const [memory, setMemory] = useState(() => remembered(key));
  const remember = (change: Partial<ExchangeMemory>): void => {
    const next = { ...memory, ...change };
    localStorage.setItem(key, JSON.stringify(next));
    setMemory(next);
  };
  return [memory, remember];
}

function remembered(key: string): ExchangeMemory {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ExchangeMemory>) };
  } catch {
    return nothing;
  }
}
