import { errors } from '../../../nodes/Marketo/errors';

test('every code of the documented tables that a request of a campaign can meet has a row', () => {
	const rest =
		'413 414 502 600 601 602 604 605 606 607 608 609 610 611 612 614 615 616 702 703 709 713 1001 1002 1003 1004 1011 1013';
	const soap =
		'10001 20011 20012 20013 20014 20015 20016 20017 20018 20019 20023 20024 20101 20102 20103 20109 20110 20113 20114';
	expect(Object.keys(errors)).toEqual(expect.arrayContaining(`${rest} ${soap}`.split(' ')));
});
