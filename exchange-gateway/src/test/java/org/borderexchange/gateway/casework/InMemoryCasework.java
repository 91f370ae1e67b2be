package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.casework.wire.CaseActWire;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseAct;

/** Cases, operations, their history and the own acts without a database. */
public final class InMemoryCasework {

    private static final Set<CaseActKind> OPENING = Set.of(CaseActKind.OPEN_CASE, CaseActKind.OPEN_OPERATION);

    private final Map<EventKey, Told<CaseFile>> cases = new ConcurrentHashMap<>();
    private final Map<EventKey, Told<JointOperation>> operations = new ConcurrentHashMap<>();
    private final Map<EventKey, Told<CaseEntry>> entries = new ConcurrentHashMap<>();
    private final Map<EventKey, Act> acts = new ConcurrentHashMap<>();
    private volatile boolean unavailable;

    /** From now on, or no longer, it is as if the database were down. */
    public void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    public Act said(EventKey key) {
        return Optional.ofNullable(acts.get(key)).orElseThrow();
    }

    /** As it will be sent. */
    public CaseAct sent(EventKey key) {
        return EventEncoding.decode(said(key).event().bytes()).getCaseAct();
    }

    public int saidInAll() {
        return acts.size();
    }

    public Cases cases() {
        return new CasesFake();
    }

    public Operations operations() {
        return new OperationsFake();
    }

    public Entries entries() {
        return new EntriesFake();
    }

    public CaseActs acts() {
        return new ActsFake();
    }

    private final class CasesFake implements Cases {

        @Override
        public void applyNewer(List<Told<CaseFile>> told) {
            apply(told, cases);
        }

        @Override
        public Optional<Told<CaseFile>> find(CaseId id) {
            return held(cases, EventKey.ofState(id.toString()));
        }

        @Override
        public Page<CaseFile> list(Search<CaseStatus> search) {
            return page(
                    cases,
                    search,
                    CaseFile::order,
                    file -> search.status().map(file.status()::equals).orElse(true)
                            && search.workingGroup()
                                    .map(file.workingGroups()::contains)
                                    .orElse(true));
        }

        @Override
        public List<CaseFile> withAlerts(Collection<AlertId> alerts) {
            return with(file -> !Collections.disjoint(file.alerts(), alerts));
        }

        @Override
        public List<CaseFile> withHits(Collection<HitId> hits) {
            return with(file -> !Collections.disjoint(file.hits(), hits));
        }

        private List<CaseFile> with(Predicate<CaseFile> criterion) {
            requireAvailable();
            return cases.values().stream()
                    .flatMap(held -> held.content().stream())
                    .filter(criterion)
                    .toList();
        }
    }

    private final class OperationsFake implements Operations {

        @Override
        public void applyNewer(List<Told<JointOperation>> told) {
            apply(told, operations);
        }

        @Override
        public Optional<Told<JointOperation>> find(OperationId id) {
            return held(operations, EventKey.ofState(id.toString()));
        }

        @Override
        public Page<JointOperation> list(Search<OperationStatus> search) {
            return page(
                    operations,
                    search,
                    JointOperation::order,
                    operation -> search.status().map(operation.status()::equals).orElse(true)
                            && search.workingGroup()
                                    .map(operation.workingGroup()::equals)
                                    .orElse(true));
        }
    }

    private final class EntriesFake implements Entries {

        @Override
        public void applyNewer(List<Told<CaseEntry>> told) {
            apply(told, entries);
        }

        @Override
        public void forget(Collection<Subject> lost, CountryCode own) {
            requireAvailable();
            var subjects = lost.stream().map(Subject::toString).toList();
            entries.replaceAll((key, held) ->
                    subjects.contains(key.subject()) && !key.speaker().equals(Optional.of(own))
                            ? new Told<>(key, held.version(), held.at(), Optional.empty())
                            : held);
        }

        @Override
        public Optional<Told<CaseEntry>> find(EventKey key) {
            return held(entries, key);
        }

        @Override
        public List<CaseEntry> of(Subject subject) {
            requireAvailable();
            return entries.values().stream()
                    .flatMap(held -> held.content().stream())
                    .filter(entry -> entry.key().subject().equals(subject.toString()))
                    .toList();
        }
    }

    private final class ActsFake implements CaseActs {

        @Override
        public void say(
                EventKey key,
                org.borderexchange.gateway.casework.CaseAct act,
                Optional<Integer> basedOn,
                Instant at,
                String by,
                List<TopicName> topics) {
            requireAvailable();
            acts.put(key, CaseActWire.act(key, act, basedOn, at, by, topics));
        }

        @Override
        public Optional<Said> find(EventKey key) {
            requireAvailable();
            return Optional.ofNullable(acts.get(key)).flatMap(CaseActWire::said);
        }

        @Override
        public Optional<Said> opening(Subject subject) {
            requireAvailable();
            return acts.values().stream()
                    .filter(act -> act.key().subject().equals(subject.toString()))
                    .flatMap(act -> CaseActWire.said(act).stream())
                    .filter(said -> OPENING.contains(said.kind()))
                    .findFirst();
        }
    }

    private <T> void apply(List<Told<T>> news, Map<EventKey, Told<T>> held) {
        requireAvailable();
        news.forEach(told ->
                held.merge(told.key(), told, (before, newer) -> newer.version() > before.version() ? newer : before));
    }

    private <T> Optional<Told<T>> held(Map<EventKey, Told<T>> held, EventKey key) {
        requireAvailable();
        return Optional.ofNullable(held.get(key));
    }

    private <T> Page<T> page(
            Map<EventKey, Told<T>> held, Search<?> search, Function<T, String> order, Predicate<T> criterion) {
        requireAvailable();
        var found = held.values().stream()
                .flatMap(told -> told.content().stream())
                .filter(criterion)
                .filter(one -> search.before()
                        .map(cursor -> order.apply(one).compareTo(cursor) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(order).reversed())
                .limit(search.limit())
                .toList();
        return new Page<>(
                found, found.size() < search.limit() ? Optional.empty() : Optional.of(order.apply(found.getLast())));
    }

    private void requireAvailable() {
        if (unavailable) {
            throw new StoreUnavailable(new IllegalStateException("down for the test"));
        }
    }
}
