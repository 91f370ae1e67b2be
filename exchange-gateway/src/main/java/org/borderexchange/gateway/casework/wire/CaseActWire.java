package org.borderexchange.gateway.casework.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.alert.wire.SharedParts;
import org.borderexchange.gateway.casework.CaseAct;
import org.borderexchange.gateway.casework.CaseActs.Said;
import org.borderexchange.gateway.casework.CaseDocument;
import org.borderexchange.gateway.casework.DeliveryStage;
import org.borderexchange.gateway.casework.OperationTerms;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.DeliveryStageKind;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.OperationEnding;
import org.borderexchange.schemas.wire.OperationKind;
import org.borderexchange.schemas.wire.TaskStatus;
import org.jspecify.annotations.Nullable;

/** What officers do, as the event that tells it. */
public final class CaseActWire {

    /** @param by subject of the officer's token, which is not sent */
    public static Act act(
            EventKey key, CaseAct act, Optional<Integer> basedOn, Instant at, String by, List<TopicName> topics) {
        var subject = Subject.parse(key.subject()).orElseThrow();
        var country = key.speaker().orElseThrow();
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(at));
        event.setTime(at.toEpochMilli());
        event.setOriginator(country.value());
        event.setSubjectId(key.subject());
        event.setVersion(1);
        event.setKind(EventKind.valueOf(subject.changed().name()));
        event.setCaseAct(told(act, country, key.act().orElseThrow()));
        event.getCaseAct().setBasedOn(basedOn.orElse(null));
        return new Act(
                key,
                event.getVersion(),
                subject.changed(),
                event.getEventId(),
                at,
                by,
                new EncodedEvent(EventEncoding.encode(event)),
                topics);
    }

    /** Empty if it is an act of a kind that this release does not know: of a database that a later one has used. */
    public static Optional<Said> said(Act act) {
        var told = EventEncoding.decode(act.event().bytes()).getCaseAct();
        return told == null || told.getKind() == org.borderexchange.schemas.wire.CaseActKind.UNRECOGNISED
                ? Optional.empty()
                : Optional.of(
                        new Said(act.key(), CaseActKind.valueOf(told.getKind().name()), act.at()));
    }

    private static org.borderexchange.schemas.wire.CaseAct told(CaseAct act, CountryCode country, String ulid) {
        var told = new org.borderexchange.schemas.wire.CaseAct();
        told.setKind(
                org.borderexchange.schemas.wire.CaseActKind.valueOf(act.kind().name()));
        told.setAlerts(List.of());
        switch (act) {
            case CaseAct.OpenCase done -> {
                describe(told, done.title(), done.text());
                told.setWorkingGroup(done.workingGroup().value());
                told.setAlerts(ids(done.alerts()));
            }
            case CaseAct.DescribeCase done -> describe(told, done.title(), done.text());
            case CaseAct.ChangeStatus done -> {
                told.setStatus(CaseStatus.valueOf(done.status().name()));
                told.setReason(done.reason());
            }
            case CaseAct.AddAlert done -> told.setAlerts(ids(done.alerts()));
            case CaseAct.TakeOutAlert done -> {
                told.setAlerts(ids(done.alerts()));
                told.setReason(done.reason());
            }
            case CaseAct.Merge done -> told.setOther(done.other().toString());
            case CaseAct.UndoMerge done -> told.setOther(done.other().toString());
            case CaseAct.Split done -> {
                told.setAlerts(ids(done.alerts()));
                told.setTitle(done.title());
                told.setOther(CaseId.openedBy(country, ulid).toString());
            }
            case CaseAct.WriteNote done -> {
                told.setText(done.text());
                told.setAlerts(ids(done.alerts()));
            }
            case CaseAct.RecordDecision done -> told.setText(done.text());
            case CaseAct.AddTask done -> {
                describe(told, done.title(), done.text());
                told.setCountry(done.country().value());
                told.setDueAt(millis(done.dueAt()));
            }
            case CaseAct.ChangeTask done -> {
                told.setTask(done.task());
                told.setTaskStatus(
                        done.taskStatus() == null
                                ? null
                                : TaskStatus.valueOf(done.taskStatus().name()));
                told.setCountry(code(done.country()));
                told.setDueAt(millis(done.dueAt()));
            }
            case CaseAct.AdmitParticipant done -> {
                told.setCountry(done.country().value());
                told.setRole(CaseRole.valueOf(done.role().name()));
                told.setSeesPast(done.seesPast());
            }
            case CaseAct.DismissParticipant done -> {
                told.setCountry(done.country().value());
                told.setReason(done.reason());
            }
            case CaseAct.NameLiaison done -> told.setLiaison(SharedParts.contact(done.liaison()));
            case CaseAct.AttachDocument done -> told.setDocument(document(done.document()));
            case CaseAct.AttachToOperation done -> told.setOther(done.other().toString());
            case CaseAct.DetachFromOperation done -> told.setOther(done.other().toString());
            case CaseAct.OpenOperation done -> told.setTerms(terms(done.terms()));
            case CaseAct.AmendOperation done -> told.setTerms(terms(done.terms()));
            case CaseAct.RecordStage done -> told.setStage(stage(done.stage()));
            case CaseAct.EndOperation done -> {
                told.setEnding(OperationEnding.valueOf(done.ending().name()));
                told.setReason(done.reason());
                told.setCountry(code(done.country()));
            }
        }
        return told;
    }

    private static void describe(org.borderexchange.schemas.wire.CaseAct told, String title, @Nullable String text) {
        told.setTitle(title);
        told.setText(text);
    }

    private static org.borderexchange.schemas.wire.CaseDocument document(CaseDocument document) {
        return new org.borderexchange.schemas.wire.CaseDocument(
                document.sha256(), document.name(), document.mediaType(), document.size());
    }

    private static org.borderexchange.schemas.wire.OperationTerms terms(OperationTerms terms) {
        return new org.borderexchange.schemas.wire.OperationTerms(
                terms.name(),
                OperationKind.valueOf(terms.kind().name()),
                terms.workingGroup().value(),
                terms.startsAt().toEpochMilli(),
                millis(terms.endsAt()),
                terms.legalBasis(),
                terms.objectives());
    }

    private static org.borderexchange.schemas.wire.DeliveryStage stage(DeliveryStage stage) {
        return new org.borderexchange.schemas.wire.DeliveryStage(
                DeliveryStageKind.valueOf(stage.kind().name()),
                stage.country().value(),
                stage.at().toEpochMilli(),
                SharedParts.place(stage.place()));
    }

    private static List<String> ids(List<AlertId> alerts) {
        return alerts.stream().map(AlertId::toString).toList();
    }

    private static @Nullable String code(@Nullable CountryCode country) {
        return country == null ? null : country.value();
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    private CaseActWire() {}
}
