// The standing of an evaluator on a day, told from its dated events. An account of its own, not the program's fold.

export const STANDINGS = {
  in_force: '在册有效', expiring: '即将到期', under_renewal: '延期评估中', under_rectification: '限期整改', suspended: '暂停认定',
  publicity: '公示中', expired: '已到期', withdrawn: '主动退出', cancelled: '取消备案',
};

const OPENS = { suspended: 'suspended', rectification_ordered: 'under_rectification', renewal_applied: 'under_renewal' };
const CLOSES = { reinstated: 'suspended', rectification_closed: 'under_rectification', renewed: 'under_renewal', renewal_declined: 'under_renewal' };

const daysBetween = (from, until) => (Date.parse(until) - Date.parse(from)) / 86_400_000;

export function standingOn(record, day, expiringDays = 90) {
  const whole = (record.events ?? []).filter((it) => it.on <= day && !it.scope);
  const end = whole.find((it) => it.type === 'withdrawn' || it.type === 'cancelled');
  if (end) return end.type;
  const filing = record.filing;
  if (!filing?.valid_from || filing.valid_from > day) return 'publicity';
  let until = filing.valid_until;
  const open = new Set();
  for (const event of whole) {
    if (OPENS[event.type]) open.add(OPENS[event.type]);
    if (CLOSES[event.type]) open.delete(CLOSES[event.type]);
    if (event.type === 'renewed' && event.valid_until > until) until = event.valid_until;
  }
  if (day > until && !open.has('under_renewal')) return 'expired';
  for (const standing of ['suspended', 'under_rectification', 'under_renewal']) if (open.has(standing)) return standing;
  return daysBetween(day, until) < expiringDays ? 'expiring' : 'in_force';
}
