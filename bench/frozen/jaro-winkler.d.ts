declare module 'jaro-winkler' {
  /** Likeness of two texts, from 0 to 1. */
  export default function distance(one: string, other: string): number;
}
