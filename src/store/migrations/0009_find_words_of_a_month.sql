set local lock_timeout = '5s';
set local statement_timeout = '10min';

-- The words of a case hold the month of its filing, as '@' and the number of thirty days since 1970: the index then
-- finds a word of the last months without the cases of all years. Nobody can type such a word.
-- squawk-ignore require-concurrent-index-deletion
drop index case_file_search;
-- squawk-ignore ban-drop-column
alter table case_file drop column search;
-- squawk-ignore adding-field-with-default
alter table case_file add column search tsvector generated always as (
  setweight(to_tsvector('sambat', coalesce(street, '') || ' ' || coalesce(landmark, '')), 'B') ||
  setweight(to_tsvector('sambat', public_text), 'A') ||
  array_to_tsvector(array['@' || div(extract(epoch from filed_at at time zone 'UTC'), 2592000)::text])
) stored;
-- squawk-ignore require-concurrent-index-creation
create index case_file_search on case_file using gin (search) with (gin_pending_list_limit = 256);
