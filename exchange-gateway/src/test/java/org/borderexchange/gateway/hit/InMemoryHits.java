package org.borderexchange.gateway.hit;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.alert.Examples;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;

/** Hits and verdicts without a database. */
public final class InMemoryHits implements Hits {

    private final Map<HitId, ReceivedHit> hits = new ConcurrentHashMap<>();
    private final Map<EventKey, Verdict> verdicts = new ConcurrentHashMap<>();
    public final Map<EventKey, List<TopicName>> told = new ConcurrentHashMap<>();
    private volatile boolean unavailable;
    private volatile Optional<HitId> breaking = Optional.empty();
    private volatile Optional<HitId> unreadable = Optional.empty();

    /** From now on, or no longer, it is as if the database were down. */
    public void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /** From now on this hit cannot be stored. */
    public void breakOn(HitId hit) {
        breaking = Optional.of(hit);
    }

    /** From now on this hit is there as a later release stored it. */
    public void makeUnreadable(HitId hit) {
        unreadable = Optional.of(hit);
    }

    @Override
    public void applyNewer(List<ReceivedHit> news) {
        requireAvailable();
        for (var hit : news) {
            if (breaking.equals(Optional.of(hit.id()))) {
                throw new IllegalStateException("broken");
            }
            hits.merge(hit.id(), hit, (held, newer) -> newer.version() > held.version() ? newer : held);
        }
    }

    @Override
    public List<Hit> find(Collection<HitId> ids) {
        requireAvailable();
        if (unreadable.filter(ids::contains).isPresent()) {
            throw new IllegalStateException("of a later release");
        }
        return ids.stream()
                .map(hits::get)
                .flatMap(Stream::ofNullable)
                .flatMap(held -> held.content().stream())
                .toList();
    }

    @Override
    public List<Hit> joining(Collection<AlertId> alerts) {
        requireAvailable();
        return hits.values().stream()
                .flatMap(held -> held.content().stream())
                .filter(hit -> !Collections.disjoint(hit.alerts(), alerts))
                .toList();
    }

    @Override
    public Page list(HitSearch search) {
        requireAvailable();
        var found = hits.values().stream()
                .flatMap(held -> held.content().stream())
                .filter(hit -> search.grade().map(hit.grade()::equals).orElse(true))
                .filter(hit -> search.status().map(hit.status()::equals).orElse(true))
                .filter(hit -> search.before()
                        .map(cursor -> order(hit).compareTo(cursor) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(InMemoryHits::order).reversed())
                .limit(search.limit())
                .toList();
        return new Page(found, found.size() < search.limit() ? Optional.empty() : Optional.of(order(found.getLast())));
    }

    private static String order(Hit hit) {
        return "%015d-%s".formatted(hit.detectedAt().toEpochMilli(), hit.id());
    }

    /** The same store as the other port. */
    public Verdicts verdicts() {
        return new Judgements();
    }

    private final class Judgements implements Verdicts {

        @Override
        public void applyNewer(List<Verdict> ofOthers) {
            requireAvailable();
            ofOthers.forEach(verdict -> verdicts.merge(
                    verdict.key(), verdict, (held, newer) -> newer.version() > held.version() ? newer : held));
        }

        @Override
        public void forget(Collection<HitId> lost) {
            requireAvailable();
            verdicts.values()
                    .removeIf(verdict ->
                            lost.contains(verdict.hit()) && !verdict.by().equals(Examples.RS));
        }

        @Override
        public List<Verdict> find(Collection<EventKey> keys) {
            requireAvailable();
            return keys.stream().map(verdicts::get).flatMap(Stream::ofNullable).toList();
        }

        @Override
        public void give(Verdict own, String by, List<TopicName> topics) throws Acts.AlreadySaid {
            requireAvailable();
            var present = verdicts.compute(
                    own.key(), (key, held) -> own.version() == (held == null ? 0 : held.version()) + 1 ? own : held);
            if (present != own) {
                throw new Acts.AlreadySaid();
            }
            told.put(own.key(), topics);
        }
    }

    private void requireAvailable() {
        if (unavailable) {
            throw new StoreUnavailable(new IllegalStateException("down for the test"));
        }
    }
}
