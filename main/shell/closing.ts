import { failure, type Result, success } from '../../shared/result.ts';

/** Milliseconds in which a page that is asked must say something; it may take three seconds to save. */
const answersWithin = 6000;

/** `asking`: the user is being asked, so that the window stays for as long as that takes. */
export type ClosingAnswer = 'close' | 'stay' | 'asking';

/**
 * Asks the page before its window closes, so that it can save what is typed and on its way. The page waits for the
 * question with a call that is answered when there is one. A page that is gone or does not answer holds nothing up.
 */
export class Closing {
  #page: ((asked: Result<Record<string, never>, 'cancelled'>) => void) | null = null;
  #question: { readonly answer: Promise<boolean>; readonly settle: (mayClose: boolean) => void } | null = null;
  #limit: NodeJS.Timeout | undefined;
  #isAgreed = false;
  #isPageSilent = false;

  /** Whether the page has agreed, or there is none to ask. */
  get isAgreed(): boolean {
    return this.#isAgreed;
  }

  /** Whether a page that is there has not answered: it may keep its window open. */
  get isPageSilent(): boolean {
    return this.#isPageSilent;
  }

  /** The call of the page, answered when the window is to close. A second one answers the first with `cancelled`. */
  asked(): Promise<Result<Record<string, never>, 'cancelled'>> {
    this.#page?.(failure('cancelled'));
    return new Promise((resolve) => {
      this.#page = resolve;
    });
  }

  answered(answer: ClosingAnswer): void {
    clearTimeout(this.#limit);
    if (answer !== 'asking') this.#settle(answer === 'close');
  }

  /** The page has gone, and with it whatever it had not given to the store. */
  pageGone(): void {
    this.#page = null;
    if (this.#question !== null) this.#settle(true);
  }

  /** Whether the window may close. Asked again while the question is open, it is the same question. */
  async mayClose(): Promise<boolean> {
    if (this.#isAgreed) return true;
    if (this.#question !== null) return this.#question.answer;
    if (this.#page === null) return (this.#isAgreed = true);
    let settle: (mayClose: boolean) => void = () => undefined;
    const answer = new Promise<boolean>((resolve) => (settle = resolve));
    this.#question = { answer, settle };
    this.#limit = setTimeout(() => {
      this.#isPageSilent = true;
      this.#settle(true);
    }, answersWithin);
    this.#page(success({}));
    this.#page = null;
    return answer;
  }

  #settle(mayClose: boolean): void {
    clearTimeout(this.#limit);
    this.#isAgreed = mayClose;
    this.#question?.settle(mayClose);
    this.#question = null;
  }
}
