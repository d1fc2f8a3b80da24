import { Button, Text } from '@mantine/core';
import { Form } from '@remix-run/react';
import { Row, Rows } from '#app/components/page-section.tsx';
import type { ConflictView } from '#app/contracts/triage.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';

/** The two sides of a conflict; whoever decides for the project picks one with a button. */
export function ConflictCard({ conflict, decides }: { conflict: ConflictView; decides: boolean }) {
  const { id, part, decider, sides } = conflict;
  return (
    <div>
      <Text fw={600} mb="xs">
        The {part}, at {formatTimecode(sides[0]?.at ?? 0)}
      </Text>
      <Rows>
        {sides.map((side) => (
          <Row key={side.requestId} title={side.body} detail={`asked by ${side.author.name}`}>
            {decides && (
              <Form method="post">
                <input type="hidden" name="conflictId" value={id} />
                <input type="hidden" name="requestId" value={side.requestId} />
                <Button type="submit" variant="default" mih={44} aria-label={`Pick “${side.body}”`}>
                  Pick this
                </Button>
              </Form>
            )}
          </Row>
        ))}
      </Rows>
      {!decides && (
        <Text size="sm" c="dimmed" mt="xs">
          {decider ? `${decider.name} decides.` : 'The studio has yet to name who decides for this project.'}
        </Text>
      )}
    </div>
  );
}
