package org.borderexchange.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.casework.CaseExamples.caseOf;
import static org.borderexchange.gateway.casework.CaseExamples.changed;
import static org.borderexchange.gateway.casework.CaseExamples.loss;
import static org.borderexchange.gateway.casework.CaseExamples.note;
import static org.borderexchange.gateway.casework.CaseExamples.operation;
import static org.borderexchange.gateway.casework.CaseExamples.refused;
import static org.borderexchange.gateway.casework.CaseExamples.someCase;
import static org.borderexchange.gateway.casework.CaseExamples.someLine;
import static org.borderexchange.gateway.casework.CaseExamples.someOperation;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.inbound.TestExchange.BA;
import static org.borderexchange.gateway.inbound.TestExchange.NOW;
import static org.borderexchange.gateway.inbound.TestExchange.RS;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.act.ActsFake;
import org.borderexchange.gateway.alert.InMemoryAlerts;
import org.borderexchange.gateway.alert.wire.AlertJson;
import org.borderexchange.gateway.casework.CaseAct;
import org.borderexchange.gateway.casework.Casework;
import org.borderexchange.gateway.casework.HeldCases;
import org.borderexchange.gateway.casework.InMemoryCasework;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.casework.wire.CaseActWire;
import org.borderexchange.gateway.check.Sightings;
import org.borderexchange.gateway.feed.DeskEvents;
import org.borderexchange.gateway.feed.DeskFeed;
import org.borderexchange.gateway.feed.TestDesk;
import org.borderexchange.gateway.hit.HitExamples;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.hit.InMemoryHits;
import org.borderexchange.gateway.receipt.InMemoryReceipts;
import org.borderexchange.gateway.receipt.Receptions;
import org.borderexchange.gateway.receipt.TidingsFake;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases, operations and their history from the signed record to the desk, without a broker. */
class CaseworkIntakeTest {

    private static final TopicName HUB = TopicName.hub(RS);
    private static final TopicName INBOX = TopicName.inbox(RS);

    private final InMemoryReceipts receipts = new InMemoryReceipts(RS);
    private final TestExchange exchange = new TestExchange();
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryHits hits = new InMemoryHits();
    private final InMemoryCasework casework = new InMemoryCasework();
    private final ActsFake acts = new ActsFake();
    private final InboundInstance.ParkedFake parked = new InboundInstance.ParkedFake();
    private final DeskFeed feed = new DeskFeed(100, RS);
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private final Intake intake = intake();
    private final CaseId id = someCase();

    @BeforeEach
    void beginFeed() {
        feed.begin(Stream.of(HUB, INBOX)
                .flatMap(topic -> IntStream.range(0, Partitions.COUNT)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .collect(HashMap::new, (from, partition) -> from.put(partition, 0L), HashMap::putAll));
    }

    @Test
    void aCaseIsStoredAndShownWithWhatItSays() throws Exception {
        try (var desk = new TestDesk(feed)) {
            var pair = pair();
            take(hub(caseOf(id, 1, pair)));

            assertThat(casework.cases().find(id)).flatMap(Told::content).isPresent();
            assertThat(desk.next())
                    .contains("event: CASE_CHANGED", "\"subjectId\":\"" + id + "\"", "\"case\":{\"id\":\"" + id + "\"")
                    .contains(pair.hit().toString());
        }
    }

    @Test
    void anOperationIsStoredAndShown() throws Exception {
        try (var desk = new TestDesk(feed)) {
            var operation = someOperation();
            take(hub(operation(operation, 1)));

            assertThat(casework.operations().find(operation)).isPresent();
            assertThat(desk.next()).contains("event: OPERATION_CHANGED", "\"operation\":{\"id\":\"" + operation + "\"");
        }
    }

    @Test
    void anOwnActThatIsHeardAgainIsFollowedAndNotShown() throws Exception {
        try (var desk = new TestDesk(feed)) {
            var key = someLine(id.toString(), RS);
            take(act(key));
            take(hub(caseOf(id, 1, pair())));

            assertThat(acts.done()).containsExactly("adopt 1");
            assertThat(desk.next()).contains("\"case\":{").doesNotContain("caseAct");
        }
    }

    @Test
    void theOfficerWhoActedSeesThatHeWasRefusedAndWhy() throws Exception {
        try (var desk = new TestDesk(feed)) {
            var key = someLine(id.toString(), RS);
            take(act(key));
            take(line(key, refused(note(id.toString(), "too late"), CaseRefusal.STALE)));

            assertThat(desk.next())
                    .contains(
                            "event: CASE_CHANGED",
                            "\"entry\":{\"id\":\"RS-" + key.act().orElseThrow() + "\"")
                    .contains("\"refusal\":{\"code\":\"STALE\",\"message\":\"it has changed");
            assertThat(casework.entries().find(key)).isPresent();
        }
    }

    @Test
    void withACaseThatIsLostItsHistoryGoesFromTheStoreAndTheFeed() throws Exception {
        var other = someCase();
        take(hub(caseOf(id, 1, pair())));
        try (var desk = new TestDesk(feed)) {
            take(line(someLine(id.toString(), BA), note(id.toString(), "of the lost case")));
            take(line(someLine(other.toString(), BA), note(other.toString(), "of another case")));
            take(hub(loss(id.toString(), 2)));

            assertThat(casework.entries().of(new Subject.OfCase(id))).isEmpty();
            assertThat(casework.entries().of(new Subject.OfCase(other))).hasSize(1);
            assertThat(desk.next())
                    .doesNotContain("of the lost case")
                    .contains("of another case", "\"subjectId\":\"" + id + "\",\"version\":2");
        }
    }

    @Test
    void aLossThatIsHeardAgainTakesNothingOfWhatCameSince() {
        var lost = hub(loss(id.toString(), 2));
        take(lost);
        take(hub(caseOf(id, 3, pair())));
        take(line(someLine(id.toString(), BA), note(id.toString(), "since")));

        take(lost);

        assertThat(casework.entries().of(new Subject.OfCase(id))).hasSize(1);
    }

    @Test
    void aLineThatIsLostGoesAloneAndWithoutAWord() throws Exception {
        take(hub(caseOf(id, 1, pair())));
        var key = someLine(id.toString(), BA);
        try (var desk = new TestDesk(feed)) {
            take(line(key, note(id.toString(), "to be lost")));
            take(line(key, changed(loss(id.toString(), 1), event -> event.setVersion(2))));
            take(line(someLine(id.toString(), BA), note(id.toString(), "stays")));

            assertThat(desk.next()).contains("stays").doesNotContain("to be lost", "\"version\":2");
        }
    }

    @Test
    void withAnAlertThatIsLostWhatNamesItGoesFromTheFeed() throws Exception {
        var pair = pair();
        try (var desk = new TestDesk(feed)) {
            take(hub(caseOf(id, 1, pair)));
            take(line(someLine(id.toString(), BA), note(id.toString(), "about it", pair.other())));
            take(line(someLine(id.toString(), BA), note(id.toString(), "about nothing")));
            take(consumed(exchange.record(INBOX, TestExchange.erased(pair.other(), 2))));

            assertThat(desk.next()).contains("about nothing").doesNotContain("about it", "\"case\":{");
        }
    }

    /** Else the batch would be repeated for ever. */
    @Test
    void whatALaterReleaseStoredIsPassedOverAndItsNeighboursAreShown() throws Exception {
        var unreadable = pair();
        var pair = pair();
        hits.makeUnreadable(unreadable.hit());
        try (var desk = new TestDesk(feed)) {
            var outcome = intake.take(List.of(hub(HitExamples.event(unreadable)), hub(HitExamples.event(pair))));

            assertThat(desk.next()).contains("event: HIT_RAISED", pair.hit().toString());
            assertThat(outcome.refused()).isEmpty();
        }
    }

    @Test
    void anOlderVersionIsNotShown() throws Exception {
        take(hub(caseOf(id, 2, pair())));
        try (var desk = new TestDesk(feed)) {
            take(hub(caseOf(id, 1, pair())));
            take(hub(caseOf(id, 3, pair())));

            assertThat(desk.next()).containsOnlyOnce("event: CASE_CHANGED").contains("\"version\":3");
        }
    }

    @Test
    void whatHasCodesOfALaterReleaseIsParked() {
        take(hub(changed(caseOf(id, 1, pair()), event -> event.getCaseFile().setStatus(CaseStatus.UNRECOGNISED))));
        take(line(
                someLine(id.toString(), BA),
                changed(note(id.toString(), "a"), event -> event.getCaseEntry().setKind(CaseEntryKind.UNRECOGNISED))));

        assertThat(parked.subjects()).hasSize(2);
        assertThat(casework.cases().find(id)).isEmpty();
    }

    @Test
    void whatHasValuesThatDoNotExistIsRefused() {
        var record = hub(changed(
                caseOf(id, 1, pair()),
                event -> event.getCaseFile().getAlerts().getFirst().setId("nonsense")));

        assertThat(intake.take(List.of(record)).refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.WRONG_CONTENT));
    }

    @Test
    void anActIsRefusedWhereItIsNotToBeSaid() {
        var key = someLine(id.toString(), BA);
        var event = actOf(key);

        var elsewhere = consumed(exchange.record(INBOX, key.toString(), event, "BA"));

        assertThat(intake.take(List.of(elsewhere)).refused()).hasSize(1);
    }

    private ConsumerRecord<byte[], byte[]> hub(ExchangeEvent event) {
        return consumed(exchange.record(HUB, event));
    }

    private ConsumerRecord<byte[], byte[]> line(EventKey key, ExchangeEvent event) {
        return consumed(exchange.record(HUB, key.toString(), event, "HUB"));
    }

    private ConsumerRecord<byte[], byte[]> act(EventKey key) {
        return consumed(exchange.record(INBOX, key.toString(), actOf(key), "RS"));
    }

    private static ExchangeEvent actOf(EventKey key) {
        var note = new CaseAct.WriteNote("a note", List.<AlertId>of());
        var act = CaseActWire.act(key, note, Optional.empty(), NOW, "officer", List.of(INBOX));
        return EventEncoding.decode(act.event().bytes());
    }

    /** Each at the next place of its partition. */
    private ConsumerRecord<byte[], byte[]> consumed(
            org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]> sent) {
        var record = TestExchange.consumed(sent);
        var partition = new TopicPartition(record.topic(), record.partition());
        long offset = offsets.merge(partition, 1L, Long::sum) - 1;
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                offset,
                record.timestamp(),
                record.timestampType(),
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        assertThat(intake.take(List.of(record)).refused()).isEmpty();
    }

    private Intake intake() {
        var own = new OwnAlertsFake();
        var follower = new OwnEventsFollower(
                new OwnEvents(own, own::supersede, acts), own::republish, Duration.ofSeconds(1), clock);
        var hitService = new HitService(
                hits,
                hits.verdicts(),
                new Receptions(receipts),
                alerts.visible(),
                (mine, other) -> true,
                new HeldCases(casework.cases()),
                RS,
                clock);
        var arrivals = new Arrivals(
                RS,
                alerts,
                follower,
                (before, now) -> {},
                hits,
                hits.verdicts(),
                new NoSightings(),
                new ReceiptArrivals(RS, receipts, new TidingsFake(), alerts.visible(), alert -> Set.of(), hitService),
                hitService,
                new DeskEvents(new AlertJson(clock)),
                new CaseworkArrivals(
                        RS,
                        casework.cases(),
                        casework.operations(),
                        casework.entries(),
                        new Casework(
                                casework.cases(),
                                casework.operations(),
                                casework.entries(),
                                alerts.visible(),
                                hitService)));
        var directory = exchange.directory();
        var reader = new RecordReader(new EventProof(() -> directory, ContractRegistry.decoder()), RS);
        var metrics = new InboundMetrics(new SimpleMeterRegistry(), new CatchUp(), parked, clock);
        return new Intake(reader, arrivals, parked, feed, metrics);
    }

    private static final class NoSightings implements Sightings {

        @Override
        public void keep(List<Sighting> reported) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Sighting> find(AlertId alert, Optional<String> before, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
