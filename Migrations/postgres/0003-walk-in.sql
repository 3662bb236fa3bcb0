-- 0003: a counter finds the account of a person who came before, instead of making a second one.
CREATE INDEX account_by_citizen_id ON account (citizen_id) WHERE citizen_id IS NOT NULL;
