-- Attempts to sign in that were not found right, by account and by address.

--! attempt
-- Counted before it is known whether the attempt is right, so that many at once are not all free. Each after :free makes the next wait
-- twice as long, up to :most_seconds; a quiet hour forgets. How many there were with this one; a key that has to wait is neither counted nor returned.
insert into sign_in_throttles as t (key, failures, blocked_until, failed_at)
values (:key, 1, 'epoch', :now)
on conflict (key) do update set
    failures = case when t.failed_at < :now::timestamptz - interval '1 hour' then 1 else t.failures + 1 end,
    blocked_until = case
        when t.failed_at < :now::timestamptz - interval '1 hour' or t.failures + 1 <= :free then 'epoch'
        else :now::timestamptz + make_interval(secs => least(:most_seconds::int, power(2, least(t.failures - :free, 20))))
    end,
    failed_at = :now
where t.blocked_until <= :now
returning t.failures;

--! blocked_until
select blocked_until from sign_in_throttles where key = :key;

--! succeeded
-- The account begins anew; the address gets back the one attempt, for others behind it may still be guessing.
update sign_in_throttles
set failures = case when key = :account then 0 else failures - 1 end, blocked_until = 'epoch'
where key = any(:keys);

--! forget
delete from sign_in_throttles where failed_at < :now::timestamptz - interval '1 day';

--! lift
delete from sign_in_throttles where key = any(:keys);
