package org.borderexchange.cases.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseHit;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.Operation;
import org.borderexchange.schemas.wire.OperationKind;
import org.borderexchange.schemas.wire.OperationStatus;
import org.borderexchange.schemas.wire.OperationTerms;
import org.borderexchange.schemas.wire.TaskStatus;

/** What the hub tells of cases and joint operations. */
public final class CaseEvents {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    /** Lists of generated types are only made once the serde has told Avro to trust them. */
    static final ExchangeEvent FIRST = copy(envelope("C-01K0000000000000000000000A", EventKind.CASE_CHANGED));

    public static final CountryCode RS = new CountryCode("RS");
    public static final CountryCode BA = new CountryCode("BA");
    public static final CountryCode ME = new CountryCode("ME");

    /** A case that was never seen before, opened by a hit between an alert of Serbia and one of Bosnia, both to the whole of {@code drugs}. */
    public record Opened(CaseId id, AlertId one, AlertId other) {

        public static Opened next() {
            var one = AlertId.next(RS, NOW);
            var other = AlertId.next(BA, NOW);
            return new Opened(CaseId.openedBy(HitId.of(one, other)), one, other);
        }

        public HitId hit() {
            return HitId.of(one, other);
        }

        /** Version 1 of what a participant is told. */
        public CaseView to(CountryCode reader) {
            var event = envelope(id.toString(), EventKind.CASE_CHANGED);
            event.setCaseFile(file());
            return new CaseView(id, reader, event);
        }

        public CaseFile file() {
            return CaseFile.newBuilder()
                    .setTitle("Walker")
                    .setStatus(CaseStatus.OPEN)
                    .setOpenedAt(NOW.toEpochMilli())
                    .setChangedAt(NOW.toEpochMilli())
                    .setWorkingGroups(List.of("drugs"))
                    .setParticipates(true)
                    .setParticipants(List.of(participant(RS, CaseRole.PARTNER), participant(BA, CaseRole.PARTNER)))
                    .setAlerts(List.of(alert(one), alert(other)))
                    .setHits(List.of(new CaseHit(
                            hit().toString(),
                            List.of(one.toString(), other.toString()),
                            MatchStrength.EXACT,
                            NOW.toEpochMilli())))
                    .setWholeGroups(true)
                    .build();
        }

        public ToldEntry opening(CountryCode reader) {
            return derived(reader, CaseEntryKind.OPENED_BY_HIT, NOW, entry -> {
                entry.setHit(hit().toString());
                entry.setAlerts(List.of(one.toString(), other.toString()));
            });
        }

        public ToldEntry derived(CountryCode reader, CaseEntryKind kind, Instant at, Consumer<CaseEntry> with) {
            var entry = CaseEntry.newBuilder()
                    .setKind(kind)
                    .setAt(at.toEpochMilli())
                    .setBy("HUB")
                    .setOutcome(CaseOutcome.ACCEPTED)
                    .build();
            with.accept(entry);
            return told(reader, one.owner(), EventId.next(at), entry);
        }

        /** An accepted act of one country, as another is told of it. */
        public ToldEntry act(CountryCode reader, CountryCode by, CaseActKind kind, Instant at, Consumer<CaseAct> with) {
            return act(reader, by, EventId.next(at), kind, at, with);
        }

        public ToldEntry act(
                CountryCode reader, CountryCode by, String act, CaseActKind kind, Instant at, Consumer<CaseAct> with) {
            return told(reader, by, act, entry(by, kind, at, with));
        }

        public ToldEntry told(CountryCode reader, CountryCode by, String act, CaseEntry entry) {
            return CaseEvents.told(id.toString(), reader, by, act, entry);
        }
    }

    /** The same act as the history of another case or operation tells it. */
    public static ToldEntry in(String other, ToldEntry done) {
        var event = copy(done.event());
        event.setSubjectId(other);
        event.getCaseEntry().setOther(done.subject());
        return new ToldEntry(
                new EventKey(other, done.key().speaker(), done.key().act()), done.country(), event);
    }

    static CaseEntry entry(CountryCode by, CaseActKind kind, Instant at, Consumer<CaseAct> with) {
        var act = CaseAct.newBuilder().setKind(kind).build();
        with.accept(act);
        return CaseEntry.newBuilder()
                .setKind(CaseEntryKind.ACT)
                .setAt(at.toEpochMilli())
                .setBy(by.value())
                .setOutcome(CaseOutcome.ACCEPTED)
                .setAct(act)
                .build();
    }

    public static ToldEntry told(String subject, CountryCode reader, CountryCode by, String act, CaseEntry entry) {
        var event = envelope(subject, subject.startsWith("C-") ? EventKind.CASE_CHANGED : EventKind.OPERATION_CHANGED);
        event.setCaseEntry(entry);
        return new ToldEntry(EventKey.parse(subject + "/" + by + "/" + act).orElseThrow(), reader, event);
    }

    /** Version 1 of an operation that was never seen before, which Serbia leads. */
    public static OperationView operation(CountryCode reader) {
        var id = OperationId.openedBy(RS, EventId.next(NOW));
        var event = envelope(id.toString(), EventKind.OPERATION_CHANGED);
        event.setOperation(Operation.newBuilder()
                .setTerms(OperationTerms.newBuilder()
                        .setName("Kranj")
                        .setKind(OperationKind.CONTROLLED_DELIVERY)
                        .setWorkingGroup("drugs")
                        .setStartsAt(NOW.toEpochMilli())
                        .setLegalBasis("PCC SEE, Art. 19")
                        .setObjectives("to follow the load")
                        .build())
                .setStatus(OperationStatus.RUNNING)
                .setParticipants(List.of(participant(RS, CaseRole.LEAD), participant(BA, CaseRole.PARTNER)))
                .setOpenedAt(NOW.toEpochMilli())
                .setChangedAt(NOW.toEpochMilli())
                .build());
        return new OperationView(id, reader, event);
    }

    public static CaseAlert alert(AlertId id) {
        return CaseAlert.newBuilder()
                .setId(id.toString())
                .setVersion(1)
                .setStatus(AlertStatus.ACTIVE)
                .setWorkingGroup("drugs")
                .setType("SMUGGLING")
                .setIssuedAt(NOW.minus(Duration.ofHours(1)).toEpochMilli())
                .setAddedAt(NOW.toEpochMilli())
                .build();
    }

    public static CaseParticipant participant(CountryCode country, CaseRole role) {
        return CaseParticipant.newBuilder()
                .setCountry(country.value())
                .setRole(role)
                .setSince(NOW.toEpochMilli())
                .build();
    }

    public static CaseTask task(String id, CountryCode by, Instant dueAt) {
        return CaseTask.newBuilder()
                .setId(id)
                .setBy(by.value())
                .setTitle("ask the carrier")
                .setAssignee("BA")
                .setDueAt(dueAt.toEpochMilli())
                .setStatus(TaskStatus.OPEN)
                .build();
    }

    public static CaseDocument document(String sha256, String name, long size) {
        return new CaseDocument(sha256, name, "application/pdf", size);
    }

    /** The same version, otherwise. */
    public static CaseView but(CaseView view, Consumer<CaseFile> change) {
        var event = copy(view.event());
        change.accept(event.getCaseFile());
        return new CaseView(view.id(), view.country(), event);
    }

    /** The next version, with something changed. */
    public static CaseView next(CaseView view, Consumer<CaseFile> change) {
        var event = copy(view.event());
        event.setVersion(event.getVersion() + 1);
        change.accept(event.getCaseFile());
        return new CaseView(view.id(), view.country(), event);
    }

    public static CaseView later(CaseView view, Duration by) {
        return but(view, file -> file.setChangedAt(file.getChangedAt() + by.toMillis()));
    }

    /** The next version: the country has lost it. */
    public static CaseView lost(CaseView view) {
        return new CaseView(view.id(), view.country(), erased(view.event()));
    }

    public static OperationView lost(OperationView view) {
        return new OperationView(view.id(), view.country(), erased(view.event()));
    }

    public static ToldEntry lost(ToldEntry entry) {
        return new ToldEntry(entry.key(), entry.country(), erased(entry.event()));
    }

    /** The next version of the same. */
    public static ToldEntry again(ToldEntry entry) {
        var event = copy(entry.event());
        event.setVersion(event.getVersion() + 1);
        return new ToldEntry(entry.key(), entry.country(), event);
    }

    @SafeVarargs
    public static <T> List<T> with(List<T> some, T... more) {
        var all = new ArrayList<>(some);
        for (var each : more) {
            all.add(each);
        }
        return all;
    }

    private static ExchangeEvent erased(ExchangeEvent told) {
        var event = copy(told);
        event.setVersion(event.getVersion() + 1);
        event.setCaseFile(null);
        event.setOperation(null);
        event.setCaseEntry(null);
        event.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return event;
    }

    private static ExchangeEvent envelope(String subject, EventKind kind) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(NOW));
        event.setTime(NOW.toEpochMilli());
        event.setOriginator("HUB");
        event.setSubjectId(subject);
        event.setVersion(1);
        event.setKind(kind);
        return event;
    }

    private static ExchangeEvent copy(ExchangeEvent event) {
        return EventEncoding.decode(EventEncoding.encode(event));
    }

    private CaseEvents() {}
}
