package org.borderexchange.gateway.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.borderexchange.gateway.alert.VisibleAlert.Publication;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.gateway.outbox.Relay;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.gateway.routing.Outgoing;
import org.borderexchange.gateway.routing.Reach;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/** The store without a database: keeps the same contracts, and the real encoding. Every port looks at the same alerts. */
public final class InMemoryAlerts implements Alerts, AlertCopies, Outbox {

    private static final String ADOPTED = "adopted from the topics";

    private final Database database;
    private final String instance;
    private final Clock clock;
    private final Duration lease;
    private final Relay relay;

    /** What several instances share. */
    private static final class Database {
        private final Map<AlertId, Row> rows = new TreeMap<>(Comparator.comparing(AlertId::ulid)
                .thenComparing(AlertId::owner)
                .reversed());
        private final Map<String, AlertId> submitted = new HashMap<>();
        private boolean unavailable;
        private boolean forgetful;
    }

    private static final class Row {
        private long revision;
        private final List<Told> told = new ArrayList<>();
        private boolean readable = true;
        private Instant storedAt = Instant.EPOCH;
        private @Nullable Own own;

        Told present() {
            return told.getLast();
        }
    }

    /** One version; the event is kept of own alerts, and of others' present ones. */
    private record Told(int version, EventKind kind, String eventId, Instant at, EncodedEvent event) {}

    private static final class Own {
        private final String fingerprint;
        private final List<String> by = new ArrayList<>();
        private Reach reach;
        private List<PendingEvent> outbox = List.of();
        private Instant pendingSince = Instant.EPOCH;
        private String holder = "";
        private long epoch;
        private Instant leasedUntil = Instant.EPOCH;

        Own(String fingerprint, Reach reach) {
            this.fingerprint = fingerprint;
            this.reach = reach;
        }
    }

    /** Without a relay: what is stored stays unsent. */
    public InMemoryAlerts() {
        this(Clock.systemUTC(), Duration.ZERO, new NoRelay());
    }

    public InMemoryAlerts(Clock clock, Duration lease, Relay relay) {
        this(new Database(), "first", clock, lease, relay);
    }

    private InMemoryAlerts(Database database, String instance, Clock clock, Duration lease, Relay relay) {
        this.database = database;
        this.instance = instance;
        this.clock = clock;
        this.lease = lease;
        this.relay = relay;
    }

    /** Another instance of the gateway on the same database. */
    public InMemoryAlerts instance(String name, Relay itsRelay) {
        return new InMemoryAlerts(database, name, clock, lease, itsRelay);
    }

    /** From now on, or no longer, it is as if the database were down. */
    public void setUnavailable(boolean unavailable) {
        synchronized (database) {
            database.unavailable = unavailable;
        }
    }

    /** From now on, or no longer, new alerts are accepted without being kept: for tests that measure memory. */
    public void setForgetful(boolean forgetful) {
        synchronized (database) {
            database.forgetful = forgetful;
        }
    }

    /** Another country's alert arrives. */
    public void receive(Alert.Outcome outcome) {
        var event = AlertWire.withContent(outcome);
        call(() -> {
            var row = database.rows.computeIfAbsent(outcome.alert().id(), id -> new Row());
            row.told.add(told(event, outcome.kind(), encoded(event)));
            return row;
        });
    }

    @Override
    public VisibleAlert insert(Alert.Outcome issued, Submission submission) throws AlreadySubmitted {
        var event = AlertWire.withContent(issued);
        var id = issued.alert().id();
        LeasedOutbox leased = null;
        synchronized (database) {
            requireAvailable();
            var idempotent = submission.idempotencyKey().map(chosen -> "key " + submission.by() + " " + chosen);
            var reference = Optional.ofNullable(issued.alert().details().nationalReference())
                    .map(given -> "reference " + given);
            refuseRepeated(idempotent, submission, true);
            refuseRepeated(reference, submission, false);
            var row = new Row();
            row.revision = 1;
            row.told.add(told(event, issued.kind(), encoded(event)));
            row.own = new Own(submission.fingerprint(), issued.alert().reach());
            row.own.by.add(submission.by());
            append(row, row.own, event, issued.outgoing());
            if (database.forgetful) {
                return visible(id, row, row.present());
            }
            database.rows.put(id, row);
            idempotent.ifPresent(taken -> database.submitted.put(taken, id));
            reference.ifPresent(taken -> database.submitted.put(taken, id));
            if (relay.hasRoom()) {
                leased = take(id.toString(), row, row.own, row.revision);
            }
        }
        if (leased != null) {
            relay.take(leased);
        }
        return new VisibleAlert(id, issued.alert().version(), Optional.of(Publication.PENDING), encoded(event));
    }

    @Override
    public Optional<OwnAlert> find(AlertId id) {
        return call(() -> row(id).filter(row -> row.own != null).map(row -> new OwnAlert(alert(row), row.revision)));
    }

    @Override
    public VisibleAlert update(OwnAlert before, Alert.Outcome changed, String by) throws ConcurrentChange {
        var id = changed.alert().id();
        VisibleAlert answer;
        synchronized (database) {
            requireAvailable();
            var row = row(id).orElseThrow(ConcurrentChange::new);
            if (row.own == null || row.revision != before.revision()) {
                throw new ConcurrentChange();
            }
            var event = AlertWire.withContent(changed);
            row.revision++;
            row.told.add(told(event, changed.kind(), encoded(event)));
            row.own.by.add(by);
            row.own.reach = changed.alert().reach();
            append(row, row.own, event, changed.outgoing());
            answer = visible(id, row, row.present());
        }
        relay.wake(id.toString());
        return answer;
    }

    @Override
    public Map<AlertId, Standing> standing(Collection<AlertId> ids) {
        return call(() -> {
            var standing = new HashMap<AlertId, Standing>();
            for (var id : ids) {
                row(id).ifPresent(row -> standing.put(
                        id,
                        new Standing(
                                row.present().version(),
                                row.present().eventId(),
                                row.own != null && !row.own.outbox.isEmpty())));
            }
            return standing;
        });
    }

    @Override
    public void adopt(ReceivedEvent heard) {
        var event = EventEncoding.decode(heard.event().bytes());
        var audience = AlertWire.toDomain(event, Reach.NOBODY).details().audience();
        call(() -> {
            var row = database.rows.computeIfAbsent(heard.id(), id -> new Row());
            if (!row.told.isEmpty() && row.present().version() >= heard.version()) {
                return row;
            }
            row.revision++;
            row.told.add(told(event, heard.kind(), heard.event()));
            var own = row.own == null ? new Own(ADOPTED, Reach.NOBODY) : row.own;
            row.own = own;
            own.by.add(ADOPTED);
            own.reach = own.reach.with(audience);
            own.outbox = List.of();
            own.holder = "";
            own.epoch++;
            own.leasedUntil = Instant.EPOCH;
            return row;
        });
    }

    @Override
    public List<AlertId> findOverdue(Instant now, int limit) {
        return call(() -> database.rows.values().stream()
                .filter(row -> row.own != null)
                .map(InMemoryAlerts::alert)
                .filter(alert -> alert.status() == AlertStatus.ACTIVE && !now.isBefore(alert.validUntil()))
                .sorted(Comparator.comparing(Alert::validUntil))
                .limit(limit)
                .map(Alert::id)
                .toList());
    }

    @Override
    public List<ReceivedEvent> applyNewer(List<ReceivedEvent> events) {
        return call(() -> {
            events.forEach(this::applyIfNewer);
            return events.stream()
                    .filter(event -> event.content().isEmpty()
                            || row(event.id()).map(row -> row.readable).orElse(false))
                    .toList();
        });
    }

    private void applyIfNewer(ReceivedEvent event) {
        var row = database.rows.computeIfAbsent(event.id(), id -> new Row());
        int held = row.told.isEmpty() ? 0 : row.present().version();
        boolean bringsContentBack = event.version() == held && event.content().isPresent() && !row.readable;
        if (event.version() > held || bringsContentBack) {
            row.told.removeIf(earlier -> earlier.version() == event.version());
            row.told.add(new Told(event.version(), event.kind(), event.eventId(), event.time(), event.event()));
            row.readable = event.content().isPresent();
            row.storedAt = clock.instant();
        }
    }

    @Override
    public void forEachStoredSince(Instant time, Consumer<StoredCopy> action) {
        var stored = call(() -> database.rows.entrySet().stream()
                .filter(entry -> entry.getValue().own == null
                        && !entry.getValue().storedAt.isBefore(time))
                .map(entry -> new StoredCopy(
                        entry.getKey(),
                        entry.getValue().present().version(),
                        entry.getValue().readable,
                        entry.getValue().storedAt))
                .toList());
        stored.forEach(action);
    }

    @Override
    public List<LeasedOutbox> lease(int limit) {
        return call(() -> database.rows.entrySet().stream()
                .filter(entry -> isWaiting(entry.getValue()) && isFree(entry.getValue()))
                .sorted(Comparator.comparing(entry -> own(entry.getValue()).pendingSince))
                .limit(limit)
                .map(entry -> retake(entry.getKey().toString(), entry.getValue()))
                .toList());
    }

    @Override
    public Optional<LeasedOutbox> lease(String key) {
        return call(() -> row(key).filter(row -> isWaiting(row) && isFree(row)).map(row -> retake(key, row)));
    }

    @Override
    public Sent sent(Collection<LeasedOutbox> published) {
        return call(() -> {
            var more = new ArrayList<LeasedOutbox>();
            var lost = new ArrayList<String>();
            for (var leased : published) {
                var row = row(leased.key()).orElseThrow();
                var own = own(row);
                if (!own.holder.equals(instance) || own.epoch != leased.epoch()) {
                    lost.add(leased.key());
                } else if (!own.outbox.isEmpty()) {
                    long sentThrough = leased.events().getLast().seq();
                    own.outbox = own.outbox.stream()
                            .filter(event -> event.seq() > sentThrough)
                            .toList();
                    row.revision++;
                    if (own.outbox.isEmpty()) {
                        own.leasedUntil = Instant.EPOCH;
                    } else {
                        own.pendingSince = own.outbox.getFirst().acceptedAt();
                        own.leasedUntil = clock.instant().plus(lease);
                        more.add(leased(leased.key(), row, own));
                    }
                }
            }
            return new Sent(more, lost);
        });
    }

    @Override
    public void republish(String key) {
        call(() -> {
            row(key).filter(row -> row.own != null && !(isWaiting(row) && isFree(row)))
                    .ifPresent(row -> {
                        var alert = alert(row);
                        var details = alert.details();
                        row.revision++;
                        append(
                                row,
                                own(row),
                                EventEncoding.decode(row.present().event().bytes()),
                                Routing.of(alert.owner(), details.workingGroup(), details.audience(), alert.reach()));
                    });
            return key;
        });
    }

    @Override
    public Depth depth() {
        return call(() -> {
            var waiting = database.rows.values().stream()
                    .filter(InMemoryAlerts::isWaiting)
                    .map(row -> own(row).pendingSince)
                    .sorted()
                    .toList();
            return new Depth(waiting.size(), waiting.stream().findFirst());
        });
    }

    /** What this country may see of the same alerts. */
    public VisibleAlerts visible() {
        return new View();
    }

    private final class View implements VisibleAlerts {

        @Override
        public Optional<VisibleAlert> find(AlertId id) {
            return call(() -> readable(id).map(row -> visible(id, row, row.present())));
        }

        @Override
        public Optional<VisibleAlert> findVersion(AlertId id, int version) {
            return call(() -> readable(id)
                    .flatMap(row -> row.told.stream()
                            .filter(told -> told.version() == version && (row.own != null || told == row.present()))
                            .findFirst()
                            .map(told -> visible(id, row, told))));
        }

        @Override
        public List<VisibleAlert> search(AlertSearch search) {
            return call(() -> database.rows.entrySet().stream()
                    .filter(entry -> entry.getValue().readable && matches(entry.getKey(), entry.getValue(), search))
                    .limit(search.limit())
                    .map(entry -> visible(
                            entry.getKey(), entry.getValue(), entry.getValue().present()))
                    .toList());
        }

        @Override
        public List<Version> history(AlertId id) {
            return call(() -> readable(id).stream()
                    .flatMap(row -> row.told.stream()
                            .map(told -> new Version(told.version(), told.kind(), told.at(), by(row, told))))
                    .toList());
        }

        @Override
        public Set<AlertId> lost(Collection<AlertId> ids) {
            return call(() -> ids.stream()
                    .filter(id -> row(id).filter(row -> !row.readable).isPresent())
                    .collect(Collectors.toSet()));
        }

        private Optional<Row> readable(AlertId id) {
            return row(id).filter(row -> row.readable);
        }
    }

    private static Optional<String> by(Row row, Told told) {
        return Optional.ofNullable(row.own).map(own -> own.by.get(row.told.indexOf(told)));
    }

    private static boolean matches(AlertId id, Row row, AlertSearch search) {
        var event = EventEncoding.decode(row.present().event().bytes());
        var content = AlertWire.content(event).orElseThrow();
        var active = content.status().equals(Optional.of(AlertStatus.ACTIVE));
        var over = active && !search.now().isBefore(content.validUntil());
        var status = over ? Optional.of(AlertStatus.EXPIRED) : content.status();
        return search.workingGroup().map(content.workingGroup()::equals).orElse(true)
                && search.type()
                        .map(type -> content.type().equals(Optional.of(type)))
                        .orElse(true)
                && search.status()
                        .map(sought -> status.equals(Optional.of(sought)))
                        .orElse(true)
                && search.origin().map(id.owner()::equals).orElse(true)
                && search.identifierKeys()
                        .map(keys -> !Collections.disjoint(keys, content.identifierKeys()))
                        .orElse(true)
                && search.before()
                        .map(cursor -> id.ulid().compareTo(cursor) < 0)
                        .orElse(true)
                && search.validAt()
                        .map(moment -> !moment.isBefore(content.issuedAt())
                                && moment.isBefore(content.validUntil())
                                && (active || row.present().at().isAfter(moment)))
                        .orElse(true);
    }

    private void append(Row row, Own own, ExchangeEvent event, List<Outgoing> outgoing) {
        if (own.outbox.isEmpty()) {
            own.pendingSince = clock.instant();
        }
        var all = new ArrayList<>(own.outbox);
        for (var destination : outgoing) {
            all.add(new PendingEvent(
                    row.revision * 1_000 + all.size(),
                    destination.topic(),
                    EventKey.ofState(event.getSubjectId()),
                    encoded(destination.withContent() ? event : AlertWire.withoutContent(event)),
                    Instant.ofEpochMilli(event.getTime()),
                    null));
        }
        own.outbox = List.copyOf(all);
    }

    private LeasedOutbox retake(String key, Row row) {
        return take(key, row, own(row), row.revision + 1);
    }

    private LeasedOutbox take(String key, Row row, Own own, long revision) {
        row.revision = revision;
        own.holder = instance;
        own.epoch++;
        own.leasedUntil = clock.instant().plus(lease);
        return leased(key, row, own);
    }

    private static LeasedOutbox leased(String key, Row row, Own own) {
        return new LeasedOutbox(key, row.revision, own.epoch, own.leasedUntil, own.outbox);
    }

    private static boolean isWaiting(Row row) {
        return row.own != null && !row.own.outbox.isEmpty();
    }

    private boolean isFree(Row row) {
        return !clock.instant().isBefore(own(row).leasedUntil);
    }

    private static Own own(Row row) {
        return Optional.ofNullable(row.own).orElseThrow();
    }

    private static Alert alert(Row row) {
        return AlertWire.toDomain(EventEncoding.decode(row.present().event().bytes()), own(row).reach);
    }

    private static VisibleAlert visible(AlertId id, Row row, Told told) {
        Optional<Publication> publication = row.own == null
                ? Optional.empty()
                : Optional.of(isWaiting(row) && told == row.present() ? Publication.PENDING : Publication.PUBLISHED);
        return new VisibleAlert(id, told.version(), publication, told.event());
    }

    private static Told told(ExchangeEvent event, EventKind kind, EncodedEvent encoded) {
        return new Told(event.getVersion(), kind, event.getEventId(), Instant.ofEpochMilli(event.getTime()), encoded);
    }

    private static EncodedEvent encoded(ExchangeEvent event) {
        return new EncodedEvent(EventEncoding.encode(event));
    }

    private void refuseRepeated(Optional<String> submitted, Submission submission, boolean sameKey)
            throws AlreadySubmitted {
        var first = submitted.map(database.submitted::get);
        if (first.isPresent()) {
            var fingerprint = own(row(first.get()).orElseThrow()).fingerprint;
            throw new AlreadySubmitted(first.get(), sameKey, fingerprint.equals(submission.fingerprint()));
        }
    }

    private Optional<Row> row(AlertId id) {
        return Optional.ofNullable(database.rows.get(id));
    }

    private Optional<Row> row(String key) {
        return AlertId.parse(key).flatMap(this::row);
    }

    private <T> T call(Supplier<T> work) {
        synchronized (database) {
            requireAvailable();
            return work.get();
        }
    }

    private void requireAvailable() {
        if (database.unavailable) {
            throw new StoreUnavailable(new IllegalStateException("down for the test"));
        }
    }

    static final class NoRelay implements Relay {

        @Override
        public boolean hasRoom() {
            return false;
        }

        @Override
        public void take(LeasedOutbox leased) {
            throw new IllegalStateException("has no room");
        }

        @Override
        public void wake(String key) {}
    }
}
