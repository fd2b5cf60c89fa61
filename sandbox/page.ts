import type { Reply } from './http';

const style = `
:root { color-scheme: light dark; --ink: #1c2024; --soft: #60656c; --paper: #fcfcfd; --card: #fff; --line: #e3e5e8; --accent: #0b6e4f; }
@media (prefers-color-scheme: dark) {
	:root { --ink: #eceef0; --soft: #9ba1a6; --paper: #111314; --card: #191b1d; --line: #2c3033; --accent: #4cc38a; }
}
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; margin: 0; }
p { color: var(--soft); margin: .2rem 0 1.5rem; }
#live::before { content: '● '; color: var(--soft); }
#live.on::before { color: var(--accent); }
#counts { display: flex; flex-wrap: wrap; gap: .8rem; margin-bottom: 1.5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1rem; min-width: 9rem; }
.card b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.card small { color: var(--soft); display: block; }
.wide { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .8rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { font-weight: 600; color: var(--soft); font-size: .85rem; }
td:last-child { white-space: normal; overflow-wrap: anywhere; color: var(--soft); }
tr:last-child td { border-bottom: 0; }
button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .8rem; cursor: pointer; float: right; }
`;

// Content of messages is inserted as text, never as markup.
const script = `
const byId = (id) => document.getElementById(id);
const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
function card(platform, count, calls) {
	const box = element('div', '');
	box.className = 'card';
	box.append(element('span', platform), element('b', count.toLocaleString()));
	for (const [kind, number] of calls) box.append(element('small', kind + ' × ' + number.toLocaleString()));
	return box;
}
function row(message) {
	const tr = element('tr', '');
	const time = new Date(message.at).toLocaleTimeString();
	const cells = [time, message.platform, message.kind, message.addressee, message.eventType, message.summary];
	tr.append(...cells.map((cell) => element('td', cell)));
	return tr;
}
function show({ counts, calls, messages }) {
	const names = [...new Set([...Object.keys(counts), ...Object.keys(calls).map((kind) => kind.split(' ')[0])])];
	byId('counts').replaceChildren(...names.sort().map((name) => card(name, counts[name] ?? 0,
		Object.entries(calls).filter(([kind]) => kind.startsWith(name + ' ')).map(([kind, n]) => [kind.slice(name.length + 1), n]))));
	byId('messages').replaceChildren(...messages.map(row));
	byId('empty').hidden = messages.length > 0;
}
const stream = new EventSource('/sandbox/stream');
stream.onmessage = (event) => show(JSON.parse(event.data));
stream.onopen = () => byId('live').classList.add('on');
stream.onerror = () => byId('live').classList.remove('on');
byId('clear').onclick = () => fetch('/sandbox/messages', { method: 'DELETE' });
`;

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox: messages received</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<button id="clear">Clear</button>
<h1>Messages received</h1>
<p id="live">A local stand-in for the Adobe platforms. Nothing leaves this machine.</p>
<div id="counts"></div>
<div class="wide"><table>
<thead><tr><th>Time</th><th>Platform</th><th>Kind</th><th>Recipient</th><th>Event type</th><th>Context</th></tr></thead>
<tbody id="messages"></tbody>
</table></div>
<p id="empty">No messages yet.</p>
<script>${script}</script>
</body>
</html>
`;

/** The page that shows the messages received. It loads nothing from elsewhere, and its policy does not allow it to. */
export function pageReply(): Reply {
	const policy =
		"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:";
	return {
		status: 200,
		headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
		body: html,
	};
}
