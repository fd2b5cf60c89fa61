import type { ItemReader } from '../shared/contract/itemReader';
import { readGivenData } from '../shared/item/context';
import { quoted, refused } from '../shared/item/refused';
import { readRequired, readVisible } from '../shared/item/text';
import { holdsForbidden } from '../shared/xml/text';
import { variablesElement, type Signal } from './wire/signal';

/** No limit is documented for this interface; Adobe's REST interface for the same takes 64 KB. */
const MOST_VARIABLES_BYTES = 1_000_000;

/** What to do about an empty name of an activity. */
export const activityTodo =
	"Enter the name of the External signal activity, such as 'signal': it is in the activity's properties.";

/**
 * Makes a signal of an item.
 *
 * @throws ItemRefused for what names no activity, and for variables that are not single values
 */
export function readSignal(item: ItemReader): Signal {
	const named = {
		workflowId: readRequired(
			item.parameter('workflowId'),
			'Workflow',
			'Choose a workflow, or enter its internal name, such as WKF12345.',
		),
		activity: readRequired(item.parameter('activity'), 'Activity', activityTodo),
		transition: readVisible(item.parameter('transition'), 'Transition'),
	};
	checkText(named.workflowId, 'Workflow');
	checkText(named.activity, 'Activity');
	checkText(named.transition, 'Transition');
	return { ...named, variables: readVariables(item), complete: item.parameter('complete') === true };
}

function checkText(text: string, displayName: string): void {
	if (!holdsForbidden(text)) return;
	throw refused(
		`'${displayName}' contains characters that XML does not allow: ${quoted(text)}`,
		'Remove them.',
		displayName,
	);
}

function readVariables(item: ItemReader): string {
	const written = variablesElement(readGivenData(item, 'Parameters', 'parameters'));
	if ('why' in written) {
		throw refused(
			`'Parameters' cannot be written as variables: ${written.why}`,
			'Each variable is a single value, and its name begins with a letter or an underscore and contains only letters, digits, hyphens, dots and underscores.',
			'Parameters',
		);
	}
	const bytes = Buffer.byteLength(written.xml);
	if (bytes > MOST_VARIABLES_BYTES) {
		throw refused(
			`The variables are too large: ${bytes} bytes, more than ${MOST_VARIABLES_BYTES}`,
			'Send a reference instead, such as the name of a file or a key.',
			'Parameters',
		);
	}
	if (written.charactersRemoved) item.hint('Characters that are not allowed in XML were removed');
	return written.xml;
}
