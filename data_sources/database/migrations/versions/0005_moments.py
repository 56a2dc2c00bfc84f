"""Moments of knowledge never go back, and numbers are finite."""

from __future__ import annotations

from alembic import op

from data_sources.database.migrations.checks import add_checks, drop_checks, require

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KNOWN = [
    "region",
    "municipality",
    "municipality_alias",
    "organization",
    "organization_alias",
    "school",
    "roster_member",
    "staff_count",
    "target",
    "weight",
    "training_program",
    "training",
    "meeting",
    "agenda_item",
    "attendance",
    "decision",
    "assignment",
    "plan_item",
    "self_diagnosis",
    "self_diagnosis_score",
    "self_diagnosis_scale",
    "event",
    "event_participation",
    "internship_site",
    "internship",
    "practice",
    "diagnostic",
    "diagnostic_result",
    "learning_route",
    "mentoring",
    "note",
]
NO_LONGER_WATCHED = ["load", "document", "saved_view"]

FINITE = "{column} > -1e15 AND {column} < 1e15"
NUMBERS = {
    "municipality": ("latitude", "longitude"),
    "target": ("value", "near"),
    "weight": ("weight",),
    "training_program": ("hours",),
    "self_diagnosis_score": ("score", "max_score"),
    "self_diagnosis_scale": (
        "max_points",
        "threshold_basic",
        "threshold_medium",
        "threshold_high",
    ),
}

SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now') || '000'"
SQLITE_NEWEST_VIEW = "(SELECT max(known_at) FROM saved_view)"
SQLITE_AFTER_VIEWS = (
    f"max({SQLITE_NOW}, strftime('%Y-%m-%d %H:%M:%f', {SQLITE_NEWEST_VIEW}, '+0.001 seconds') "
    "|| '000')"
)


def upgrade() -> None:
    require(NUMBERS, FINITE)
    for table in NUMBERS:
        add_checks(table, _finite(table))
    op.create_index("ix_saved_view_known_at", "saved_view", ["known_at"])
    op.create_index("ix_saved_view_created_at", "saved_view", ["created_at"])
    if op.get_bind().dialect.name == "sqlite":
        _watch_on_sqlite()
    else:
        _watch_on_postgresql()


def _finite(table: str) -> dict[str, str]:
    return {
        f"ck_{table}_{column}_finite": FINITE.format(column=column) for column in NUMBERS[table]
    }


def _watch_on_sqlite() -> None:
    for table in [*KNOWN, *NO_LONGER_WATCHED]:
        for change in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER data_version_{table}_{change}")
    for table in KNOWN:
        for change in ("INSERT", "UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER data_version_{table}_{change.lower()} AFTER {change} ON {table} "
                "BEGIN UPDATE data_version SET version = version + 1, "
                f"changed_at = max(changed_at, {SQLITE_NOW}); END"
            )
        _lift_on_sqlite(table, "recorded_at", "INSERT", "")
        _lift_on_sqlite(
            table,
            "superseded_at",
            "UPDATE OF superseded_at",
            f" AND (OLD.superseded_at IS NULL OR OLD.superseded_at > {SQLITE_NEWEST_VIEW})",
        )


def _lift_on_sqlite(table: str, column: str, change: str, besides: str) -> None:
    # A row learned now must not be in a view that was fixed before, whatever its writer typed.
    op.execute(
        f"CREATE TRIGGER {column}_{table} AFTER {change} ON {table} "
        f"WHEN NEW.{column} <= {SQLITE_NEWEST_VIEW}{besides} BEGIN "
        f"UPDATE {table} SET {column} = {SQLITE_AFTER_VIEWS} WHERE id = NEW.id; "
        "UPDATE data_version SET changed_at = max(changed_at, "
        f"(SELECT {column} FROM {table} WHERE id = NEW.id)); END"
    )


def _watch_on_postgresql() -> None:
    for table in [*KNOWN, *NO_LONGER_WATCHED]:
        op.execute(f"DROP TRIGGER data_version_moves ON {table}")
    op.execute("DROP FUNCTION move_data_version()")
    # SECURITY DEFINER: who writes facts or fixes a view need not be allowed to write the version.
    definer = "SECURITY DEFINER SET search_path FROM CURRENT"
    op.execute(
        "CREATE FUNCTION hold_data_version() RETURNS void LANGUAGE plpgsql "
        f"{definer} AS $$ BEGIN PERFORM 1 FROM data_version FOR UPDATE; END $$"
    )
    op.execute(
        # Locked first: what is read afterwards is what others have committed by then.
        "CREATE FUNCTION next_moment(moves integer, not_before timestamp) RETURNS timestamp "
        f"LANGUAGE plpgsql {definer} AS $$ DECLARE moment timestamp; BEGIN "
        "PERFORM 1 FROM data_version FOR UPDATE; "
        "UPDATE data_version SET version = version + moves, changed_at = greatest("
        "timezone('utc', clock_timestamp()), changed_at + interval '1 microsecond', "
        "(SELECT max(known_at) FROM saved_view) + interval '1 microsecond', "
        # A mistaken hour is followed, a moment of another year is not.
        "CASE WHEN not_before < timezone('utc', clock_timestamp()) + interval '1 day' "
        "THEN not_before END) RETURNING changed_at INTO moment; RETURN moment; END $$"
    )
    op.execute(
        "CREATE FUNCTION take_moment(not_before timestamp) RETURNS timestamp "
        f"LANGUAGE sql {definer} AS $$ SELECT next_moment(0, not_before) $$"
    )
    op.execute("REVOKE EXECUTE ON FUNCTION next_moment(integer, timestamp) FROM PUBLIC")
    op.execute(
        "CREATE FUNCTION move_data_version() RETURNS trigger LANGUAGE plpgsql "
        f"{definer} AS $$ BEGIN PERFORM next_moment(1, NULL); RETURN NULL; END $$"
    )
    for change, column in (("inserted", "recorded_at"), ("updated", "superseded_at")):
        # A row learned now must not be in a view that was fixed before, whatever its writer
        # typed and however long ago its transaction began.
        late = f"n.{column} <= seen"
        before = ""
        if change == "updated":
            before = " JOIN old_rows o USING (id)"
            late += " AND (o.superseded_at IS NULL OR o.superseded_at > seen)"
        op.execute(
            f"CREATE FUNCTION data_{change}() RETURNS trigger LANGUAGE plpgsql {definer} AS $$ "
            "DECLARE moment timestamp; seen timestamp; late integer[]; BEGIN "
            "moment := next_moment(1, NULL); SELECT max(known_at) INTO seen FROM saved_view; "
            "IF seen IS NOT NULL THEN "
            f"SELECT array_agg(n.id) INTO late FROM new_rows n{before} WHERE {late}; "
            "IF late IS NOT NULL THEN "
            f"EXECUTE format('UPDATE %I.%I SET {column} = $1 WHERE id = ANY ($2)', "
            "TG_TABLE_SCHEMA, TG_TABLE_NAME) USING moment, late; "
            "END IF; END IF; RETURN NULL; END $$"
        )
    for table in KNOWN:
        op.execute(
            f"CREATE TRIGGER data_inserted AFTER INSERT ON {table} REFERENCING NEW TABLE AS "
            "new_rows FOR EACH STATEMENT EXECUTE FUNCTION data_inserted()"
        )
        op.execute(
            f"CREATE TRIGGER data_updated AFTER UPDATE ON {table} REFERENCING OLD TABLE AS "
            "old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION data_updated()"
        )
        op.execute(
            f"CREATE TRIGGER data_deleted AFTER DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION move_data_version()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _unwatch_on_sqlite()
    else:
        _unwatch_on_postgresql()
    op.drop_index("ix_saved_view_created_at", "saved_view")
    op.drop_index("ix_saved_view_known_at", "saved_view")
    for table in NUMBERS:
        drop_checks(table, _finite(table))


def _unwatch_on_sqlite() -> None:
    for table in KNOWN:
        for column in ("recorded_at", "superseded_at"):
            op.execute(f"DROP TRIGGER {column}_{table}")
        for change in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER data_version_{table}_{change}")
    for table in [*KNOWN, *NO_LONGER_WATCHED]:
        for change in ("INSERT", "UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER data_version_{table}_{change.lower()} AFTER {change} ON {table} "
                f"BEGIN UPDATE data_version SET version = version + 1, changed_at = {SQLITE_NOW}; "
                "END"
            )


def _unwatch_on_postgresql() -> None:
    for table in KNOWN:
        for change in ("inserted", "updated", "deleted"):
            op.execute(f"DROP TRIGGER data_{change} ON {table}")
    for function in (
        "data_updated()",
        "data_inserted()",
        "move_data_version()",
        "take_moment(timestamp)",
        "next_moment(integer, timestamp)",
        "hold_data_version()",
    ):
        op.execute(f"DROP FUNCTION {function}")
    op.execute(
        "CREATE FUNCTION move_data_version() RETURNS trigger LANGUAGE plpgsql "
        "SECURITY DEFINER SET search_path FROM CURRENT AS $$ BEGIN "
        "UPDATE data_version SET version = version + 1, "
        "changed_at = timezone('utc', clock_timestamp()); RETURN NULL; END $$"
    )
    for table in [*KNOWN, *NO_LONGER_WATCHED]:
        op.execute(
            f"CREATE TRIGGER data_version_moves AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE "
            f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION move_data_version()"
        )
