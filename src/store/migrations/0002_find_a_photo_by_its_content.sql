set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- A photo is asked for by the hash in its address, full size or thumbnail: every page with photos does.
-- squawk-ignore require-concurrent-index-creation
create index attachment_by_content on attachment (sha256);
-- squawk-ignore require-concurrent-index-creation
create index attachment_by_thumb on attachment (thumb_sha256);
