import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { pasteProperties } from '../../../nodes/shared/paste/pastedText.description';

const properties = pasteProperties({ description: '', placeholder: '', method: 'places' });

function shown(pasted: string): string[] {
	const isShown = (property: INodeProperties) =>
		NodeHelpers.displayParameter({ dataMode: 'paste', pasted }, property, { typeVersion: 1 }, null);
	return properties.filter((property) => property.type === 'notice' && isShown(property)).map(({ name }) => name);
}

test.each([
	['curl -H "Authorization: Bearer eyJ"', ['secretInPaste']],
	["curl -H 'authorization: x'", ['secretInPaste']],
	['curl -H "x-api-key: abc"', ['secretInPaste']],
	["-H 'X-Api-Key: <API_KEY>'", ['secretInPaste']],
	['X-Security-Token: @abc', ['secretInPaste']],
	['Cookie: __sessiontoken=___abc', ['secretInPaste']],
	['<urn:sessiontoken>mc/secret</urn:sessiontoken>', ['sessionTokenInPaste']],
	['<sessiontoken></sessiontoken>', []],
	['<urn:sessiontoken>?</urn:sessiontoken>', []],
	['{ "header": {}, "body": {} }', []],
])('%s: the notices shown are %j', (pasted, names) => {
	expect(shown(pasted)).toEqual(names);
});

test('no condition of the form is a regular expression, which n8n gives a quarter of a second', () => {
	expect(JSON.stringify(properties)).not.toContain('"regex"');
});
