"""Scanned papers: attached to a form, before or after it was received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from services.domain.attachment import Attachment, Edit, Kind, Note, Scan, Source, merged
from services.domain.dossier import Dossier
from services.domain.journal import Event
from services.domain.outbox import EntryKind, EntryState
from services.domain.permissions import Account, Act, permit
from services.domain.text import clean
from services.errors import (
    InvalidForm,
    PaperDamaged,
    PaperKept,
    PaperSigned,
    Problem,
    UnknownDossier,
    UnknownEntry,
    UnknownPaper,
)
from services.files.taken import Taken, holding, scan_of
from services.files.vault import Stored, Vault
from services.store import attachments, dossiers, filing, journal, outbox
from services.store.store import Connection
from services.store.workplace import Workplace


class Papers:
    """What is attached to forms. A file is on disk before the row that names it; the row comes with its journal line.

    What is attached to a received dossier makes a new version of it and goes to the receiver as an update.
    """

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._vault = Vault(place.home / "papers", place.vault_key)

    def attach(
        self,
        by: Account,
        form_id: UUID,
        content: bytes,
        *,
        title: str = "",
        component: int | None = None,
        source: Source = Source.FILE,
    ) -> Attachment:
        """Check a paper, store it and attach it to a form; it is on disk when this returns.

        Args:
            content: The file's bytes; what they are is told from them alone.
            title: What it was called; kept without folders.
            component: Index of the paper of the checklist it shows.

        Raises:
            NotAllowed: The account may not receive dossiers.
            PaperUnfit: It cannot be taken; says why.
            InvalidForm: There is no such component.
            WrongState: The form's dossier is void.
            DiskFull, HomeUnfit, StoreBusy: It could not be stored; nothing was.
        """
        permit(by, Act.RECEIVE)
        from services.files.check import take

        place = self._place
        with place.store.read() as db:
            filing.may_have(db, form_id, component)
        taken = take(content, place.settings.papers)
        stored, now = self._vault.put(taken.content), place.now()
        scan = scan_of(content, taken, stored, title, component, source)
        with place.store.write() as db:
            dossier = filing.may_have(db, form_id, component)
            self._keep(stored, taken)
            attachment = filing.attach(db, place, by, form_id, scan, now)
            self._put_down(db, by, Event.ATTACHED, attachment, dossier, now)
        return attachment

    def keep(self, by: Account, content: bytes, title: str, component: int | None) -> Scan:
        """Check a paper and store it; `Intake.receive` attaches it to the form that is received with it.

        Raises:
            NotAllowed, PaperUnfit: The account may not receive dossiers; the paper cannot be taken.
            DiskFull, HomeUnfit: It could not be stored; nothing was.
        """
        permit(by, Act.RECEIVE)
        from services.files.check import take

        taken = take(content, self._place.settings.papers)
        return scan_of(content, taken, self._vault.put(taken.content), title, component, Source.FILE)

    def add(self, by: Account, number: str, scans: Sequence[Scan]) -> Dossier:
        """Attach papers from `keep` to a received dossier, all or none; it is one version further.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
            WrongState, InvalidForm, PaperUnfit: It is void; there is no such component; too many.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            dossier = dossiers.by_number(db, number)
            if dossier is None:
                raise UnknownDossier(number)
            for scan in scans:
                filing.may_have(db, dossier.form_id, scan.component, more=len(scans))
            filing.attach_all(db, place, by, dossier.form_id, scans, number, now)
            return filing.refile(db, place, dossier, now)

    def is_received(self, by: Account, form_id: UUID) -> bool:
        """Return whether a form was received: what is attached to it from then on stays."""
        permit(by, Act.RECEIVE)
        with self._place.store.read() as db:
            return dossiers.by_form(db, form_id) is not None

    def of_form(self, by: Account, form_id: UUID) -> tuple[Attachment, ...]:
        """Return what is attached to a form, in order."""
        permit(by, Act.RECEIVE)
        with self._place.store.read() as db:
            return attachments.of_form(db, form_id)

    def follow(self, by: Account, from_form: UUID, to_form: UUID) -> tuple[Attachment, ...]:
        """Give a copy of a sheet the papers of the sheet it was made from, and return them; a second call adds nothing.

        Raises:
            NotAllowed, WrongState: It may not, or the copy's dossier is void.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            filing.may_have(db, to_form, None, more=0)
            there = {(paper.place, paper.digest) for paper in attachments.of_form(db, to_form)}
            for paper in attachments.of_form(db, from_form):
                if (paper.place, paper.digest) not in there:
                    copy = replace(paper, id=uuid4(), form_id=to_form, added_at=now, added_by=by.name)
                    attachments.add(db, place.desk, copy)
                    self._put_down(db, by, Event.ATTACHED, copy, None, now)
            return attachments.of_form(db, to_form)

    def assign(self, by: Account, attachment_id: UUID, component: int | None) -> Attachment:
        """Say which paper of the checklist an attachment shows; None for none of them.

        Raises:
            NotAllowed, UnknownPaper: It may not, or there is no such attachment.
            InvalidForm: There is no such component.
            WrongState: Its dossier is void.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            before = _known(db, attachment_id)
            dossier = filing.may_have(db, before.form_id, component, more=0)
            after = replace(before, component=component)
            attachments.change(db, place.desk, after, now)
            self._put_down(db, by, Event.ATTACHED, after, dossier, now)
        return after

    def detach(self, by: Account, attachment_id: UUID) -> None:
        """Take an attachment off its form; `bring_back` puts it back.

        Raises:
            NotAllowed, UnknownPaper: It may not, or there is no such attachment.
            PaperKept: Its dossier was received: what was told is not taken back.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            attachment = _loose(db, attachment_id)
            attachments.detach(db, attachment_id, now)
            self._put_down(db, by, Event.DETACHED, attachment, None, now)

    def bring_back(self, by: Account, attachment_id: UUID) -> Attachment:
        """Put an attachment back where it was.

        Raises:
            NotAllowed, UnknownPaper: It may not, or none was taken off.
            WrongState: Its dossier is void.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            attachment = attachments.by_id(db, attachment_id, detached=True)
            if attachment is None:
                raise UnknownPaper(str(attachment_id))
            dossier = filing.may_have(db, attachment.form_id, None)
            attachments.detach(db, attachment_id, None)
            self._put_down(db, by, Event.ATTACHED, attachment, dossier, now)
        return attachment

    def leave_out(self, by: Account, entry_id: UUID, reason: str) -> Dossier:
        """Let a dossier go without a scanned paper that cannot be sent, and return it as it is then.

        Its row in the queue is withdrawn and kept, the paper is taken off the dossier; what waits behind it goes.

        Raises:
            NotAllowed: It may not.
            UnknownEntry: The row is not one about a paper that is held back.
            InvalidForm: No reason was given.
        """
        permit(by, Act.CHANGE_QUEUE)
        place, now, why = self._place, self._place.now(), clean(reason)
        if not why:
            raise InvalidForm((Problem("reason", "empty"),))
        with place.store.write() as db:
            entry = outbox.by_id(db, entry_id)
            dossier = dossiers.by_id(db, entry.dossier_id) if entry else None
            held = entry is not None and entry.kind is EntryKind.FILE and entry.state is EntryState.PARKED
            if entry is None or dossier is None or not held:
                raise UnknownEntry(str(entry_id))
            facts = {"state": EntryState.WITHDRAWN.value, "reason": why, "sha256": entry.body["sha256"]}
            journal.append(db, place.desk, by.name, Event.ENTRY_CHANGED, entry.number, now, facts)
            return filing.leave_out(db, place, by, dossier, entry, now)

    def join(self, by: Account, ids: Sequence[UUID], component: int | None) -> Attachment:
        """Make one PDF of several attachments of a form, in this order; they themselves are taken off.

        Raises:
            NotAllowed, UnknownPaper: It may not, or there is no such attachment.
            InvalidForm: Fewer than two, one of them twice, or of several forms; no such component.
            PaperKept, PaperSigned, PaperDamaged, PaperUnfit: Received already; signed; not whole; too large together.
            DiskFull, HomeUnfit, StoreBusy: It could not be stored; nothing was.
        """
        permit(by, Act.RECEIVE)
        from services.files.check import join

        place = self._place
        with place.store.read() as db:
            parts = [_loose(db, i) for i in ids]
        if len(set(ids)) != len(ids) or len(parts) < 2 or len({p.form_id for p in parts}) > 1:
            raise InvalidForm((Problem("ids", "out_of_range", f"2–{filing.MOST_FILES}"),))
        _unsigned(*parts)
        taken = join([(self._content(part), part.kind) for part in parts], place.settings.papers)
        stored, now, first = self._vault.put(taken.content), place.now(), parts[0]
        with place.store.write() as db:
            for part in parts:
                _loose(db, part.id)
                attachments.detach(db, part.id, now)
                self._put_down(db, by, Event.DETACHED, part, None, now)
            filing.may_have(db, first.form_id, component)
            self._keep(stored, taken)
            notes = merged([note for part in parts for note in part.notes])
            whole = holding(replace(first, id=uuid4(), component=component, notes=notes), stored, taken)
            whole = replace(whole, added_at=now, added_by=by.name)
            attachments.add(db, place.desk, whole)
            self._put_down(db, by, Event.ATTACHED, whole, None, now)
        return whole

    def change(self, by: Account, attachment_id: UUID, edit: Edit) -> Attachment:
        """Turn, crop, move or drop one page; the attachment stays itself, with the hash of what was handed in.

        Raises:
            NotAllowed, UnknownPaper: It may not, or there is no such attachment.
            InvalidForm: There is no such page, or nothing would be left.
            PaperKept, PaperSigned, PaperDamaged, PaperUnfit: Received already; signed; not whole; cannot be drawn.
            DiskFull, HomeUnfit, StoreBusy: It could not be stored; the paper is as it was.
        """
        permit(by, Act.RECEIVE)
        from services.files.check import change

        place = self._place
        with place.store.read() as db:
            before = _loose(db, attachment_id)
        _unsigned(before)
        taken = change(self._content(before), before.kind, before.pages, edit, place.settings.papers)
        stored, now = self._vault.put(taken.content), place.now()
        with place.store.write() as db:
            if _loose(db, attachment_id) != before:
                raise UnknownPaper(str(attachment_id))
            self._keep(stored, taken)
            after = holding(before, stored, replace(taken, notes=merged([*before.notes, *taken.notes])))
            attachments.change(db, place.desk, after, now)
            self._put_down(db, by, Event.ATTACHED, after, None, now)
        return after

    def picture(self, by: Account, attachment_id: UUID, page: int, longest_side: int) -> bytes:
        """Return a page (from 0) as PNG, its longer side at most so many pixels.

        Raises:
            NotAllowed, UnknownPaper, InvalidForm: It may not; no such attachment, page or size.
            PaperDamaged, PaperUnfit: The stored file is not whole, or cannot be drawn.
        """
        content, kind = self._whole(by, attachment_id)
        from services.files.thumbs import page_png

        return page_png(content, kind, page, longest_side)

    def content(self, by: Account, attachment_id: UUID) -> bytes:
        """Return a paper as it was stored.

        Raises:
            NotAllowed, UnknownPaper, PaperDamaged: It may not; no such attachment; the stored file is not whole.
        """
        return self._whole(by, attachment_id)[0]

    def _whole(self, by: Account, attachment_id: UUID) -> tuple[bytes, Kind]:
        permit(by, Act.RECEIVE)
        with self._place.store.read() as db:
            attachment = _known(db, attachment_id)
        return self._content(attachment), attachment.kind

    def _content(self, attachment: Attachment) -> bytes:
        try:
            return self._vault.get(attachment.digest)
        except PaperDamaged as error:
            raise PaperDamaged(str(attachment.id), error.why) from None

    def _keep(self, stored: Stored, taken: Taken) -> None:
        """Put the file back if a sweep took it before its row came; none runs while the caller holds the store."""
        if not self._vault.has(stored.digest):
            self._vault.put(taken.content)

    def _put_down(
        self, db: Connection, by: Account, event: Event, about: Attachment, dossier: Dossier | None, now: datetime
    ) -> None:
        """Write down what was done, and tell it on when the dossier was received."""
        place = self._place
        subject = filing.refile(db, place, dossier, now).number if dossier else str(about.form_id)
        filing.put_down(db, place, by, event, about, subject, now)


def _known(db: Connection, attachment_id: UUID) -> Attachment:
    attachment = attachments.by_id(db, attachment_id)
    if attachment is None:
        raise UnknownPaper(str(attachment_id))
    return attachment


def _loose(db: Connection, attachment_id: UUID) -> Attachment:
    """Return an attachment that may still be changed or taken off."""
    attachment = _known(db, attachment_id)
    if dossier := dossiers.by_form(db, attachment.form_id):
        raise PaperKept(dossier.number)
    return attachment


def _unsigned(*about: Attachment) -> None:
    if any(Note.SIGNED in attachment.notes for attachment in about):
        raise PaperSigned
