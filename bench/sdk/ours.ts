/** Our wire module and delivery engine without n8n around them. */
import { pushEventPlan } from '../../nodes/AdobeCampaign/pushEvent.operation';
import { delivering } from '../../nodes/shared/delivery/deliver';
import { bareContext } from './context';
import { eventData, measureCpu } from './measureCpu';

const parameters = {
	...{ eventType: 'order_confirmation', queue: 'rtEvent', sendMode: 'perItem', dataMode: 'autoMapInputData' },
	options: {},
};

measureCpu(async (sinkUrl, first, events) => {
	const items = Array.from({ length: events }, (_, place) => {
		const { attributes, context } = eventData(first + place);
		return { json: { ...attributes, ...context } };
	});
	const context = bareContext(sinkUrl, parameters, items);
	const [output = []] = await delivering(pushEventPlan).call(context);
	const accepted = output.filter(({ json }) => json['accepted'] === true).length;
	if (accepted !== events) throw new Error(`${accepted} of ${events} events accepted`);
});
