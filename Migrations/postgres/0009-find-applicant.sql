-- 0009: a counter finds a person who came before by phone or by name, however many accounts there are.
CREATE INDEX account_by_phone ON account (phone) WHERE phone IS NOT NULL;
CREATE INDEX account_by_name ON account (name, account_id);
