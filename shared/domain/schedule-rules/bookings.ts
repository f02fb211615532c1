/** What is taken by whom, packed: the places in the agenda of resource `r` are `members[offsets[r] … offsets[r + 1]]`. */
export type Bookings = { readonly offsets: Int32Array; readonly members: Int32Array };

/** When each place of the agenda begins and ends, in minutes on one line, in the order of beginning. */
export type Timeline = { readonly starts: Int32Array; readonly ends: Int32Array };

/**
 * Sorts bookings by their resource, by counting. `resources[n]` is taken at the place `places[n]`; a resource below 0
 * is none. Places given in their order stay in it.
 */
export function bookingsOf(count: number, resources: readonly number[], places: readonly number[]): Bookings {
  const offsets = new Int32Array(count + 1);
  for (const resource of resources) if (resource >= 0) offsets[resource + 1] = (offsets[resource + 1] ?? 0) + 1;
  for (let at = 1; at <= count; at++) offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
  const members = new Int32Array(offsets[count] ?? 0);
  const next = offsets.slice();
  resources.forEach((resource, index) => {
    if (resource < 0) return;
    members[next[resource] ?? 0] = places[index] ?? 0;
    next[resource] = (next[resource] ?? 0) + 1;
  });
  return { offsets, members };
}

/**
 * Visits each pair of places of one resource of which the later starts less than `slack` minutes after the earlier has
 * ended; with no slack those are the pairs that overlap, half-open. Each booking is compared with those that it meets
 * and with one more, so the cost is bookings + pairs (performance.md 5). Gives the number of comparisons.
 */
export function sweep(
  { starts, ends }: Timeline,
  { offsets, members }: Bookings,
  slack: number,
  visit: (earlier: number, later: number, resource: number) => void,
): number {
  let comparisons = 0;
  for (let resource = 0; resource + 1 < offsets.length; resource++) {
    const last = offsets[resource + 1] ?? 0;
    for (let one = offsets[resource] ?? 0; one < last; one++) {
      const earlier = members[one] ?? 0;
      const until = (ends[earlier] ?? 0) + slack;
      for (let other = one + 1; other < last; other++) {
        const later = members[other] ?? 0;
        comparisons++;
        if ((starts[later] ?? 0) >= until) break;
        visit(earlier, later, resource);
      }
    }
  }
  return comparisons;
}
