package org.borderexchange.gateway.check;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.borderexchange.gateway.DepthOnlyOutbox;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.alert.AlertSearch;
import org.borderexchange.gateway.alert.LiveAlerts;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.borderexchange.schemas.matching.CheckComparison;
import org.borderexchange.schemas.matching.Identified;
import org.borderexchange.schemas.matching.MatchPolicy;
import org.borderexchange.schemas.matching.SearchKeys;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;

/** Checks against alerts in memory; what is recorded and told is kept to be looked at. */
public final class ChecksInMemory implements Checks, Sightings, Acts, LiveAlerts {

    /** Alerts read for one check. */
    public static final int MOST_READ = 400;

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final List<Act> said = new CopyOnWriteArrayList<>();
    private final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    private final DepthOnlyOutbox outbox = new DepthOnlyOutbox();
    private final VisibleAlerts alerts;
    private final IdentifierFilter filter = new IdentifierFilter();
    private final FilterUpkeep upkeep;
    private final CheckService service;
    private volatile boolean caughtUp = true;
    private volatile boolean recordsAway;

    public ChecksInMemory(VisibleAlerts alerts, CountryCode country, Clock clock) {
        this.alerts = alerts;
        this.upkeep = new FilterUpkeep(this, filter, clock);
        this.service = new CheckService(
                new Readiness(upkeep, () -> caughtUp),
                filter,
                new Verification(alerts, new CheckComparison(MatchPolicy.DEFAULT), MOST_READ, 64),
                this,
                new RecordKey("0123456789abcdef0123456789abcdef"),
                this,
                new WriteCapacity(outbox, 1, 64),
                EnumSet.of(MatchStrength.EXACT, MatchStrength.NORMALISED),
                new CheckMetrics(new SimpleMeterRegistry(), filter),
                country,
                clock);
    }

    public CheckService service() {
        return service;
    }

    /** Lets the filter know every alert of now. */
    public void learn() {
        forEach(identifiers -> filter.changed(List.of(), identifiers));
        upkeep.tend();
    }

    public void setCaughtUp(boolean caughtUp) {
        this.caughtUp = caughtUp;
    }

    /** From now on, or no longer, records of checks cannot be written. */
    public void setRecordsAway(boolean recordsAway) {
        this.recordsAway = recordsAway;
    }

    /** From now on, or no longer, the outbox takes nothing more. */
    public void setOutboxFull(boolean full) {
        outbox.setSubjects(full ? 1 : 0);
    }

    public List<Entry> entries() {
        return entries;
    }

    public List<Act> said() {
        return said;
    }

    /** What the owner of the alert would be told of a check that found it. */
    public EncodedEvent sightingOf(Found found, String reason) {
        var request =
                new CheckRequest(null, "WAUZZZ", null, null, null, null, reason, null, null, null, null, null, null);
        return SightingEvents.act(
                        found, EventId.next(Instant.EPOCH), request, new CountryCode("RS"), "officer", Instant.EPOCH)
                .event();
    }

    @Override
    public void add(Entry entry) {
        if (recordsAway) {
            throw new StoreUnavailable(new IllegalStateException("away"));
        }
        entries.add(entry);
    }

    @Override
    public void say(Act act) {
        said.add(act);
    }

    @Override
    public void keep(List<Sighting> reported) {
        sightings.addAll(reported);
    }

    @Override
    public List<Sighting> find(AlertId alert, Optional<String> before, int limit) {
        return sightings.stream()
                .filter(sighting -> sighting.alert().equals(alert))
                .filter(sighting -> before.isEmpty() || sighting.order().compareTo(before.get()) < 0)
                .sorted(Comparator.comparing(Sighting::order).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void forEach(Consumer<List<Identified>> action) {
        live().forEach(alert -> action.accept(AlertWire.liveIdentifiers(alert.event())));
    }

    /** Says more than is asked for, as it may. */
    @Override
    public void forEachStoredSince(Instant time, Consumer<List<Identified>> action) {
        forEach(action);
    }

    @Override
    public Set<String> inUse(Collection<String> keys) {
        var inUse = new HashSet<String>();
        live().forEach(alert -> inUse.addAll(
                SearchKeys.of(EventEncoding.decode(alert.event().bytes()).getAlert())));
        inUse.retainAll(keys);
        return inUse;
    }

    private List<org.borderexchange.gateway.alert.VisibleAlert> live() {
        return alerts.search(new AlertSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.of(AlertStatus.ACTIVE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Integer.MAX_VALUE));
    }

    @Override
    public List<Act> of(String subject) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Act> sayAll(List<Act> acts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Act> find(Collection<EventKey> keys) {
        return said.stream().filter(act -> keys.contains(act.key())).toList();
    }

    @Override
    public void adopt(Act heard) {
        throw new UnsupportedOperationException("nothing is heard here");
    }

    @Override
    public void supersede(EventKey key, int seenVersion) {
        throw new UnsupportedOperationException("nothing is heard here");
    }

    @Override
    public Map<EventKey, Standing> standing(Collection<EventKey> keys) {
        throw new UnsupportedOperationException("nothing is heard here");
    }
}
