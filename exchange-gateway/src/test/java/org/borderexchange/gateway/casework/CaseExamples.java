package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.borderexchange.gateway.alert.Examples;
import org.borderexchange.gateway.casework.wire.CaseworkWire;
import org.borderexchange.gateway.hit.HitExamples.Pair;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseHit;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.Operation;
import org.borderexchange.schemas.wire.OperationKind;
import org.borderexchange.schemas.wire.OperationStatus;
import org.borderexchange.schemas.wire.OperationTerms;

/** Cases and operations as the hub tells them to Serbia. */
public final class CaseExamples {

    public static final Instant NOW = Examples.NOW;

    static {
        // Builders fill in defaults of types that Avro must trust first, which the encoding sees to.
        EventEncoding.encode(loss("C-", 1));
    }

    public static CaseId someCase() {
        return CaseId.openedBy(Examples.RS, EventId.next(NOW));
    }

    public static OperationId someOperation() {
        return OperationId.openedBy(Examples.RS, EventId.next(NOW));
    }

    /** A case in which Serbia works, which may be changed. */
    public static ExchangeEvent caseFile(CaseId id, int version, AlertId... alerts) {
        var event = envelope(id.toString(), version, EventKind.CASE_CHANGED);
        event.setCaseFile(CaseFile.newBuilder()
                .setTitle("Stolen cars on the way to the coast")
                .setSummary("two alerts, one car")
                .setStatus(CaseStatus.OPEN)
                .setOpenedAt(NOW.toEpochMilli())
                .setChangedAt(NOW.toEpochMilli())
                .setWorkingGroups(List.of("stolen-vehicles"))
                .setParticipates(true)
                .setParticipants(List.of(CaseParticipant.newBuilder()
                        .setCountry("RS")
                        .setRole(CaseRole.LEAD)
                        .setSince(NOW.toEpochMilli())
                        .build()))
                .setAlerts(Stream.of(alerts).map(CaseExamples::alert).toList())
                .setWholeGroups(true)
                .build());
        return event;
    }

    /** With both alerts of a hit, and the hit. */
    public static ExchangeEvent caseOf(CaseId id, int version, Pair pair) {
        var event = caseFile(id, version, pair.own(), pair.other());
        event.getCaseFile()
                .setHits(List.of(new CaseHit(
                        pair.hit().toString(),
                        List.of(pair.own().toString(), pair.other().toString()),
                        MatchStrength.NORMALISED,
                        NOW.toEpochMilli())));
        return event;
    }

    public static ExchangeEvent operation(OperationId id, int version) {
        var event = envelope(id.toString(), version, EventKind.OPERATION_CHANGED);
        event.setOperation(Operation.newBuilder()
                .setTerms(new OperationTerms(
                        "Walker",
                        OperationKind.JOINT_ACTION,
                        "stolen-vehicles",
                        NOW.toEpochMilli(),
                        null,
                        "PCC SEE, Art. 27",
                        "find the workshop"))
                .setStatus(OperationStatus.RUNNING)
                .setParticipants(List.of(CaseParticipant.newBuilder()
                        .setCountry("RS")
                        .setRole(CaseRole.LEAD)
                        .setSince(NOW.toEpochMilli())
                        .build()))
                .setOpenedAt(NOW.toEpochMilli())
                .setChangedAt(NOW.toEpochMilli())
                .build());
        return event;
    }

    /** That Serbia has lost it: a case, an operation or a line of their history. */
    public static ExchangeEvent loss(String subject, int version) {
        var kind = subject.startsWith("C") ? EventKind.CASE_CHANGED : EventKind.OPERATION_CHANGED;
        var event = envelope(subject, version, kind);
        event.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return event;
    }

    /** A note that was written, which may be changed. */
    public static ExchangeEvent note(String subject, String text, AlertId... alerts) {
        var event = loss(subject, 1);
        event.setErasure(null);
        var note = CaseAct.newBuilder()
                .setKind(CaseActKind.WRITE_NOTE)
                .setText(text)
                .setAlerts(Stream.of(alerts).map(AlertId::toString).toList())
                .build();
        event.setCaseEntry(CaseEntry.newBuilder()
                .setKind(CaseEntryKind.ACT)
                .setAt(NOW.toEpochMilli())
                .setBy("RS")
                .setOutcome(CaseOutcome.ACCEPTED)
                .setAct(note)
                .build());
        return event;
    }

    public static ExchangeEvent refused(ExchangeEvent entry, CaseRefusal reason) {
        entry.getCaseEntry().setOutcome(CaseOutcome.REFUSED);
        entry.getCaseEntry().setRefusal(reason);
        return entry;
    }

    public static ExchangeEvent changed(ExchangeEvent event, Consumer<ExchangeEvent> change) {
        change.accept(event);
        return event;
    }

    public static EventKey someLine(String subject, CountryCode by) {
        return EventKey.parse(subject + "/" + by + "/" + EventId.next(NOW)).orElseThrow();
    }

    public static Told<org.borderexchange.gateway.casework.CaseFile> toldCase(ExchangeEvent event) {
        return CaseworkWire.caseFile(event).orElseThrow();
    }

    public static Told<JointOperation> toldOperation(ExchangeEvent event) {
        return CaseworkWire.operation(event).orElseThrow();
    }

    public static Told<org.borderexchange.gateway.casework.CaseEntry> toldEntry(EventKey key, ExchangeEvent event) {
        return CaseworkWire.entry(key, event).orElseThrow();
    }

    private static CaseAlert alert(AlertId id) {
        return new CaseAlert(
                id.toString(),
                1,
                AlertStatus.ACTIVE,
                "stolen-vehicles",
                "STOLEN_VEHICLE",
                NOW.toEpochMilli(),
                NOW.toEpochMilli());
    }

    private static ExchangeEvent envelope(String subject, int version, EventKind kind) {
        var event = new ExchangeEvent();
        event.setEventId("event-of-version-" + version);
        event.setTime(NOW.toEpochMilli());
        event.setOriginator("HUB");
        event.setSubjectId(subject);
        event.setVersion(version);
        event.setKind(kind);
        return event;
    }

    private CaseExamples() {}
}
