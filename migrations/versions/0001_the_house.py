"""the house"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('failed_sign_ins',
    sa.Column('subject', sa.String(length=80), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('wait_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('subject', name=op.f('pk_failed_sign_ins'))
    )
    op.create_table('installation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.Column('set_up_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('setup_token_hash', sa.String(length=64), nullable=True),
    sa.Column('sample_day', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_installation'))
    )
    op.create_table('people',
    sa.Column('username', sa.String(length=60), nullable=False),
    sa.Column('full_name', sa.String(length=120), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=True),
    sa.Column('activation_hash', sa.String(length=64), nullable=True),
    sa.Column('activation_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people')),
    sa.UniqueConstraint('username', name=op.f('uq_people_username'))
    )
    op.create_table('units',
    sa.Column('parent_id', sa.String(length=32), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('abbreviation', sa.String(length=20), nullable=False),
    sa.Column('upper_line', sa.String(length=200), nullable=False),
    sa.Column('place', sa.String(length=100), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('remote', sa.Boolean(), nullable=False),
    sa.Column('reception_place', sa.String(length=200), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['units.id'], name=op.f('fk_units_parent_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_units'))
    )
    with op.batch_alter_table('units', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_units_parent_id'), ['parent_id'], unique=False)

    op.create_table('absences',
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('stand_in_id', sa.String(length=32), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_absences_person_id_people')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_absences_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['stand_in_id'], ['people.id'], name=op.f('fk_absences_stand_in_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_absences_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absences'))
    )
    with op.batch_alter_table('absences', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_absences_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_absences_stand_in_id'), ['stand_in_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_absences_unit_id'), ['unit_id'], unique=False)

    op.create_table('appointments',
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_appointments_person_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_appointments_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appointments'))
    )
    with op.batch_alter_table('appointments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appointments_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_appointments_unit_id'), ['unit_id'], unique=False)

    op.create_table('audit',
    sa.Column('number', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.String(length=32), nullable=True),
    sa.Column('acting_for_id', sa.String(length=32), nullable=True),
    sa.Column('unit_id', sa.String(length=32), nullable=True),
    sa.Column('deed', sa.String(length=60), nullable=False),
    sa.Column('object_kind', sa.String(length=40), nullable=False),
    sa.Column('object_id', sa.String(length=32), nullable=False),
    sa.Column('particulars', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['acting_for_id'], ['people.id'], name=op.f('fk_audit_acting_for_id_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_audit_person_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_audit_unit_id_units')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_audit'))
    )
    with op.batch_alter_table('audit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_unit_id'), ['unit_id'], unique=False)

    op.create_table('book_imports',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('file_name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('account', sa.JSON(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.Column('tried_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_book_imports_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_book_imports_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_book_imports'))
    )
    with op.batch_alter_table('book_imports', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_book_imports_unit_id'), ['unit_id'], unique=False)

    op.create_table('calendar_days',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('works', sa.Boolean(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('status', sa.String(length=40), nullable=False),
    sa.Column('decided_by_id', sa.String(length=32), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['decided_by_id'], ['people.id'], name=op.f('fk_calendar_days_decided_by_id_people')),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_calendar_days'))
    )
    op.create_table('cases',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('register', sa.String(length=20), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('remote', sa.Boolean(), nullable=False),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('content', sa.String(length=20000), nullable=False),
    sa.Column('concerns_democracy', sa.Boolean(), nullable=False),
    sa.Column('contested_decision', sa.String(length=300), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('via', sa.String(length=40), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entered_by_id', sa.String(length=32), nullable=False),
    sa.Column('handler_id', sa.String(length=32), nullable=True),
    sa.Column('tracking_code', sa.String(length=20), nullable=False),
    sa.Column('request_key', sa.String(length=64), nullable=True),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('squeezed', sa.String(), nullable=False),
    sa.Column('complainant_name', sa.String(length=120), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(length=40), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('next_due_on', sa.Date(), nullable=False),
    sa.Column('next_rule', sa.String(length=20), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['entered_by_id'], ['people.id'], name=op.f('fk_cases_entered_by_id_people')),
    sa.ForeignKeyConstraint(['handler_id'], ['people.id'], name=op.f('fk_cases_handler_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_cases_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cases')),
    sa.UniqueConstraint('request_key', name=op.f('uq_cases_request_key')),
    sa.UniqueConstraint('tracking_code', name=op.f('uq_cases_tracking_code')),
    sa.UniqueConstraint('unit_id', 'register', 'year', 'number', name=op.f('uq_cases_unit_id_register_year_number'))
    )
    with op.batch_alter_table('cases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cases_handler_id'), ['handler_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cases_name'), ['name'], unique=False)
        batch_op.create_index('ix_cases_unit_due', ['unit_id', 'next_due_on', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cases_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index('ix_cases_unit_status', ['unit_id', 'status', 'id'], unique=False)

    op.create_table('counters',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('register', sa.String(length=20), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_counters_unit_id_units')),
    sa.PrimaryKeyConstraint('unit_id', 'register', 'year', name=op.f('pk_counters'))
    )
    op.create_table('everyday_exchanges',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('on_day', sa.Date(), nullable=False),
    sa.Column('with_whom', sa.String(length=120), nullable=False),
    sa.Column('line', sa.String(length=500), nullable=False),
    sa.Column('child_at_risk', sa.Boolean(), nullable=False),
    sa.Column('reported_to', sa.String(length=300), nullable=False),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_everyday_exchanges_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_everyday_exchanges_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_everyday_exchanges'))
    )
    with op.batch_alter_table('everyday_exchanges', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_everyday_exchanges_on_day'), ['on_day'], unique=False)
        batch_op.create_index(batch_op.f('ix_everyday_exchanges_unit_id'), ['unit_id'], unique=False)

    op.create_table('kept_texts',
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('path', sa.String(length=500), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_kept_texts_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kept_texts'))
    )
    with op.batch_alter_table('kept_texts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_kept_texts_person_id'), ['person_id'], unique=False)

    op.create_table('posted_documents',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('posted_on', sa.Date(), nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.Column('body', sa.String(length=20000), nullable=False),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_posted_documents_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_posted_documents_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_posted_documents'))
    )
    with op.batch_alter_table('posted_documents', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_posted_documents_unit_id'), ['unit_id'], unique=False)

    op.create_table('reception_days',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('planned_on', sa.Date(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('starts', sa.Time(), nullable=False),
    sa.Column('ends', sa.Time(), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('receiver_id', sa.String(length=32), nullable=False),
    sa.Column('participants', sa.String(length=500), nullable=False),
    sa.Column('expected_content', sa.String(length=1000), nullable=False),
    sa.Column('posted_on', sa.Date(), nullable=True),
    sa.Column('posted_at_place', sa.String(length=300), nullable=False),
    sa.Column('postponed_to_id', sa.String(length=32), nullable=True),
    sa.Column('postponed_reason', sa.String(length=500), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['postponed_to_id'], ['reception_days.id'], name=op.f('fk_reception_days_postponed_to_id_reception_days')),
    sa.ForeignKeyConstraint(['receiver_id'], ['people.id'], name=op.f('fk_reception_days_receiver_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_reception_days_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reception_days'))
    )
    with op.batch_alter_table('reception_days', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reception_days_held_on'), ['held_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_reception_days_unit_id'), ['unit_id'], unique=False)

    op.create_table('regular_hours',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('starts', sa.Time(), nullable=False),
    sa.Column('ends', sa.Time(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_regular_hours_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regular_hours'))
    )
    with op.batch_alter_table('regular_hours', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_regular_hours_unit_id'), ['unit_id'], unique=False)

    op.create_table('sealed_entries',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('came_by', sa.String(length=20), nullable=False),
    sa.Column('pseudonym', sa.String(length=40), nullable=False),
    sa.Column('seal_number', sa.String(length=40), nullable=False),
    sa.Column('handed_to', sa.String(length=200), nullable=False),
    sa.Column('handed_on', sa.Date(), nullable=True),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_sealed_entries_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_sealed_entries_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sealed_entries')),
    sa.UniqueConstraint('unit_id', 'year', 'number', name=op.f('uq_sealed_entries_unit_id_year_number'))
    )
    with op.batch_alter_table('sealed_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sealed_entries_unit_id'), ['unit_id'], unique=False)

    op.create_table('sign_ins',
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_why', sa.String(length=40), nullable=True),
    sa.Column('address', sa.String(length=60), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_sign_ins_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_ins')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sign_ins_token_hash'))
    )
    with op.batch_alter_table('sign_ins', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_ins_person_id'), ['person_id'], unique=False)

    op.create_table('visitors',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('full_name', sa.String(length=120), nullable=False),
    sa.Column('name_squeezed', sa.String(length=120), nullable=False),
    sa.Column('name_folded', sa.String(length=120), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('phone_digits', sa.String(length=40), nullable=False),
    sa.Column('paper_shown', sa.String(length=40), nullable=False),
    sa.Column('paper_number', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_visitors_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visitors'))
    )
    with op.batch_alter_table('visitors', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_visitors_name_folded'), ['name_folded'], unique=False)
        batch_op.create_index(batch_op.f('ix_visitors_name_squeezed'), ['name_squeezed'], unique=False)
        batch_op.create_index(batch_op.f('ix_visitors_phone_digits'), ['phone_digits'], unique=False)
        batch_op.create_index(batch_op.f('ix_visitors_unit_id'), ['unit_id'], unique=False)

    op.create_table('case_clocks',
    sa.Column('case_id', sa.String(length=32), nullable=False),
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('rule', sa.String(length=20), nullable=False),
    sa.Column('part', sa.String(length=20), nullable=False),
    sa.Column('started_by', sa.Integer(), nullable=True),
    sa.Column('nature', sa.String(length=40), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('nominal_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('met_on', sa.Date(), nullable=True),
    sa.Column('is_cancelled', sa.Boolean(), nullable=False),
    sa.Column('is_paused', sa.Boolean(), nullable=False),
    sa.Column('is_running', sa.Boolean(), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_case_clocks_case_id_cases')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_case_clocks_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_clocks'))
    )
    with op.batch_alter_table('case_clocks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_case_clocks_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_case_clocks_due', ['unit_id', 'is_running', 'due_on'], unique=False)

    op.create_table('case_events',
    sa.Column('case_id', sa.String(length=32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('type', sa.String(length=40), nullable=False),
    sa.Column('occurred_on', sa.Date(), nullable=False),
    sa.Column('particulars', sa.JSON(), nullable=False),
    sa.Column('paper', sa.JSON(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('acting_for_id', sa.String(length=32), nullable=True),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['acting_for_id'], ['people.id'], name=op.f('fk_case_events_acting_for_id_people')),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_case_events_case_id_cases')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_case_events_recorded_by_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_events')),
    sa.UniqueConstraint('case_id', 'position', name=op.f('uq_case_events_case_id_position'))
    )
    with op.batch_alter_table('case_events', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_case_events_case_id'), ['case_id'], unique=False)

    op.create_table('letters',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('case_id', sa.String(length=32), nullable=True),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('via', sa.String(length=40), nullable=False),
    sa.Column('sender', sa.String(length=120), nullable=False),
    sa.Column('written_on', sa.Date(), nullable=True),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_letters_case_id_cases')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_letters_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_letters_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letters')),
    sa.UniqueConstraint('unit_id', 'year', 'number', name=op.f('uq_letters_unit_id_year_number'))
    )
    with op.batch_alter_table('letters', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letters_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letters_unit_id'), ['unit_id'], unique=False)

    op.create_table('outbox',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('occasion', sa.String(length=80), nullable=False),
    sa.Column('recipient_id', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('case_id', sa.String(length=32), nullable=True),
    sa.Column('queued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_outbox_case_id_cases')),
    sa.ForeignKeyConstraint(['recipient_id'], ['people.id'], name=op.f('fk_outbox_recipient_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_outbox_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('occasion', 'recipient_id', 'kind', name=op.f('uq_outbox_occasion_recipient_id_kind'))
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outbox_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_outbox_recipient_id'), ['recipient_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_outbox_unit_id'), ['unit_id'], unique=False)

    op.create_table('parties',
    sa.Column('case_id', sa.String(length=32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('full_name', sa.String(length=120), nullable=False),
    sa.Column('name_folded', sa.String(length=120), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('phone_digits', sa.String(length=40), nullable=False),
    sa.Column('paper_number', sa.String(length=40), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_parties_case_id_cases')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_parties'))
    )
    with op.batch_alter_table('parties', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_parties_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_parties_name_folded'), ['name_folded'], unique=False)
        batch_op.create_index(batch_op.f('ix_parties_phone_digits'), ['phone_digits'], unique=False)

    op.create_table('reception_sessions',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('starts', sa.Time(), nullable=False),
    sa.Column('ends', sa.Time(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('receiver_id', sa.String(length=32), nullable=False),
    sa.Column('authorised_by_id', sa.String(length=32), nullable=True),
    sa.Column('authorisation', sa.String(length=200), nullable=False),
    sa.Column('reception_day_id', sa.String(length=32), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('nobody_came', sa.Boolean(), nullable=False),
    sa.Column('minutes_number', sa.Integer(), nullable=True),
    sa.Column('conclusion', sa.String(length=5000), nullable=False),
    sa.Column('conclusion_number', sa.String(length=60), nullable=False),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['authorised_by_id'], ['people.id'], name=op.f('fk_reception_sessions_authorised_by_id_people')),
    sa.ForeignKeyConstraint(['receiver_id'], ['people.id'], name=op.f('fk_reception_sessions_receiver_id_people')),
    sa.ForeignKeyConstraint(['reception_day_id'], ['reception_days.id'], name=op.f('fk_reception_sessions_reception_day_id_reception_days')),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_reception_sessions_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_reception_sessions_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reception_sessions'))
    )
    with op.batch_alter_table('reception_sessions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reception_sessions_held_on'), ['held_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_reception_sessions_unit_id'), ['unit_id'], unique=False)

    op.create_table('visits',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('session_id', sa.String(length=32), nullable=False),
    sa.Column('book_year', sa.Integer(), nullable=False),
    sa.Column('book_number', sa.Integer(), nullable=False),
    sa.Column('visited_on', sa.Date(), nullable=False),
    sa.Column('visitor_id', sa.String(length=32), nullable=True),
    sa.Column('full_name', sa.String(length=120), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('paper_shown', sa.String(length=40), nullable=False),
    sa.Column('paper_number', sa.String(length=40), nullable=False),
    sa.Column('people_count', sa.Integer(), nullable=False),
    sa.Column('on_behalf_of', sa.String(length=120), nullable=False),
    sa.Column('authorisation_paper', sa.String(length=200), nullable=False),
    sa.Column('statement', sa.String(length=10000), nullable=False),
    sa.Column('signed', sa.String(length=40), nullable=False),
    sa.Column('note', sa.String(length=1000), nullable=False),
    sa.Column('tracking_code', sa.String(length=20), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('squeezed', sa.String(), nullable=False),
    sa.Column('request_key', sa.String(length=64), nullable=True),
    sa.Column('fingerprint', sa.String(length=64), nullable=True),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_visits_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['session_id'], ['reception_sessions.id'], name=op.f('fk_visits_session_id_reception_sessions')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_visits_unit_id_units')),
    sa.ForeignKeyConstraint(['visitor_id'], ['visitors.id'], name=op.f('fk_visits_visitor_id_visitors')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visits')),
    sa.UniqueConstraint('request_key', name=op.f('uq_visits_request_key')),
    sa.UniqueConstraint('tracking_code', name=op.f('uq_visits_tracking_code')),
    sa.UniqueConstraint('unit_id', 'book_year', 'book_number', name=op.f('uq_visits_unit_id_book_year_book_number')),
    sa.UniqueConstraint('unit_id', 'fingerprint', name=op.f('uq_visits_unit_id_fingerprint'))
    )
    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_visits_session_id'), ['session_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_visits_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_visits_visited_on'), ['visited_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_visits_visitor_id'), ['visitor_id'], unique=False)

    op.create_table('appointment_slips',
    sa.Column('visit_id', sa.String(length=32), nullable=False),
    sa.Column('with_whom', sa.String(length=120), nullable=False),
    sa.Column('on_day', sa.Date(), nullable=False),
    sa.Column('at_time', sa.Time(), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('content', sa.String(length=1000), nullable=False),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_appointment_slips_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['visit_id'], ['visits.id'], name=op.f('fk_appointment_slips_visit_id_visits')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appointment_slips'))
    )
    with op.batch_alter_table('appointment_slips', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appointment_slips_visit_id'), ['visit_id'], unique=False)

    op.create_table('companions',
    sa.Column('visit_id', sa.String(length=32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('full_name', sa.String(length=120), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('paper_number', sa.String(length=40), nullable=False),
    sa.Column('represents', sa.Boolean(), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['visit_id'], ['visits.id'], name=op.f('fk_companions_visit_id_visits')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_companions'))
    )
    with op.batch_alter_table('companions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_companions_visit_id'), ['visit_id'], unique=False)

    op.create_table('matters',
    sa.Column('visit_id', sa.String(length=32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('content', sa.String(length=5000), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=True),
    sa.Column('handling', sa.String(length=40), nullable=False),
    sa.Column('answer', sa.String(length=5000), nullable=False),
    sa.Column('competent', sa.Boolean(), nullable=False),
    sa.Column('settled_before_by', sa.String(length=300), nullable=False),
    sa.Column('sent_to', sa.String(length=300), nullable=False),
    sa.Column('document_number', sa.String(length=60), nullable=False),
    sa.Column('follow_up', sa.String(length=1000), nullable=False),
    sa.Column('case_id', sa.String(length=32), nullable=True),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], name=op.f('fk_matters_case_id_cases')),
    sa.ForeignKeyConstraint(['visit_id'], ['visits.id'], name=op.f('fk_matters_visit_id_visits')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_matters'))
    )
    with op.batch_alter_table('matters', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_matters_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_matters_visit_id'), ['visit_id'], unique=False)

    op.create_table('receipts',
    sa.Column('unit_id', sa.String(length=32), nullable=False),
    sa.Column('visit_id', sa.String(length=32), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('handed_on', sa.Date(), nullable=False),
    sa.Column('items', sa.JSON(), nullable=False),
    sa.Column('recorded_by_id', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['recorded_by_id'], ['people.id'], name=op.f('fk_receipts_recorded_by_id_people')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_receipts_unit_id_units')),
    sa.ForeignKeyConstraint(['visit_id'], ['visits.id'], name=op.f('fk_receipts_visit_id_visits')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_receipts')),
    sa.UniqueConstraint('unit_id', 'year', 'number', name=op.f('uq_receipts_unit_id_year_number'))
    )
    with op.batch_alter_table('receipts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_receipts_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_receipts_visit_id'), ['visit_id'], unique=False)

    op.create_table('refusals',
    sa.Column('visit_id', sa.String(length=32), nullable=False),
    sa.Column('ground', sa.String(length=40), nullable=False),
    sa.Column('explanation', sa.String(length=2000), nullable=False),
    sa.Column('grounds_met_on', sa.Date(), nullable=False),
    sa.Column('notice_due_on', sa.Date(), nullable=True),
    sa.Column('notified_on', sa.Date(), nullable=True),
    sa.Column('notice_number', sa.String(length=60), nullable=False),
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['visit_id'], ['visits.id'], name=op.f('fk_refusals_visit_id_visits')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_refusals')),
    sa.UniqueConstraint('visit_id', name=op.f('uq_refusals_visit_id'))
    )


def downgrade() -> None:
    op.drop_table('refusals')
    with op.batch_alter_table('receipts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_receipts_visit_id'))
        batch_op.drop_index(batch_op.f('ix_receipts_unit_id'))

    op.drop_table('receipts')
    with op.batch_alter_table('matters', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_matters_visit_id'))
        batch_op.drop_index(batch_op.f('ix_matters_case_id'))

    op.drop_table('matters')
    with op.batch_alter_table('companions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_companions_visit_id'))

    op.drop_table('companions')
    with op.batch_alter_table('appointment_slips', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_appointment_slips_visit_id'))

    op.drop_table('appointment_slips')
    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_visits_visitor_id'))
        batch_op.drop_index(batch_op.f('ix_visits_visited_on'))
        batch_op.drop_index(batch_op.f('ix_visits_unit_id'))
        batch_op.drop_index(batch_op.f('ix_visits_session_id'))

    op.drop_table('visits')
    with op.batch_alter_table('reception_sessions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reception_sessions_unit_id'))
        batch_op.drop_index(batch_op.f('ix_reception_sessions_held_on'))

    op.drop_table('reception_sessions')
    with op.batch_alter_table('parties', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_parties_phone_digits'))
        batch_op.drop_index(batch_op.f('ix_parties_name_folded'))
        batch_op.drop_index(batch_op.f('ix_parties_case_id'))

    op.drop_table('parties')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outbox_unit_id'))
        batch_op.drop_index(batch_op.f('ix_outbox_recipient_id'))
        batch_op.drop_index(batch_op.f('ix_outbox_case_id'))

    op.drop_table('outbox')
    with op.batch_alter_table('letters', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_letters_unit_id'))
        batch_op.drop_index(batch_op.f('ix_letters_case_id'))

    op.drop_table('letters')
    with op.batch_alter_table('case_events', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_case_events_case_id'))

    op.drop_table('case_events')
    with op.batch_alter_table('case_clocks', schema=None) as batch_op:
        batch_op.drop_index('ix_case_clocks_due')
        batch_op.drop_index(batch_op.f('ix_case_clocks_case_id'))

    op.drop_table('case_clocks')
    with op.batch_alter_table('visitors', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_visitors_unit_id'))
        batch_op.drop_index(batch_op.f('ix_visitors_phone_digits'))
        batch_op.drop_index(batch_op.f('ix_visitors_name_squeezed'))
        batch_op.drop_index(batch_op.f('ix_visitors_name_folded'))

    op.drop_table('visitors')
    with op.batch_alter_table('sign_ins', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_ins_person_id'))

    op.drop_table('sign_ins')
    with op.batch_alter_table('sealed_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sealed_entries_unit_id'))

    op.drop_table('sealed_entries')
    with op.batch_alter_table('regular_hours', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_regular_hours_unit_id'))

    op.drop_table('regular_hours')
    with op.batch_alter_table('reception_days', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reception_days_unit_id'))
        batch_op.drop_index(batch_op.f('ix_reception_days_held_on'))

    op.drop_table('reception_days')
    with op.batch_alter_table('posted_documents', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_posted_documents_unit_id'))

    op.drop_table('posted_documents')
    with op.batch_alter_table('kept_texts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_kept_texts_person_id'))

    op.drop_table('kept_texts')
    with op.batch_alter_table('everyday_exchanges', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_everyday_exchanges_unit_id'))
        batch_op.drop_index(batch_op.f('ix_everyday_exchanges_on_day'))

    op.drop_table('everyday_exchanges')
    op.drop_table('counters')
    with op.batch_alter_table('cases', schema=None) as batch_op:
        batch_op.drop_index('ix_cases_unit_status')
        batch_op.drop_index(batch_op.f('ix_cases_unit_id'))
        batch_op.drop_index('ix_cases_unit_due')
        batch_op.drop_index(batch_op.f('ix_cases_name'))
        batch_op.drop_index(batch_op.f('ix_cases_handler_id'))

    op.drop_table('cases')
    op.drop_table('calendar_days')
    with op.batch_alter_table('book_imports', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_book_imports_unit_id'))

    op.drop_table('book_imports')
    with op.batch_alter_table('audit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_unit_id'))
        batch_op.drop_index(batch_op.f('ix_audit_person_id'))
        batch_op.drop_index(batch_op.f('ix_audit_at'))

    op.drop_table('audit')
    with op.batch_alter_table('appointments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_appointments_unit_id'))
        batch_op.drop_index(batch_op.f('ix_appointments_person_id'))

    op.drop_table('appointments')
    with op.batch_alter_table('absences', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_absences_unit_id'))
        batch_op.drop_index(batch_op.f('ix_absences_stand_in_id'))
        batch_op.drop_index(batch_op.f('ix_absences_person_id'))

    op.drop_table('absences')
    with op.batch_alter_table('units', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_units_parent_id'))

    op.drop_table('units')
    op.drop_table('people')
    op.drop_table('installation')
    op.drop_table('failed_sign_ins')
