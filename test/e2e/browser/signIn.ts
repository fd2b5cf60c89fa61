import { equal } from 'node:assert/strict';
import { owner } from '../../../scripts/start/demo';
import type { Stage } from './stage';

/** Signs in through the form. All other checks of this group need the session. */
export async function checkSignIn(stage: Stage): Promise<boolean> {
	const { editor, page } = stage;
	return await stage.check('signed-in', 'signing in through the form opens the overview', async () => {
		await editor.load('/signin');
		const fields = editor.part('auth-form');
		await fields.getByTestId('emailOrLdapLoginId').locator('input').fill(owner.email);
		const password = fields.getByTestId('password').locator('input');
		equal(await password.getAttribute('type'), 'password');
		await password.fill(owner.password);
		await editor.part('form-submit-button').click();
		await page.waitForURL('**/home/workflows');
		await editor.part('project-name').waitFor();
	});
}
