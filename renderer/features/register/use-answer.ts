import { useEffect, useState } from 'react';

/** What main answers about something, asked again whenever that changes; null until the first answer. */
export function useAnswer<About, Value>(ask: (about: About) => Promise<Value>, about: About): Value | null {
  const [answer, setAnswer] = useState<Value | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const wait = async (): Promise<void> => {
      const value = await ask(about);
      if (isCurrent) setAnswer(value);
    };
    void wait();
    return () => {
      isCurrent = false;
    };
  }, [ask, about]);
  return answer;
}
