package org.borderexchange.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.borderexchange.gateway.inbound.TestExchange.BA;
import static org.borderexchange.gateway.inbound.TestExchange.DRUGS;
import static org.borderexchange.gateway.inbound.TestExchange.FIREARMS;
import static org.borderexchange.gateway.inbound.TestExchange.JOINED;
import static org.borderexchange.gateway.inbound.TestExchange.LEFT;
import static org.borderexchange.gateway.inbound.TestExchange.ME;
import static org.borderexchange.gateway.inbound.TestExchange.NOW;
import static org.borderexchange.gateway.inbound.TestExchange.RS;
import static org.borderexchange.gateway.inbound.TestExchange.SMUGGLING;
import static org.borderexchange.gateway.inbound.TestExchange.acknowledgement;
import static org.borderexchange.gateway.inbound.TestExchange.alert;
import static org.borderexchange.gateway.inbound.TestExchange.alertOf;
import static org.borderexchange.gateway.inbound.TestExchange.changed;
import static org.borderexchange.gateway.inbound.TestExchange.consumed;
import static org.borderexchange.gateway.inbound.TestExchange.erased;
import static org.borderexchange.gateway.inbound.TestExchange.escalation;
import static org.borderexchange.gateway.inbound.TestExchange.issued;
import static org.borderexchange.gateway.inbound.TestExchange.ofLaterRelease;
import static org.borderexchange.gateway.inbound.TestExchange.receipt;
import static org.borderexchange.gateway.inbound.TestExchange.sighting;
import static org.borderexchange.gateway.inbound.TestExchange.told;
import static org.borderexchange.gateway.inbound.TestExchange.verdict;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.gateway.hit.HitExamples;
import org.borderexchange.gateway.hit.Verdict;
import org.borderexchange.gateway.inbound.Reading.AlertTold;
import org.borderexchange.gateway.inbound.Reading.EscalationTold;
import org.borderexchange.gateway.inbound.Reading.HitTold;
import org.borderexchange.gateway.inbound.Reading.ReceiptTold;
import org.borderexchange.gateway.inbound.Reading.SightingTold;
import org.borderexchange.gateway.inbound.Reading.UnknownKind;
import org.borderexchange.gateway.inbound.Reading.VerdictTold;
import org.borderexchange.gateway.receipt.Escalation;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.RegistryUnavailable;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventHeaders;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.Audience;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private static final TopicName GROUP = TopicName.group(DRUGS);
    private static final TopicName INBOX = TopicName.inbox(RS);
    private static final TopicName HUB = TopicName.hub(RS);

    private final TestExchange exchange = new TestExchange();
    private final ExchangeDirectory directory = exchange.directory();
    private final EventDecoder decoder = ContractRegistry.decoder();
    private final RecordReader reader = new RecordReader(new EventProof(() -> directory, decoder), RS);
    private final AlertId alert = alertOf(BA);

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void eventOfAMemberOnItsGroupsTopicIsLetInWithTheProofOfItsOrigin() throws Refused {
        var record = exchange.record(GROUP, issued(alert));

        var event = ((AlertTold) reader.read(consumed(record))).event();

        assertThat(event.id()).isEqualTo(alert);
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.content()).isPresent();
        assertThat(event.origin().topic()).isEqualTo(GROUP);
        assertThat(event.origin().keyId()).isEqualTo("BA-1");
        assertThat(event.origin().value()).isEqualTo(record.value());
    }

    @Test
    void namedCountryIsToldInItsInbox() throws Refused {
        assertThat(read(INBOX, forCountries(FIREARMS, "RS"))).isInstanceOf(AlertTold.class);
    }

    @Test
    void ownAlertForNobodyIsHeardInTheOwnInbox() throws Refused {
        var event = issued(alertOf(RS));
        event.setAlert(alert(DRUGS, new Audience(false, List.of())));

        assertThat(read(INBOX, event)).isInstanceOf(AlertTold.class);
    }

    @Test
    void lossOfAnAlertSaysNothingOfItsContent() throws Refused {
        var told = (AlertTold) read(INBOX, erased(alert, 2));

        assertThat(told.event().content()).isEmpty();
    }

    @Test
    void countryThatHasLeftAGroupStillEndsWhatItBeganThere() throws Refused {
        var event = told(alertOf(ME), 2, EventKind.ALERT_WITHDRAWN);
        event.setAlert(alert(SMUGGLING, new Audience(true, List.of())));

        assertThat(event.getTime()).isGreaterThan(LEFT.toEpochMilli());
        assertThat(read(TopicName.group(SMUGGLING), event)).isInstanceOf(AlertTold.class);
    }

    @Test
    void kindOfALaterReleaseIsUnknownAndNotRefused() throws Refused {
        assertThat(read(HUB, ofLaterRelease("H-1234"))).isInstanceOf(UnknownKind.class);
        assertThat(read(GROUP, changed(issued(alert), event -> event.setKind(EventKind.UNRECOGNISED))))
                .isInstanceOf(UnknownKind.class);
        assertThat(read(GROUP, changed(issued(alert), event -> event.setAlert(null))))
                .isInstanceOf(UnknownKind.class);
    }

    @Test
    void aHitIsReadWithTheAlertsThatMayBeRead() throws Refused {
        var pair = HitExamples.pair();
        var event = HitExamples.event(pair.hit(), 7, HitExamples.readable(pair.own()), HitExamples.referral(BA));

        var told = (HitTold) read(HUB, event);

        assertThat(told.hit().version()).isEqualTo(7);
        var hit = told.hit().content().orElseThrow();
        assertThat(hit.owners()).containsExactlyInAnyOrder(RS, BA);
        assertThat(hit.alerts()).containsExactly(pair.own());
        assertThat(told.acceptedAt()).isEmpty();
    }

    @Test
    void theLossOfAHitHasNoContent() throws Refused {
        var told = (HitTold) read(HUB, HitExamples.loss(HitExamples.pair().hit(), 8));

        assertThat(told.hit().content()).isEmpty();
        assertThat(told.kind()).isEqualTo("HIT_CHANGED");
    }

    @Test
    void aHitOfWhatIsNoAlertIsRefused() {
        var event = HitExamples.event(HitExamples.pair());
        event.getHit().getAlerts().getLast().setId("BA-1");

        assertThat(refusal(HUB, event)).isEqualTo(Refusal.WRONG_CONTENT);
    }

    @Test
    void aVerdictIsReadAsAnActOfItsCountry() throws Refused {
        var hit = HitExamples.pair().hit();

        var told = (VerdictTold) reader.read(consumed(exchange.act(INBOX, verdict(hit, BA, 2))));

        assertThat(told.verdict())
                .isEqualTo(new Verdict(hit, BA, 2, VerdictKind.CONFIRMED, "seen by BA", "basis", NOW));
        assertThat(told.act().key()).isEqualTo(told.verdict().key());
        assertThat(told.act().topics()).containsExactly(TopicName.inbox(BA));
    }

    @Test
    void aVerdictOfALaterReleasesKindIsUnknownAndNotRefused() throws Refused {
        var event = verdict(HitExamples.pair().hit(), BA, 1);
        event.getVerdict().setVerdict(org.borderexchange.schemas.wire.VerdictKind.UNRECOGNISED);

        assertThat(reader.read(consumed(exchange.act(INBOX, event)))).isInstanceOf(UnknownKind.class);
    }

    @Test
    void aSightingIsReadWithItsOwnId() throws Refused {
        var own = alertOf(RS);

        var told = (SightingTold) reader.read(consumed(exchange.act(INBOX, sighting(own, BA), "01ABC")));

        assertThat(told.sighting().alert()).isEqualTo(own);
        assertThat(told.sighting().by()).isEqualTo(BA);
        assertThat(told.sighting().ulid()).isEqualTo("01ABC");
        assertThat(told.act().topics()).containsExactly(TopicName.inbox(RS), TopicName.inbox(BA));
    }

    @Test
    void aReceiptIsReadAsAnActOfItsCountryForTheOwner() throws Refused {
        var own = alertOf(RS).toString();

        var told = (ReceiptTold)
                reader.read(consumed(exchange.act(INBOX, acknowledgement(own, BA, 2, "on our way"), "receipt")));

        assertThat(told.receipt())
                .isEqualTo(new Receipt(
                        own,
                        BA,
                        2,
                        new Receipt.Mark(1, NOW.minusSeconds(60)),
                        Optional.empty(),
                        Optional.of(new Receipt.Acknowledgement(NOW, Optional.of("on our way")))));
        assertThat(told.act().topics()).containsExactly(INBOX, TopicName.inbox(BA));
        assertThat(told.acknowledges()).isTrue();
    }

    @Test
    void aLaterVersionOfAReceiptOnlyRepeatsTheAcknowledgement() throws Refused {
        var later = acknowledgement(alertOf(RS).toString(), BA, 3, "on our way");
        later.setTime(NOW.plusSeconds(60).toEpochMilli());

        var told = (ReceiptTold) reader.read(consumed(exchange.act(INBOX, later, "receipt")));

        assertThat(told.receipt().acknowledged()).isPresent();
        assertThat(told.acknowledges()).isFalse();
    }

    @Test
    void whoWasToldOfTheReceiptOfAHitItDoesNotSay() throws Refused {
        var hit = HitExamples.pair().hit().toString();

        var told = (ReceiptTold) reader.read(consumed(exchange.act(INBOX, receipt(hit, BA, 1), "receipt")));

        assertThat(told.act().topics()).containsExactly(TopicName.inbox(BA));
    }

    @Test
    void aReceiptWithANoteBeyondAllMeasureOrOfNoVersionIsRefused() {
        var own = alertOf(RS).toString();
        var boundless = acknowledgement(own, BA, 1, "x".repeat(1_001));
        var none = receipt(own, BA, 1);
        none.getReceipt().setDeliveredVersion(0);

        for (var wrong : List.of(boundless, none)) {
            assertThat(refusal(consumed(exchange.act(INBOX, wrong, "receipt")))).isEqualTo(Refusal.WRONG_CONTENT);
        }
    }

    @Test
    void anEscalationIsReadFromTheHub() throws Refused {
        var own = alertOf(RS).toString();
        var record = exchange.record(HUB, own + "/BA/escalation", escalation(own, BA, 4), "HUB");

        var told = (EscalationTold) reader.read(consumed(record));

        assertThat(told.escalation()).isEqualTo(new Escalation(own, BA, 4, 2, NOW, NOW.minusSeconds(30)));
        assertThat(told.kind()).isEqualTo("ESCALATED");
    }

    @Test
    void registryThatIsAwayIsNoFaultOfTheRecord() {
        ContractRegistry.AWAY.set(true);
        try {
            assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> read(GROUP, issued(alert)));
        } finally {
            ContractRegistry.AWAY.set(false);
        }
    }

    @Nested
    class Refuses {

        @Test
        void whatIsNotSigned() {
            var record = exchange.record(GROUP, issued(alert));
            record.headers().remove(EventHeaders.SIGNATURE);

            assertThat(refusal(record)).isEqualTo(Refusal.UNSIGNED);
        }

        @Test
        void keysThatTheDirectoryDoesNotHave() {
            var event = issued(alert);
            var record = exchange.signer("BA-9", "BA")
                    .sign(GROUP, EventKey.ofState(alert.toString()), ContractRegistry.wire(event), event);

            assertThat(refusal(record)).isEqualTo(Refusal.UNKNOWN_KEY);
        }

        @Test
        void valuesThatWereChanged() {
            var record = exchange.record(GROUP, issued(alert));
            record.value()[record.value().length - 1] ^= 1;

            assertThat(refusal(record)).isEqualTo(Refusal.BAD_SIGNATURE);
        }

        @Test
        void recordsThatWereCopiedToAnotherTopic() {
            var record = exchange.record(TopicName.inbox(ME), issued(alert));
            var copy = new ProducerRecord<>(
                    GROUP.name(), record.partition(), record.key(), record.value(), record.headers());

            assertThat(refusal(copy)).isEqualTo(Refusal.BAD_SIGNATURE);
        }

        @Test
        void signersWhoAreNotTheOriginator() {
            var record = exchange.record(GROUP, alert.toString(), issued(alert), "ME");

            assertThat(refusal(record)).isEqualTo(Refusal.SIGNER_IS_NOT_ORIGINATOR);
        }

        @Test
        void keysOutsideTheirTime() {
            var early = changed(issued(alert), event -> event.setTime(JOINED.toEpochMilli() - 1));

            assertThat(refusal(GROUP, early)).isEqualTo(Refusal.KEY_NOT_VALID_THEN);
        }

        @Test
        void signedGarbage() {
            var event = issued(alert);
            var record = exchange.signer("BA-1", "BA")
                    .sign(GROUP, EventKey.ofState(alert.toString()), new byte[] {1, 2, 3}, event);

            assertThat(refusal(record)).isEqualTo(Refusal.MALFORMED);
        }

        @Test
        void keysOfAnotherSubject() {
            var record = exchange.record(GROUP, alertOf(BA).toString(), issued(alert), "BA");

            assertThat(refusal(record)).isEqualTo(Refusal.WRONG_KEY);
        }

        @Test
        void alertsUnderTheKeyOfAnAct() {
            var record = exchange.record(GROUP, alert + "/BA", issued(alert), "BA");

            assertThat(refusal(record)).isEqualTo(Refusal.WRONG_KEY);
        }

        @Test
        void recordsInAPartitionThatIsNotTheirs() {
            var record = exchange.record(GROUP, issued(alert));
            var elsewhere = (record.partition() + 1) % Partitions.COUNT;

            assertThat(refusal(consumed(record, elsewhere))).isEqualTo(Refusal.WRONG_PARTITION);
        }

        @Test
        void versionZero() {
            assertThat(refusal(GROUP, told(alert, 0, EventKind.ALERT_ISSUED))).isEqualTo(Refusal.WRONG_VERSION);
        }

        @Test
        void severalPayloads() {
            var both = changed(
                    issued(alert), event -> event.setErasure(erased(alert, 1).getErasure()));

            assertThat(refusal(GROUP, both)).isEqualTo(Refusal.WRONG_PAYLOAD);
        }

        @Test
        void payloadsOfAnotherKind() {
            assertThat(refusal(GROUP, told(alert, 1, EventKind.HIT_RAISED))).isEqualTo(Refusal.WRONG_PAYLOAD);
            assertThat(refusal(GROUP, changed(erased(alert, 1), event -> event.setKind(EventKind.ALERT_ISSUED))))
                    .isEqualTo(Refusal.WRONG_PAYLOAD);
        }

        @Test
        void alertsOfOthers() {
            var foreign = changed(issued(alert), event -> event.setOriginator("ME"));

            assertThat(refusal(GROUP, foreign)).isEqualTo(Refusal.NOT_THE_OWNER);
        }

        @Test
        void countriesThatNeverBelongedToTheGroup() {
            var event = issued(alertOf(ME));
            event.setAlert(alert(FIREARMS, new Audience(true, List.of())));

            assertThat(refusal(TopicName.group(FIREARMS), event)).isEqualTo(Refusal.NOT_ALLOWED_HERE);
            assertThat(refusal(TopicName.group(FIREARMS), erased(alertOf(ME), 2)))
                    .isEqualTo(Refusal.NOT_ALLOWED_HERE);
        }

        @Test
        void alertsOfAnotherGroupOnAGroupsTopic() {
            assertThat(refusal(TopicName.group(FIREARMS), issued(alert))).isEqualTo(Refusal.NOT_ALLOWED_HERE);
        }

        @Test
        void alertsForNamedCountriesOnAGroupsTopic() {
            assertThat(refusal(GROUP, forCountries(DRUGS, "RS"))).isEqualTo(Refusal.NOT_ALLOWED_HERE);
        }

        @Test
        void alertsThatAreNotForThisCountryInItsInbox() {
            assertThat(refusal(INBOX, forCountries(DRUGS, "ME"))).isEqualTo(Refusal.NOT_ALLOWED_HERE);
        }

        @Test
        void alertsOfGroupsThatDoNotExistInTheInbox() {
            assertThat(refusal(INBOX, forCountries(new WorkingGroup("piracy"), "RS")))
                    .isEqualTo(Refusal.NOT_ALLOWED_HERE);
        }

        @Test
        void whateverIsMeantForTheInboxOfAnotherCountry() {
            assertThat(refusal(TopicName.inbox(BA), issued(alert))).isEqualTo(Refusal.NOT_ALLOWED_HERE);
        }

        @Test
        void countriesOnTheHubsTopic() {
            assertThat(refusal(HUB, issued(alert))).isEqualTo(Refusal.NOT_ALLOWED_HERE);
        }

        @Test
        void theHubOnTopicsOfCountries() {
            assertThat(refusal(GROUP, ofLaterRelease("H-1234"))).isEqualTo(Refusal.NOT_ALLOWED_HERE);
        }

        @Test
        void contentWithValuesThatDoNotExist() {
            var event = issued(alert);
            event.getAlert().setWorkingGroup("Not A Group");

            assertThat(refusal(INBOX, event)).isEqualTo(Refusal.WRONG_CONTENT);
        }
    }

    private ExchangeEvent forCountries(WorkingGroup group, String... countries) {
        var event = issued(alert);
        event.setAlert(alert(group, new Audience(false, List.of(countries))));
        return event;
    }

    private Reading read(TopicName topic, ExchangeEvent event) throws Refused {
        return reader.read(consumed(exchange.record(topic, event)));
    }

    private Refusal refusal(TopicName topic, ExchangeEvent event) {
        return refusal(exchange.record(topic, event));
    }

    private Refusal refusal(ProducerRecord<byte[], byte[]> record) {
        return refusal(consumed(record));
    }

    private Refusal refusal(ConsumerRecord<byte[], byte[]> record) {
        return catchThrowableOfType(Refused.class, () -> reader.read(record)).refusal();
    }
}
