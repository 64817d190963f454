-- Jobs that gave up are few and are counted often.

create index jobs_failed on jobs (created_at) where state = 'failed';
