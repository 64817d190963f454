-- Failures of signing in, by account and by address.

--! blocked_until : (blocked_until?)
select max(blocked_until) as blocked_until from sign_in_throttles where key = any(:keys) and blocked_until > :now;

--! fail
-- Doubles from one second after :free failures, up to a quarter of an hour; a quiet hour forgets.
insert into sign_in_throttles as t (key, failures, blocked_until, failed_at)
values (:key, 1, :now, :now)
on conflict (key) do update set
    failures = case when t.failed_at < :now::timestamptz - interval '1 hour' then 1 else t.failures + 1 end,
    blocked_until = case
        when t.failed_at < :now::timestamptz - interval '1 hour' or t.failures + 1 <= :free then :now
        else :now::timestamptz + least(interval '15 minutes', interval '1 second' * power(2, least(t.failures + 1 - :free, 12)))
    end,
    failed_at = :now;

--! forget
delete from sign_in_throttles where key = any(:keys) or failed_at < :now::timestamptz - interval '1 day';
