package org.borderexchange.schemas.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borderexchange.schemas.Golden;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.SigningKey;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.signature.SignatureRefused.Reason;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventHeaders;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSignatureTest {

    private static final Golden GOLDEN = Golden.named("stolen-vehicle");
    private static final ExchangeEvent EVENT = EventEncoding.decode(GOLDEN.encoded());
    private static final Instant EVENT_TIME = Instant.ofEpochMilli(EVENT.getTime());
    private static final TopicName TOPIC = TopicName.inbox(new CountryCode("BA"));
    private static final EventKey KEY = EventKey.ofState(EVENT.getSubjectId());
    private static final KeyPair PAIR = newPair();
    private static final SigningKey RS_1 = new SigningKey("RS-1", "RS", PAIR.getPublic(), EVENT_TIME, null);

    private final RecordVerifier verifier = verifier(RS_1);
    private final ProducerRecord<byte[], byte[]> sent = sign(PAIR);

    @Test
    void theSignerOfARecordIsProven() {
        var signer = verifier.verify(received(sent));
        assertThat(signer).isEqualTo(RS_1);
        verifier.requireOriginator(signer, EVENT);
    }

    @Test
    void theRecordGoesWhereItsSubjectBelongs() {
        assertThat(sent.topic()).isEqualTo(TOPIC.name());
        assertThat(sent.partition()).isEqualTo(Partitions.of(KEY));
        assertThat(sent.key()).asString(StandardCharsets.UTF_8).isEqualTo(KEY.toString());
        assertThat(sent.value()).isEqualTo(GOLDEN.encoded());
    }

    @Test
    void headersAreThoseOfCloudEvents() {
        assertThat(text(EventHeaders.CE_SPEC_VERSION)).isEqualTo("1.0");
        assertThat(text(EventHeaders.CE_ID)).isEqualTo(EVENT.getEventId());
        assertThat(text(EventHeaders.CE_TYPE)).isEqualTo("org.borderexchange.ALERT_ISSUED");
        assertThat(text(EventHeaders.CE_SOURCE)).isEqualTo("/RS");
        assertThat(text(EventHeaders.CE_TIME)).isEqualTo("2026-11-22T06:30:00.123Z");
        assertThat(text(EventHeaders.KEY_ID)).isEqualTo("RS-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {EventHeaders.SIGNATURE, EventHeaders.KEY_ID})
    void aRecordWithoutSignatureIsRefused(String header) {
        sent.headers().remove(header);
        assertRefused(Reason.UNSIGNED, () -> verifier.verify(received(sent)));
        sent.headers().add(header, null);
        assertRefused(Reason.UNSIGNED, () -> verifier.verify(received(sent)));
    }

    @Test
    void aRecordWithoutKeyOrValueIsRefused() {
        assertRefused(
                Reason.UNSIGNED, () -> verifier.verify(received(TOPIC.name(), null, sent.value(), sent.headers())));
        assertRefused(Reason.UNSIGNED, () -> verifier.verify(received(TOPIC.name(), sent.key(), null, sent.headers())));
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertRefused(Reason.UNKNOWN_KEY, () -> verifier().verify(received(sent)));
    }

    @Test
    void anotherKeyUnderAKnownIdIsRefused() {
        var forged = sign(newPair());
        assertRefused(Reason.BAD_SIGNATURE, () -> verifier.verify(received(forged)));
    }

    @Test
    void aRecordCopiedToAnotherTopicIsRefused() {
        var elsewhere = TopicName.inbox(new CountryCode("ME")).name();
        assertRefused(
                Reason.BAD_SIGNATURE,
                () -> verifier.verify(received(elsewhere, sent.key(), sent.value(), sent.headers())));
    }

    @Test
    void aRecordUnderAnotherKeyIsRefused() {
        var other = (KEY + "/RS").getBytes(StandardCharsets.UTF_8);
        assertRefused(
                Reason.BAD_SIGNATURE,
                () -> verifier.verify(received(TOPIC.name(), other, sent.value(), sent.headers())));
    }

    @Test
    void onlyTheOriginatorMaySignAnEvent() {
        var ofBosnia = new SigningKey("BA-1", "BA", PAIR.getPublic(), EVENT_TIME, null);
        assertRefused(Reason.SIGNER_IS_NOT_ORIGINATOR, () -> verifier.requireOriginator(ofBosnia, EVENT));
    }

    @Test
    void aKeyCountsForWhatHappenedWhileItWasInUse() {
        var later = new SigningKey("RS-1", "RS", PAIR.getPublic(), EVENT_TIME.plusMillis(1), null);
        var ended = new SigningKey("RS-1", "RS", PAIR.getPublic(), Instant.EPOCH, EVENT_TIME);
        var history = new SigningKey("RS-1", "RS", PAIR.getPublic(), Instant.EPOCH, EVENT_TIME.plusMillis(1));
        assertRefused(Reason.KEY_NOT_VALID_THEN, () -> verifier.requireOriginator(later, EVENT));
        assertRefused(Reason.KEY_NOT_VALID_THEN, () -> verifier.requireOriginator(ended, EVENT));
        verifier.requireOriginator(history, EVENT);
    }

    private static ProducerRecord<byte[], byte[]> sign(KeyPair pair) {
        return new RecordSigner(new EventSigner("RS-1", pair.getPrivate())).sign(TOPIC, KEY, GOLDEN.encoded(), EVENT);
    }

    private static RecordVerifier verifier(SigningKey... keys) {
        var byId = Arrays.stream(keys).collect(Collectors.toMap(SigningKey::id, key -> key));
        return new RecordVerifier(new ExchangeDirectory(List.of(), Map.of(), byId));
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> record) {
        return received(record.topic(), record.key(), record.value(), record.headers());
    }

    private static ConsumerRecord<byte[], byte[]> received(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                topic, 0, 0L, 0L, TimestampType.CREATE_TIME, -1, -1, key, value, headers, Optional.empty());
    }

    private String text(String header) {
        return new String(sent.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(SignatureRefused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
