set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- The lists of an agency run along its promises, and what lies in each queue is counted without reading the cases.
-- squawk-ignore require-concurrent-index-creation
create index case_file_agency_promise on case_file (lead_agency, service_due_at, id)
  include (status, officer, is_sealed, route_to_confirm, deferral_to_approve, disputes, filed_at)
  where is_open;
