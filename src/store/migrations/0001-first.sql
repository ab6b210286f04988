CREATE TABLE clinic (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  address_line TEXT,
  city TEXT,
  state TEXT,
  postal_code TEXT,
  country TEXT,
  phone TEXT,
  npi TEXT,
  ein TEXT,
  time_zone TEXT NOT NULL,
  opens_minute BIGINT NOT NULL,
  closes_minute BIGINT NOT NULL,
  board_amber_minutes BIGINT NOT NULL,
  board_red_minutes BIGINT NOT NULL,
  payment_terms TEXT,
  demo SMALLINT NOT NULL,
  CONSTRAINT pk_clinic PRIMARY KEY (id),
  CONSTRAINT ck_clinic_kind CHECK (kind IN ('clinic', 'home'))
);
--;;
CREATE TABLE practitioner (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  family_name TEXT NOT NULL,
  given_name TEXT,
  name_prefix TEXT,
  name_suffix TEXT,
  role TEXT,
  npi TEXT,
  collector_code TEXT,
  phone TEXT,
  active SMALLINT NOT NULL,
  schedulable SMALLINT NOT NULL,
  hue BIGINT NOT NULL,
  CONSTRAINT pk_practitioner PRIMARY KEY (id)
);
--;;
CREATE TABLE account (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  name TEXT NOT NULL,
  full_name TEXT NOT NULL,
  role TEXT NOT NULL,
  practitioner_id BIGINT,
  password_hash TEXT,
  disabled SMALLINT NOT NULL,
  CONSTRAINT pk_account PRIMARY KEY (id),
  CONSTRAINT uq_account_name UNIQUE (name),
  CONSTRAINT ck_account_role CHECK (role IN ('technician', 'front-desk', 'clinician', 'biller', 'biomed', 'manager', 'auditor', 'administrator')),
  CONSTRAINT fk_account_practitioner_id FOREIGN KEY (practitioner_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE location (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  active SMALLINT NOT NULL,
  schedulable SMALLINT NOT NULL,
  position BIGINT NOT NULL,
  CONSTRAINT pk_location PRIMARY KEY (id),
  CONSTRAINT ck_location_kind CHECK (kind IN ('exam-room', 'waiting-area', 'laboratory', 'storage', 'home'))
);
--;;
CREATE TABLE organization (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  payer_identifier TEXT,
  npi TEXT,
  phone TEXT,
  address_line TEXT,
  city TEXT,
  state TEXT,
  postal_code TEXT,
  active SMALLINT NOT NULL,
  CONSTRAINT pk_organization PRIMARY KEY (id),
  CONSTRAINT ck_organization_kind CHECK (kind IN ('payer', 'laboratory', 'manufacturer', 'provider', 'other'))
);
--;;
CREATE TABLE patient (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  mrn TEXT NOT NULL,
  family_name TEXT,
  given_name TEXT,
  name_prefix TEXT,
  name_suffix TEXT,
  preferred_name TEXT,
  birth_date TEXT,
  sex TEXT NOT NULL,
  gender_identity TEXT,
  pronouns TEXT,
  language TEXT,
  interpreter_needed SMALLINT NOT NULL,
  marital_status TEXT,
  race TEXT,
  ethnicity TEXT,
  deceased SMALLINT NOT NULL,
  deceased_date TEXT,
  primary_practitioner_id BIGINT,
  do_not_bill SMALLINT NOT NULL,
  isolation TEXT,
  fall_risk SMALLINT NOT NULL,
  note TEXT,
  active SMALLINT NOT NULL,
  merged_into_id BIGINT,
  registered_at BIGINT NOT NULL,
  CONSTRAINT pk_patient PRIMARY KEY (id),
  CONSTRAINT uq_patient_mrn UNIQUE (mrn),
  CONSTRAINT ck_patient_sex CHECK (sex IN ('unknown', 'female', 'male', 'other')),
  CONSTRAINT fk_patient_primary_practitioner_id FOREIGN KEY (primary_practitioner_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_patient_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE human_name (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  use TEXT NOT NULL,
  family_name TEXT,
  given_name TEXT,
  name_prefix TEXT,
  name_suffix TEXT,
  CONSTRAINT pk_human_name PRIMARY KEY (id),
  CONSTRAINT fk_human_name_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_human_name_use CHECK (use IN ('usual', 'official', 'nickname', 'maiden', 'old', 'temp', 'anonymous'))
);
--;;
CREATE TABLE contact_point (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  system TEXT NOT NULL,
  use TEXT NOT NULL,
  value TEXT NOT NULL,
  normalized TEXT,
  rank BIGINT NOT NULL,
  CONSTRAINT pk_contact_point PRIMARY KEY (id),
  CONSTRAINT fk_contact_point_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_contact_point_system CHECK (system IN ('phone', 'email', 'fax', 'sms', 'pager', 'url', 'other')),
  CONSTRAINT ck_contact_point_use CHECK (use IN ('home', 'work', 'mobile', 'old', 'temp'))
);
--;;
CREATE TABLE address (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  use TEXT NOT NULL,
  line TEXT,
  line2 TEXT,
  city TEXT,
  state TEXT,
  postal_code TEXT,
  country TEXT,
  CONSTRAINT pk_address PRIMARY KEY (id),
  CONSTRAINT fk_address_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_address_use CHECK (use IN ('home', 'work', 'temp', 'old', 'billing'))
);
--;;
CREATE TABLE related_person (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  family_name TEXT,
  given_name TEXT,
  relationship TEXT,
  phone TEXT,
  email TEXT,
  emergency_contact SMALLINT NOT NULL,
  may_know_appointments SMALLINT NOT NULL,
  may_know_care SMALLINT NOT NULL,
  may_know_billing SMALLINT NOT NULL,
  note TEXT,
  rank BIGINT NOT NULL,
  CONSTRAINT pk_related_person PRIMARY KEY (id),
  CONSTRAINT fk_related_person_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE coverage (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  payer_id BIGINT,
  plan_name TEXT,
  member_id TEXT,
  group_number TEXT,
  relationship TEXT NOT NULL,
  subscriber_name TEXT,
  subscriber_birth_date TEXT,
  coverage_order BIGINT NOT NULL,
  period_start TEXT,
  period_end TEXT,
  status TEXT NOT NULL,
  copay BIGINT NOT NULL,
  CONSTRAINT pk_coverage PRIMARY KEY (id),
  CONSTRAINT fk_coverage_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_coverage_payer_id FOREIGN KEY (payer_id) REFERENCES organization (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_coverage_relationship CHECK (relationship IN ('self', 'spouse', 'child', 'parent', 'common', 'other', 'injured')),
  CONSTRAINT ck_coverage_status CHECK (status IN ('active', 'cancelled', 'draft', 'entered-in-error'))
);
--;;
CREATE TABLE device (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  asset_tag TEXT NOT NULL,
  name TEXT NOT NULL,
  family TEXT,
  manufacturer TEXT,
  model_number TEXT,
  serial_number TEXT,
  lot_number TEXT,
  udi TEXT,
  device_identifier TEXT,
  protection_class TEXT NOT NULL,
  applied_part TEXT NOT NULL,
  status TEXT NOT NULL,
  owner TEXT NOT NULL,
  location_id BIGINT,
  patient_id BIGINT,
  hours_meter DOUBLE PRECISION,
  manufactured_date TEXT,
  expiration_date TEXT,
  warranty_until TEXT,
  next_due_date TEXT,
  next_due_for TEXT,
  risk_score BIGINT NOT NULL,
  note TEXT,
  CONSTRAINT pk_device PRIMARY KEY (id),
  CONSTRAINT uq_device_asset_tag UNIQUE (asset_tag),
  CONSTRAINT ck_device_protection_class CHECK (protection_class IN ('none', 'class-i', 'class-ii', 'internal')),
  CONSTRAINT ck_device_applied_part CHECK (applied_part IN ('none', 'b', 'bf', 'cf')),
  CONSTRAINT ck_device_status CHECK (status IN ('available', 'assigned', 'in-service', 'quarantined', 'awaiting-parts', 'retired')),
  CONSTRAINT ck_device_owner CHECK (owner IN ('clinic', 'patient', 'vendor')),
  CONSTRAINT fk_device_location_id FOREIGN KEY (location_id) REFERENCES location (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_device_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE device_loan (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  device_id BIGINT NOT NULL,
  patient_id BIGINT NOT NULL,
  lent_at BIGINT NOT NULL,
  lent_by_id BIGINT,
  due_back_date TEXT,
  returned_at BIGINT,
  settings TEXT,
  condition_out TEXT,
  condition_back TEXT,
  note TEXT,
  CONSTRAINT pk_device_loan PRIMARY KEY (id),
  CONSTRAINT fk_device_loan_device_id FOREIGN KEY (device_id) REFERENCES device (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_device_loan_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_device_loan_lent_by_id FOREIGN KEY (lent_by_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE appointment (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  practitioner_id BIGINT,
  location_id BIGINT,
  device_id BIGINT,
  service_type TEXT,
  reason TEXT,
  status TEXT NOT NULL,
  start_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  comment TEXT,
  override_reason TEXT,
  cancellation_reason TEXT,
  CONSTRAINT pk_appointment PRIMARY KEY (id),
  CONSTRAINT fk_appointment_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_appointment_practitioner_id FOREIGN KEY (practitioner_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_appointment_location_id FOREIGN KEY (location_id) REFERENCES location (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_appointment_device_id FOREIGN KEY (device_id) REFERENCES device (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_appointment_status CHECK (status IN ('booked', 'proposed', 'pending', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error', 'checked-in', 'waitlist'))
);
--;;
CREATE TABLE encounter (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  appointment_id BIGINT,
  practitioner_id BIGINT,
  location_id BIGINT,
  stage TEXT NOT NULL,
  class_code TEXT,
  service_type TEXT,
  reason TEXT,
  arrived_at BIGINT,
  roomed_at BIGINT,
  clinician_at BIGINT,
  finished_at BIGINT,
  CONSTRAINT pk_encounter PRIMARY KEY (id),
  CONSTRAINT fk_encounter_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_encounter_appointment_id FOREIGN KEY (appointment_id) REFERENCES appointment (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_encounter_practitioner_id FOREIGN KEY (practitioner_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_encounter_location_id FOREIGN KEY (location_id) REFERENCES location (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_encounter_stage CHECK (stage IN ('planned', 'arrived', 'roomed', 'with-clinician', 'done', 'cancelled'))
);
--;;
CREATE TABLE observation (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  panel_id BIGINT,
  category TEXT,
  code TEXT NOT NULL,
  display TEXT,
  value DOUBLE PRECISION,
  unit TEXT,
  value_text TEXT,
  typed_text TEXT,
  typed_unit TEXT,
  effective_at BIGINT NOT NULL,
  performer_id BIGINT,
  status TEXT NOT NULL,
  interpretation TEXT,
  body_site TEXT,
  method TEXT,
  position TEXT,
  cuff_size TEXT,
  device_id BIGINT,
  confirmed SMALLINT NOT NULL,
  note TEXT,
  amends_id BIGINT,
  CONSTRAINT pk_observation PRIMARY KEY (id),
  CONSTRAINT fk_observation_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_observation_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_observation_panel_id FOREIGN KEY (panel_id) REFERENCES observation (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_observation_performer_id FOREIGN KEY (performer_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_observation_status CHECK (status IN ('final', 'registered', 'preliminary', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown')),
  CONSTRAINT fk_observation_device_id FOREIGN KEY (device_id) REFERENCES device (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_observation_amends_id FOREIGN KEY (amends_id) REFERENCES observation (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE condition (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  code TEXT,
  code_system TEXT,
  display TEXT NOT NULL,
  category TEXT,
  clinical_status TEXT NOT NULL,
  verification_status TEXT NOT NULL,
  onset_date TEXT,
  abatement_date TEXT,
  recorded_date TEXT,
  note TEXT,
  CONSTRAINT pk_condition PRIMARY KEY (id),
  CONSTRAINT fk_condition_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_condition_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_condition_clinical_status CHECK (clinical_status IN ('active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', 'unknown')),
  CONSTRAINT ck_condition_verification_status CHECK (verification_status IN ('confirmed', 'unconfirmed', 'provisional', 'differential', 'presumed', 'refuted', 'entered-in-error'))
);
--;;
CREATE TABLE allergy_intolerance (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  code TEXT,
  code_system TEXT,
  display TEXT NOT NULL,
  category TEXT,
  criticality TEXT NOT NULL,
  clinical_status TEXT NOT NULL,
  verification_status TEXT NOT NULL,
  reaction TEXT,
  onset_date TEXT,
  recorded_date TEXT,
  note TEXT,
  CONSTRAINT pk_allergy_intolerance PRIMARY KEY (id),
  CONSTRAINT fk_allergy_intolerance_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_allergy_intolerance_criticality CHECK (criticality IN ('unable-to-assess', 'low', 'high')),
  CONSTRAINT ck_allergy_intolerance_clinical_status CHECK (clinical_status IN ('active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', 'unknown')),
  CONSTRAINT ck_allergy_intolerance_verification_status CHECK (verification_status IN ('confirmed', 'unconfirmed', 'provisional', 'differential', 'presumed', 'refuted', 'entered-in-error'))
);
--;;
CREATE TABLE medication (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  kind TEXT NOT NULL,
  code TEXT,
  code_system TEXT,
  display TEXT NOT NULL,
  status TEXT,
  dosage TEXT,
  started_date TEXT,
  ended_date TEXT,
  prescriber TEXT,
  note TEXT,
  CONSTRAINT pk_medication PRIMARY KEY (id),
  CONSTRAINT fk_medication_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_medication_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_medication_kind CHECK (kind IN ('statement', 'request'))
);
--;;
CREATE TABLE immunization (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  code TEXT,
  display TEXT NOT NULL,
  status TEXT,
  occurrence_at BIGINT,
  lot_number TEXT,
  site TEXT,
  note TEXT,
  CONSTRAINT pk_immunization PRIMARY KEY (id),
  CONSTRAINT fk_immunization_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_immunization_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE procedure (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  code TEXT,
  code_system TEXT,
  display TEXT NOT NULL,
  status TEXT,
  performed_at BIGINT,
  ended_at BIGINT,
  note TEXT,
  CONSTRAINT pk_procedure PRIMARY KEY (id),
  CONSTRAINT fk_procedure_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_procedure_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE test_definition (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  code TEXT NOT NULL,
  display TEXT NOT NULL,
  loinc TEXT,
  container_kind TEXT NOT NULL,
  volume_ml DOUBLE PRECISION,
  own_container SMALLINT NOT NULL,
  fasting SMALLINT NOT NULL,
  department TEXT,
  charge_code TEXT,
  position BIGINT NOT NULL,
  active SMALLINT NOT NULL,
  CONSTRAINT pk_test_definition PRIMARY KEY (id),
  CONSTRAINT uq_test_definition_code UNIQUE (code)
);
--;;
CREATE TABLE specimen (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  accession TEXT NOT NULL,
  container_kind TEXT NOT NULL,
  container_number BIGINT NOT NULL,
  container_count BIGINT NOT NULL,
  state TEXT NOT NULL,
  priority TEXT NOT NULL,
  identity_method TEXT,
  collected_at BIGINT,
  collector_id BIGINT,
  body_site TEXT,
  method TEXT,
  rejection_reason TEXT,
  note TEXT,
  CONSTRAINT pk_specimen PRIMARY KEY (id),
  CONSTRAINT fk_specimen_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_specimen_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT uq_specimen_accession UNIQUE (accession),
  CONSTRAINT ck_specimen_state CHECK (state IN ('planned', 'collected', 'sent', 'received', 'accepted', 'rejected')),
  CONSTRAINT ck_specimen_priority CHECK (priority IN ('routine', 'urgent', 'asap', 'stat')),
  CONSTRAINT fk_specimen_collector_id FOREIGN KEY (collector_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE service_request (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  test_definition_id BIGINT,
  code TEXT NOT NULL,
  display TEXT NOT NULL,
  status TEXT NOT NULL,
  priority TEXT NOT NULL,
  requester_id BIGINT,
  specimen_id BIGINT,
  ordered_at BIGINT NOT NULL,
  note TEXT,
  CONSTRAINT pk_service_request PRIMARY KEY (id),
  CONSTRAINT fk_service_request_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_service_request_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_service_request_test_definition_id FOREIGN KEY (test_definition_id) REFERENCES test_definition (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_service_request_status CHECK (status IN ('active', 'draft', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown')),
  CONSTRAINT ck_service_request_priority CHECK (priority IN ('routine', 'urgent', 'asap', 'stat')),
  CONSTRAINT fk_service_request_requester_id FOREIGN KEY (requester_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_service_request_specimen_id FOREIGN KEY (specimen_id) REFERENCES specimen (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE fee (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  code TEXT NOT NULL,
  modifiers TEXT,
  display TEXT NOT NULL,
  amount BIGINT NOT NULL,
  trigger_kind TEXT,
  trigger_code TEXT,
  valid_from TEXT,
  valid_until TEXT,
  active SMALLINT NOT NULL,
  CONSTRAINT pk_fee PRIMARY KEY (id)
);
--;;
CREATE TABLE invoice (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  number TEXT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  coverage_id BIGINT,
  status TEXT NOT NULL,
  issued_at BIGINT NOT NULL,
  due_date TEXT,
  total BIGINT NOT NULL,
  note TEXT,
  CONSTRAINT pk_invoice PRIMARY KEY (id),
  CONSTRAINT uq_invoice_number UNIQUE (number),
  CONSTRAINT fk_invoice_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_invoice_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_invoice_coverage_id FOREIGN KEY (coverage_id) REFERENCES coverage (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_invoice_status CHECK (status IN ('issued', 'draft', 'balanced', 'cancelled', 'entered-in-error'))
);
--;;
CREATE TABLE charge_item (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  patient_id BIGINT NOT NULL,
  encounter_id BIGINT,
  invoice_id BIGINT,
  fee_id BIGINT,
  code TEXT NOT NULL,
  modifiers TEXT,
  display TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  unit_amount BIGINT NOT NULL,
  service_date TEXT NOT NULL,
  status TEXT NOT NULL,
  source_kind TEXT,
  source_id BIGINT NOT NULL,
  practitioner_id BIGINT,
  CONSTRAINT pk_charge_item PRIMARY KEY (id),
  CONSTRAINT fk_charge_item_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_charge_item_encounter_id FOREIGN KEY (encounter_id) REFERENCES encounter (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_charge_item_invoice_id FOREIGN KEY (invoice_id) REFERENCES invoice (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_charge_item_fee_id FOREIGN KEY (fee_id) REFERENCES fee (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_charge_item_status CHECK (status IN ('billable', 'planned', 'not-billable', 'aborted', 'billed', 'entered-in-error', 'unknown')),
  CONSTRAINT fk_charge_item_practitioner_id FOREIGN KEY (practitioner_id) REFERENCES practitioner (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE TABLE payment (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  number TEXT NOT NULL,
  patient_id BIGINT NOT NULL,
  invoice_id BIGINT,
  amount BIGINT NOT NULL,
  method TEXT NOT NULL,
  reference TEXT,
  received_at BIGINT NOT NULL,
  account_id BIGINT,
  reverses_id BIGINT,
  request TEXT NOT NULL,
  note TEXT,
  CONSTRAINT pk_payment PRIMARY KEY (id),
  CONSTRAINT uq_payment_number UNIQUE (number),
  CONSTRAINT fk_payment_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_payment_invoice_id FOREIGN KEY (invoice_id) REFERENCES invoice (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT ck_payment_method CHECK (method IN ('cash', 'card', 'cheque', 'transfer', 'other')),
  CONSTRAINT fk_payment_account_id FOREIGN KEY (account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_payment_reverses_id FOREIGN KEY (reverses_id) REFERENCES payment (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT uq_payment_request UNIQUE (request)
);
--;;
CREATE TABLE identifier (
  id {id} NOT NULL,
  version BIGINT NOT NULL,
  withdrawn SMALLINT NOT NULL,
  owner_kind TEXT NOT NULL,
  owner_id BIGINT NOT NULL,
  system TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT,
  CONSTRAINT pk_identifier PRIMARY KEY (id)
);
--;;
CREATE TABLE patient_key (
  kind TEXT{binary} NOT NULL,
  key TEXT{binary} NOT NULL,
  patient_id BIGINT NOT NULL,
  CONSTRAINT pk_patient_key PRIMARY KEY (kind, key, patient_id)
){clustered};
--;;
CREATE INDEX patient_key_patient ON patient_key (patient_id);
--;;
CREATE TABLE number_sequence (
  name TEXT NOT NULL,
  last BIGINT NOT NULL,
  CONSTRAINT pk_number_sequence PRIMARY KEY (name)
);
--;;
CREATE TABLE draft (
  form TEXT NOT NULL,
  subject BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  content TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  CONSTRAINT pk_draft PRIMARY KEY (form, subject, account_id)
);
--;;
CREATE TABLE journal (
  sequence {id} NOT NULL,
  at BIGINT NOT NULL,
  account_id BIGINT,
  workstation TEXT NOT NULL,
  action TEXT NOT NULL,
  patient_id BIGINT,
  reason TEXT,
  undoes BIGINT,
  operation TEXT NOT NULL,
  changes TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  CONSTRAINT pk_journal PRIMARY KEY (sequence),
  CONSTRAINT uq_journal_operation UNIQUE (operation),
  CONSTRAINT fk_journal_account_id FOREIGN KEY (account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT fk_journal_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY IMMEDIATE
);
--;;
CREATE INDEX journal_patient ON journal (patient_id, sequence);
--;;
CREATE TABLE journal_row (
  sequence BIGINT NOT NULL,
  kind TEXT NOT NULL,
  row_id BIGINT NOT NULL,
  CONSTRAINT pk_journal_row PRIMARY KEY (sequence, kind, row_id)
){clustered};
--;;
CREATE INDEX journal_row_row ON journal_row (kind, row_id, sequence);
--;;
CREATE TABLE journal_head (
  id BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  hash TEXT NOT NULL,
  CONSTRAINT pk_journal_head PRIMARY KEY (id),
  CONSTRAINT ck_journal_head_one CHECK (id = 1)
);
--;;
INSERT INTO journal_head (id, sequence, hash) VALUES (1, 0, '');
--;;
CREATE INDEX human_name_patient_id ON human_name (patient_id);
--;;
CREATE INDEX contact_point_patient_id ON contact_point (patient_id);
--;;
CREATE INDEX address_patient_id ON address (patient_id);
--;;
CREATE INDEX related_person_patient_id ON related_person (patient_id);
--;;
CREATE INDEX coverage_patient_id ON coverage (patient_id);
--;;
CREATE INDEX appointment_start_at ON appointment (start_at);
--;;
CREATE INDEX appointment_patient_id ON appointment (patient_id, start_at);
--;;
CREATE INDEX appointment_practitioner_id ON appointment (practitioner_id, start_at);
--;;
CREATE INDEX appointment_location_id ON appointment (location_id, start_at);
--;;
CREATE INDEX appointment_device_id ON appointment (device_id, start_at);
--;;
CREATE INDEX encounter_patient_id ON encounter (patient_id);
--;;
CREATE INDEX encounter_appointment_id ON encounter (appointment_id);
--;;
CREATE INDEX encounter_arrived_at ON encounter (arrived_at);
--;;
CREATE INDEX observation_patient_id ON observation (patient_id, code, effective_at);
--;;
CREATE INDEX observation_encounter_id ON observation (encounter_id);
--;;
CREATE INDEX observation_panel_id ON observation (panel_id);
--;;
CREATE INDEX condition_patient_id ON condition (patient_id);
--;;
CREATE INDEX allergy_intolerance_patient_id ON allergy_intolerance (patient_id);
--;;
CREATE INDEX medication_patient_id ON medication (patient_id);
--;;
CREATE INDEX immunization_patient_id ON immunization (patient_id);
--;;
CREATE INDEX procedure_patient_id ON procedure (patient_id);
--;;
CREATE INDEX specimen_patient_id ON specimen (patient_id);
--;;
CREATE INDEX specimen_encounter_id ON specimen (encounter_id);
--;;
CREATE INDEX specimen_collected_at ON specimen (collected_at);
--;;
CREATE INDEX service_request_patient_id ON service_request (patient_id);
--;;
CREATE INDEX service_request_encounter_id ON service_request (encounter_id);
--;;
CREATE INDEX service_request_specimen_id ON service_request (specimen_id);
--;;
CREATE INDEX invoice_patient_id ON invoice (patient_id);
--;;
CREATE INDEX charge_item_patient_id ON charge_item (patient_id);
--;;
CREATE INDEX charge_item_encounter_id ON charge_item (encounter_id);
--;;
CREATE INDEX charge_item_invoice_id ON charge_item (invoice_id);
--;;
CREATE INDEX payment_patient_id ON payment (patient_id);
--;;
CREATE INDEX payment_invoice_id ON payment (invoice_id);
--;;
CREATE INDEX device_patient_id ON device (patient_id);
--;;
CREATE INDEX device_next_due_date ON device (next_due_date);
--;;
CREATE INDEX device_loan_device_id ON device_loan (device_id);
--;;
CREATE INDEX device_loan_patient_id ON device_loan (patient_id);
--;;
CREATE INDEX identifier_system ON identifier (system, value);
--;;
CREATE INDEX identifier_owner_kind ON identifier (owner_kind, owner_id);
--;;
CREATE INDEX patient_birth_date ON patient (birth_date);
--;;
CREATE INDEX service_request_status ON service_request (status, ordered_at);
--;;
CREATE INDEX invoice_status ON invoice (status, issued_at);
--;;
CREATE INDEX fee_code ON fee (code);
--;;
CREATE INDEX fee_trigger_kind ON fee (trigger_kind, trigger_code);
--;;
CREATE INDEX observation_patient_id_when ON observation (patient_id, effective_at);
--;;
CREATE INDEX charge_item_source_kind ON charge_item (source_kind, source_id);
--;;
CREATE INDEX appointment_status ON appointment (status, start_at);
--;;
