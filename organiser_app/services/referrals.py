"""Needs that are passed to partners, and what partners did with them."""

from __future__ import annotations

from uuid import UUID

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Consent, Referral
from organiser_app.domain.need_inputs import AnswerInput, ReferralInput
from organiser_app.domain.relationship_values import ReferralOutcome
from organiser_app.domain.values import ConsentPurpose
from organiser_app.language import tr
from organiser_app.services.needs import met_by_help, need_of
from organiser_app.store.repositories.finding import get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.partners import partner_called
from organiser_app.store.unit_of_work import UnitOfWork


def refer_need(work: UnitOfWork, given: ReferralInput) -> Change:
    """Pass a need to a partner, who is made where nobody knew of them.

    Where the partner of an earlier referral sent the resident on, that one was passed on, which is
    a bounce, and is answered by it if it still waited. That they agreed to it today is kept with
    it, as one change.
    """
    with work:
        need = need_of(work, given.need_id)
        if given.from_referral_id is not None:
            _was_passed_on(work, given)
        if given.agreed_today and need.subject_id is not None:
            _keep_consent(work, need.subject_id)
        work.add(
            Referral(
                id=work.new_id(),
                statement_id=need.id,
                subject_id=need.subject_id,
                partner_id=partner_called(work, given.partner),
                organiser_id=owner(work.connection).organiser_id,
                from_referral_id=given.from_referral_id,
                on=given.on,
            )
        )
        return work.commit("refer_need", need.id)


def answer_referral(work: UnitOfWork, referral_id: UUID, given: AnswerInput) -> Change:
    """Say what a partner did with a need, or that they have not answered after all.

    Said again, it leaves the need met on the earlier day.
    """
    with work:
        referral = get(work, Referral, referral_id)
        waiting = given.outcome is ReferralOutcome.WAITING
        referral.outcome = given.outcome
        referral.answered_on = None if waiting else given.on
        referral.came_of_it = given.came_of_it
        if given.met:
            met_by_help(need_of(work, referral.statement_id), given.on, given.satisfied)
        return work.commit("answer_referral", referral.statement_id)


def _keep_consent(work: UnitOfWork, subject_id: UUID) -> None:
    work.write(
        Consent,
        subject_id=subject_id,
        purpose=ConsentPurpose.SHARE_WITH_PARTNERS,
        given=True,
        on=work.clock().astimezone().date(),
    )


def _was_passed_on(work: UnitOfWork, given: ReferralInput) -> None:
    earlier = get(work, Referral, given.from_referral_id) if given.from_referral_id else None
    if earlier is None or earlier.statement_id != given.need_id:
        raise InvalidInput(tr("That referral is of another need."))
    if earlier.outcome is ReferralOutcome.WAITING:
        earlier.outcome = ReferralOutcome.PASSED_ON
        earlier.answered_on = given.on
