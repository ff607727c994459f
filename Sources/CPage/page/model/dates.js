// Dates at the precision of a text, as ISO 8601-2 spells them: 2006-06-03, 2008-06, 2012, --02, a range
// 2022-03/2022-04, one side ../1995 or 1995/.., about 1995~, doubtful 1995?, both 1995%.

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December'];
const SINGLE = /^(?:(-?\d{4,})|-)(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/;

/// A day as a number that grows with time; months have 31 days so that no calendar is needed.
const dayNumber = (year, month, day) => year * 372 + (month - 1) * 31 + (day - 1);
const yearOf = (number) => Math.floor(number / 372);

function partsOf(date) {
  const found = SINGLE.exec(date);
  return found && { year: found[1] ? Number(found[1]) : null, month: found[2] ? Number(found[2]) : null, day: found[3] ? Number(found[3]) : null, sure: found[4] };
}

/// The first and the last day that a date can mean; null where it names no year.
function span(date) {
  if (!date) return null;
  const [a, b = a] = date.split('/');
  if (a === '..' || b === '..') return openSpan(a, b);
  const first = partsOf(a), last = partsOf(b);
  if (!first || !last || first.year === null || last.year === null) return null;
  const days = [dayNumber(first.year, first.month ?? 1, first.day ?? 1), dayNumber(last.year, last.month ?? 12, last.day ?? 31)];
  // “About” means one unit to either side as well.
  const unit = (parts) => (/[~%]/.test(parts.sure + last.sure) ? (parts.day ? 1 : parts.month ? 31 : 372) : 0);
  return [days[0] - unit(first), days[1] + unit(last)];
}

/// All that lies on one side of a date: `../2006` is 2006 or before, `1995/..` 1995 or after.
function openSpan(a, b) {
  const known = partsOf(a === '..' ? b : a);
  if (!known || known.year === null) return null;
  const [first, last] = span(a === '..' ? b : a);
  return a === '..' ? [-Infinity, last] : [first, Infinity];
}

/// A date as people write it.
function spell(date) {
  const [a, b] = date.split('/');
  if (b !== undefined) {
    if (a === '..') return `${spell(b)} or before`;
    if (b === '..') return `${spell(a)} or after`;
    const first = partsOf(a), last = partsOf(b);
    if (first && last && first.day === null && last.day === null && first.month && last.month && first.year === last.year) {
      return `${MONTHS[first.month - 1]} to ${spell(b)}`;
    }
    return `${spell(a)} to ${spell(b)}`;
  }
  const parts = partsOf(a);
  if (!parts) return a;
  const month = parts.month ? MONTHS[parts.month - 1] ?? '' : '';
  const words = [parts.day, month, parts.year ?? (month ? '(year unknown)' : '')].filter((part) => part !== null && part !== '').join(' ');
  return (/[~%]/.test(parts.sure) ? 'about ' : '') + words + (/[?%]/.test(parts.sure) ? ' (doubtful)' : '');
}

/// When a statement holds, in words; empty where nothing is known.
function spellInterval([start, end, date]) {
  const words = [];
  if (date) words.push(spell(date));
  if (start && end) words.push(`${spell(start)} – ${spell(end)}`);
  else if (start) words.push(`since ${spell(start)}`);
  else if (end) words.push(`until ${spell(end)}`);
  return words.join(', ');
}

/// The day by which a statement is put in order; what has none comes last.
function sortDay([start, end, date]) {
  const found = span(start) ?? span(date) ?? span(end);
  if (!found) return Infinity;
  return Number.isFinite(found[0]) ? found[0] : found[1];
}

const HOLDS = 0, POSSIBLE = 1, OVER = 2, LATER = 3;
const MOMENTS = ['holds', 'possible', 'over', 'not yet'];

/// Whether a statement holds on a day. `momentary` is what happens and is over; `fact` what is said to
/// be so; `ended` what was so at a time that is not told.
function standing([start, end, date], day, { momentary, fact, ended }) {
  const from = span(start) ?? (momentary ? null : span(date)), until = span(end);
  if (momentary && date) {
    const moment = span(date);
    if (!moment) return POSSIBLE;
    return day < moment[0] ? LATER : day <= moment[1] ? (fact ? HOLDS : POSSIBLE) : OVER;
  }
  if (until && day > until[1]) return OVER;
  if (from && day < from[0]) return LATER;
  if (!from || !fact) return POSSIBLE;
  if (day < from[1] && from[0] !== from[1]) return POSSIBLE;
  if (until && day >= until[0]) return POSSIBLE;
  return ended && !until ? POSSIBLE : HOLDS;
}
