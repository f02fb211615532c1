import { memo, type ComponentProps, type ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { BoardBlock } from './board-block.tsx';
import type { Block } from './board-layout.ts';
import type { AgendaCheck } from './use-findings.ts';

type Shared = Pick<
  ComponentProps<typeof BoardBlock>,
  'layout' | 'pixelsPerMinute' | 'onSelect' | 'onRename' | 'onGrip' | 'onKeyDown'
>;

type BoardBlocksProps = Shared & {
  readonly blocks: readonly Block[];
  readonly snapshot: WorkshopSnapshot;
  readonly names: ReadonlyMap<string, string>;
  readonly worst: AgendaCheck['worst'];
  readonly matching: ReadonlySet<string> | null;
  readonly selectedId: string | null;
  /** The session that is being carried elsewhere. */
  readonly liftedId: string | null;
};

/** The sessions on the board: looked at again when one is picked up or put down, not at every step between. */
export const BoardBlocks = memo(function BoardBlocks(props: BoardBlocksProps): ReactNode {
  const { blocks, snapshot, names, worst, matching, selectedId, liftedId, ...shared } = props;
  const { language } = usePreferences();
  const rooms = new Map(snapshot.rooms.map((room) => [room.id, textIn(room.name, language)]));
  return blocks.map((block) => {
    const { id, placement } = block.session;
    return (
      <BoardBlock
        key={id}
        {...shared}
        block={block}
        room={rooms.get(placement?.roomId ?? '') ?? ''}
        leads={names.get(id) ?? ''}
        worst={worst.get(id) ?? null}
        selected={id === selectedId}
        pale={matching !== null && !matching.has(id)}
        lifted={id === liftedId}
      />
    );
  });
});
