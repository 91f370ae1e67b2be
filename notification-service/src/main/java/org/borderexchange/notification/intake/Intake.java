package org.borderexchange.notification.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Dispatcher;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.escalation.Clocks;
import org.borderexchange.notification.escalation.Watch;
import org.borderexchange.notification.escalation.Watches;
import org.borderexchange.notification.event.Facts;
import org.borderexchange.notification.event.Incidents;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.event.RecentEvents;
import org.borderexchange.notification.event.Sight;
import org.borderexchange.notification.event.Standing;
import org.borderexchange.notification.event.Standings;
import org.borderexchange.notification.event.Telling;
import org.borderexchange.notification.event.Telling.Matter;
import org.borderexchange.notification.problem.Unavailable;
import org.borderexchange.notification.stream.StreamHub;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Matcher;
import org.borderexchange.notification.subscription.Subscription;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.proof.RefusedRecord;
import org.borderexchange.schemas.serde.RegistryUnavailable;
import org.borderexchange.schemas.topic.TopicName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what was told. The order of its writes makes repetition harmless: how subjects stand, then the notices, under ids that follow from event and
 * subscription, and last that it was dealt with. Thread-safe.
 */
final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** Clocks of gateways and hub may differ so much: what seems to have been told shortly before a subscription was made counts. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** What was collected just before a period's end is stored by then, and goes with its digest. */
    private static final Duration STORED_BY_THEN = Duration.ofMinutes(1);

    private final EventProof proof;
    private final Standings standings;
    private final RecentEvents recent;
    private final Incidents incidents;
    private final Matcher matcher;
    private final Deliveries deliveries;
    private final Watches watches;
    private final Clocks clocks;
    private final StreamHub streams;
    private final Dispatcher dispatcher;
    private final Supplier<ExchangeDirectory> directory;
    private final IntakeMetrics metrics;
    private final Clock clock;

    Intake(
            EventProof proof,
            Standings standings,
            RecentEvents recent,
            Incidents incidents,
            Matcher matcher,
            Deliveries deliveries,
            Watches watches,
            Clocks clocks,
            StreamHub streams,
            Dispatcher dispatcher,
            Supplier<ExchangeDirectory> directory,
            IntakeMetrics metrics,
            Clock clock) {
        this.proof = proof;
        this.standings = standings;
        this.recent = recent;
        this.incidents = incidents;
        this.matcher = matcher;
        this.deliveries = deliveries;
        this.watches = watches;
        this.clocks = clocks;
        this.streams = streams;
        this.dispatcher = dispatcher;
        this.directory = directory;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Deals with all of them, in order.
     *
     * @return those that must not be acted upon
     * @throws Unavailable or {@link RegistryUnavailable} if it cannot be said now: all of them are to be given again
     */
    List<RefusedRecord> take(List<ConsumerRecord<byte[], byte[]>> records) {
        var refused = new ArrayList<RefusedRecord>();
        var tellings = prove(records, refused);
        matcher.refresh();
        var batch = new Batch(standings.heard(
                tellings.stream().map(proven -> proven.telling().place()).toList()));
        tellings.forEach(proven -> {
            try {
                batch.read(proven);
            } catch (Unavailable | RegistryUnavailable outage) {
                throw outage;
            } catch (RuntimeException failure) {
                // The class alone: messages of libraries may quote the content.
                log.warn("an event cannot be dealt with: {}", failure.getClass().getName());
                refused.add(new RefusedRecord(proven.record(), Refusal.NOT_APPLICABLE));
            }
        });
        batch.store();
        refused.forEach(one -> metrics.refused(one.refusal()));
        return refused;
    }

    /** @param record in which it stood */
    private record Proven(Telling telling, ConsumerRecord<byte[], byte[]> record) {

        /** What happened long ago may be told only now, for the hub was away or a country has joined; of clocks that differ, the later counts. */
        Instant toldAt() {
            return Instant.ofEpochMilli(
                    Math.max(record.timestamp(), telling.event().getTime()));
        }
    }

    private List<Proven> prove(List<ConsumerRecord<byte[], byte[]>> records, List<RefusedRecord> refused) {
        var tellings = new ArrayList<Proven>();
        for (var record : records) {
            if (record.value() == null) {
                continue;
            }
            try {
                var proven = proof.prove(record);
                metrics.received(proven);
                Telling.of(proven).ifPresent(telling -> tellings.add(new Proven(telling, record)));
            } catch (Refused no) {
                refused.add(new RefusedRecord(record, no.refusal()));
            }
        }
        return tellings;
    }

    /** What one portion of records leads to. */
    private final class Batch {

        private final Map<String, Integer> heard;
        private final Map<String, Standing> present = new HashMap<>();
        private final List<Telling> dealtWith = new ArrayList<>();
        private final List<Delivery> notices = new ArrayList<>();
        private final List<Watch> begun = new ArrayList<>();
        private final Sight sight = new Sight(this::find, directory, clock);

        Batch(Map<String, Integer> heard) {
            this.heard = new HashMap<>(heard);
        }

        void read(Proven proven) {
            var telling = proven.telling();
            if (heard.getOrDefault(telling.place(), 0) >= telling.version()) {
                return;
            }
            if (telling.matter() == Matter.RECEIPT) {
                acknowledge(telling);
            } else {
                Standing.of(telling).ifPresent(standing -> {
                    present.merge(standing.id(), standing, Batch::newer);
                    relate(telling, standing);
                });
                if (telling.hasContent()) {
                    notify(telling, proven.toldAt());
                }
            }
            heard.put(telling.place(), telling.version());
            dealtWith.add(telling);
        }

        private static Standing newer(Standing one, Standing other) {
            boolean later = other.version() > one.version() || other.version() == one.version() && other.told();
            return later ? other : one;
        }

        private Map<String, Standing> find(Collection<String> ids) {
            var found = new HashMap<>(standings.find(ids));
            for (var id : ids) {
                var newer = present.get(id);
                if (newer != null) {
                    found.merge(id, newer, Batch::newer);
                }
            }
            return found;
        }

        private void acknowledge(Telling telling) {
            if (telling.event().getReceipt().getAcknowledgedAt() != null) {
                watches.takenInHand(
                        telling.subject(), telling.key().speaker().orElseThrow().value());
            }
        }

        private void relate(Telling telling, Standing standing) {
            if (!(telling.topic() instanceof TopicName.Hub to)) {
                return;
            }
            var readers = new ArrayList<>(List.of(Reader.of(to.country())));
            if (standing.wholeGroup()) {
                readers.add(Reader.HUB);
            } else if (!sight.mayKnow(Reader.HUB, telling.subject())) {
                incidents.dissolved(Reader.HUB, telling.subject());
            }
            for (var reader : readers) {
                if (!standing.told()) {
                    incidents.dissolved(reader, telling.subject());
                } else if (telling.matter() == Matter.HIT) {
                    incidents.joinedBy(reader, telling.subject(), List.copyOf(standing.alerts()));
                } else if (telling.matter() == Matter.CASE) {
                    incidents.gathered(reader, telling.subject(), standing.members());
                    incidents.shownWithin(reader, telling.subject(), standing.within());
                }
            }
        }

        private void notify(Telling telling, Instant toldAt) {
            var readers = sight.readers(telling);
            if (readers.isEmpty()) {
                return;
            }
            var facts = Facts.of(telling, this::find);
            var chains = new HashMap<Reader, List<String>>();
            for (var subscription : matcher.matching(facts)) {
                var reader = subscription.owner().reader();
                if (!readers.contains(reader)
                        || toldAt.isBefore(subscription.createdAt().minus(TOLERANCE))) {
                    continue;
                }
                var chain = chains.computeIfAbsent(reader, of -> incidents.of(of, telling.subject()));
                if (!subscription.mutes(chain)) {
                    tell(subscription, telling, facts, chain);
                }
            }
            watch(telling, facts, readers, chains);
        }

        private void tell(Subscription subscription, Telling telling, Facts facts, List<String> chain) {
            var now = clock.instant();
            var terms = subscription.terms();
            var reader = subscription.owner().reader();
            var notice = notice(reader, telling, facts, chain, terms.name(), terms.condition());
            var id = Delivery.idOf(identity(reader, telling), subscription.id());
            switch (subscription.channel()) {
                case Channel.Sse sse ->
                    notices.add(delivery(id, subscription, Delivery.Status.STREAMED, notice, now, Optional.empty()));
                case Channel.Webhook webhook ->
                    notices.add(delivery(id, subscription, Delivery.Status.PENDING, notice, now, Optional.empty()));
                case Channel.Email email -> mail(id, subscription, email, notice, now);
            }
        }

        private void mail(String id, Subscription subscription, Channel.Email email, Notice notice, Instant now) {
            if (email.digest() == Channel.Digest.NONE) {
                notices.add(delivery(id, subscription, Delivery.Status.PENDING, notice, now, Optional.empty()));
                return;
            }
            var due = email.digest().endOfPeriod(now);
            var digest = Delivery.idOf(subscription.id(), "digest", due.toString());
            // The digest first: what is collected must not wait for one that never comes.
            notices.add(Delivery.ofDigest(digest, subscription.id(), now, due.plus(STORED_BY_THEN)));
            notices.add(delivery(id, subscription, Delivery.Status.COLLECTED, notice, now, Optional.of(digest)));
        }

        private static Delivery delivery(
                String id,
                Subscription subscription,
                Delivery.Status status,
                Notice notice,
                Instant now,
                Optional<String> digest) {
            return Delivery.of(id, subscription.id(), subscription.channel().kind(), status, notice, now, digest);
        }

        /**
         * The hub's analysts hear of a hit or case once, although each country has an event of its own. Versions of a case count what one country
         * was told; its time is that of the change for all who see it.
         */
        private static String identity(Reader reader, Telling telling) {
            return reader.isHub() && telling.topic() instanceof TopicName.Hub
                    ? telling.key() + "/"
                            + (telling.matter() == Matter.CASE ? telling.at().toEpochMilli() : telling.version())
                    : telling.event().getEventId();
        }

        private static Notice notice(
                Reader reader, Telling telling, Facts facts, List<String> chain, String because, String condition) {
            return new Notice(
                    reader,
                    telling.event().getEventId(),
                    telling.kind(),
                    telling.subject(),
                    telling.version(),
                    telling.at(),
                    chain.getLast(),
                    facts.origins().stream().sorted().toList(),
                    facts.workingGroups().stream().sorted().toList(),
                    facts.types().stream().sorted().toList(),
                    facts.urgent(),
                    because,
                    condition);
        }

        /** Each country that is told and is not the alert's owner has a clock of its own. */
        private void watch(Telling telling, Facts facts, Set<Reader> readers, Map<Reader, List<String>> chains) {
            var patience = clocks.of(telling.matter(), facts.urgent());
            boolean live = Standing.of(telling).filter(Standing::live).isPresent();
            if (patience.isEmpty() || !live) {
                return;
            }
            for (var reader : readers) {
                boolean owners =
                        telling.matter() == Matter.ALERT && facts.origins().contains(reader.code());
                if (!reader.isHub() && !owners) {
                    var chain = chains.computeIfAbsent(reader, of -> incidents.of(of, telling.subject()));
                    begun.add(Watch.of(
                            notice(reader, telling, facts, chain, "", ""),
                            clock.instant().plus(patience.get())));
                }
            }
        }

        void store() {
            standings.apply(List.copyOf(present.values()));
            var added = deliveries.add(notices);
            watches.begin(begun);
            remember();
            standings.heard(dealtWith);
            streams.published(added);
            if (added.stream().anyMatch(delivery -> delivery.status() == Delivery.Status.PENDING)) {
                dispatcher.wake();
            }
        }

        private void remember() {
            var told = new ArrayList<Telling>();
            for (var telling : dealtWith) {
                if (telling.matter() == Matter.RECEIPT) {
                    continue;
                }
                if (telling.hasContent()) {
                    told.add(telling);
                } else {
                    told.removeIf(before -> before.subject().equals(telling.subject())
                            && before.topic().equals(telling.topic()));
                    recent.forget(telling.subject(), telling.topic().name());
                }
            }
            recent.add(told);
        }
    }
}
