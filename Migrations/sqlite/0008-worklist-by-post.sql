-- 0008: one post's turns are found without passing over those of the unit's other posts; derived.
CREATE INDEX worklist_of_post ON worklist (unit, post, due_on, case_number, position);
