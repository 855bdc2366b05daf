-- A certificate may be shown by a file of its owner's, beside or instead of a page of its issuer.
alter table users.certifications add column evidence_media_id uuid;
create index certifications_with_evidence_to_decide on users.certifications (updated_at, certification_id)
  where state = 'unverified' and (url is not null or evidence_media_id is not null);
