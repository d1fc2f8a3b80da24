import { Stack, Text, Title } from '@mantine/core';
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { AppShell } from '#app/components/app-shell.tsx';
import { Section } from '#app/components/page-section.tsx';
import { askForm, askWish } from '#app/contracts/booking-forms.ts';
import { AskChoice, AskForm } from '#app/features/bookings/ask-form.tsx';
import { orRefuse } from '#server/http/errors.server.ts';
import { answerForm } from '#server/http/forms.server.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { askPage } from '#server/services/bookings/ask-page.server.ts';
import { askTime } from '#server/services/bookings/ask-time.server.ts';
import { shellFor } from '#server/services/studio/shell.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Ask for a time · ${data.page.project.title}` : 'Ask for a time' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const wish = askWish.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [shell, page] = await Promise.all([shellFor(context), orRefuse(askPage(context.call(), idParam(params.projectId), wish))]);
  return { shell, page, request: wish.request ?? null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const body = await request.formData();
  body.set('projectId', idParam(params.projectId));
  return answerForm(body, askForm, async (input) => {
    const { booking } = await askTime(context.call(), input);
    throw redirect(`/bookings/${booking.id}`);
  }, { form: 'ask' });
}

export default function Ask() {
  const { shell, page, request } = useLoaderData<typeof loader>();
  const { project, mayAsk } = page;
  const back = `/projects/${project.id}/bookings`;
  return (
    <AppShell shell={shell} crumbs={[{ label: project.title, to: `/projects/${project.id}` }, { label: 'Booked time', to: back }, { label: 'Ask for a time' }]}>
      <Title order={1} size="h2" mb="lg">
        Ask for a time
      </Title>
      {mayAsk ? (
        <Stack gap="lg">
          <Section title="What you need">
            <AskChoice page={page} request={request} />
          </Section>
          <Section title="For what, and when">
            <AskForm page={page} back={back} />
          </Section>
        </Stack>
      ) : (
        <Section title="Your requests wait for an answer">
          <Text mb="sm">As many times as can be kept free for you at once wait for an answer already. Take one back to ask for another.</Text>
          <Link to={back}>See what waits</Link>
        </Section>
      )}
    </AppShell>
  );
}
