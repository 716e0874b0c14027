set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- Whoever verifies the history asks of every report whether its reporter changed the contact: without this it reads the
-- whole audit each time.
-- squawk-ignore require-concurrent-index-creation
create index audit_of_contact on audit (subject, id) where deed in ('contactCorrected', 'contactDeleted');
