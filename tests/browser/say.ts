import type { Locator } from 'playwright-core';

/** Types it to the bot in a chat of the practice room, and waits until the answer stands there. */
export async function say(pane: Locator, text: string): Promise<void> {
  // A chat that is still being fetched sends nothing. Who looks for the first time is greeted.
  await pane.getByRole('article').first().waitFor();
  const mine = pane.locator('.message.mine');
  const said = await mine.count();
  const line = pane.getByRole('textbox', { name: /aan Kamerbode$/ });
  await line.fill(text);
  await line.press('Enter');
  // The line that says “antwoordt” came before this, and goes when the answer is there.
  await mine.nth(said).waitFor();
  await pane.getByText('Kamerbode antwoordt').waitFor({ state: 'detached' });
}
