"""`schema`: the JSON Schema of everything that goes in or out of a command."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from services.errors import InvalidForm, Problem
from ui.cli import (
    schemas_body,
    schemas_catalogue,
    schemas_in,
    schemas_mending,
    schemas_out,
    schemas_reconcile,
    schemas_rules,
    schemas_sealed,
)
from ui.cli.json_schema import Schema, named
from ui.cli.output import line

SCHEMAS: dict[str, Callable[[], Schema]] = {
    "account-close-out": schemas_out.account_close_out,
    "account-out": schemas_out.account_out,
    "backup-out": schemas_out.backup_out,
    "catalogue-changes-out": schemas_catalogue.catalogue_changes_out,
    "catalogue-export-out": schemas_catalogue.catalogue_export_out,
    "catalogue-import-out": schemas_catalogue.catalogue_import_out,
    "catalogue-list-out": schemas_catalogue.catalogue_list_out,
    "catalogue-show-out": schemas_catalogue.catalogue_show_out,
    "claim-out": schemas_out.claim_out,
    "daily-log-out": schemas_out.daily_log_out,
    "deliver-out": schemas_out.deliver_out,
    "demo-out": schemas_out.demo_out,
    "error": schemas_out.error,
    "errors": schemas_out.errors,
    "exceptions-out": schemas_out.exceptions_out,
    "feedback-body": schemas_body.feedback_body,
    "file-body": schemas_body.file_body,
    "find-out": schemas_out.find_out,
    "folder-keys-out": schemas_sealed.folder_keys_out,
    "folder-taken-out": schemas_sealed.folder_taken_out,
    "handout-out": schemas_out.handout_out,
    "init-out": schemas_out.init_out,
    "move-out": schemas_out.move_out,
    "outbox-body": schemas_body.outbox_body,
    "places-out": schemas_out.places_out,
    "preview-out": schemas_mending.preview_out,
    "progress-body": schemas_body.progress_body,
    "queue-compare-out": schemas_mending.queue_compare_out,
    "queue-export-out": schemas_sealed.queue_export_out,
    "queue-fields-out": schemas_mending.queue_fields_out,
    "queue-out": schemas_out.queue_out,
    "queue-papers-out": schemas_out.queue_papers_out,
    "queue-prepare-out": schemas_sealed.queue_prepare_out,
    "queue-resend-out": schemas_sealed.queue_resend_out,
    "queue-show-out": schemas_out.queue_show_out,
    "receipt-out": schemas_out.receipt_out,
    "receiver-out": schemas_out.receiver_out,
    "reconcile-out": schemas_reconcile.reconcile_out,
    "register-error": schemas_out.register_error,
    "register-in": schemas_in.register_in,
    "register-out": schemas_out.register_out,
    "restore-out": schemas_out.restore_out,
    "rules-change-out": schemas_rules.rules_change_out,
    "rules-out": schemas_rules.rules_out,
    "sealed-open-out": schemas_sealed.sealed_open_out,
    "secret-out": schemas_out.secret_out,
    "service-out": schemas_out.service_out,
    "settings": schemas_in.settings,
    "show-out": schemas_out.show_out,
    "verify-out": schemas_out.verify_out,
    "version-out": schemas_out.version_out,
}


def schema_named(name: str) -> Schema:
    """Return a whole schema document.

    Raises:
        InvalidForm: There is no schema of this name.
    """
    make = SCHEMAS.get(name)
    if make is None:
        raise InvalidForm((Problem("name", "not_in_list", ", ".join(SCHEMAS)),))
    return named(name, (make.__doc__ or "").strip(), make())


def schema(args: argparse.Namespace) -> int:
    """Put one schema out, or the names of all."""
    if args.name:
        line(schema_named(args.name))
        return 0
    for name, make in SCHEMAS.items():
        line({"name": name, "about": (make.__doc__ or "").strip()})
    return 0
