package org.borderexchange.gateway.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.ExchangeDirectory.Country;
import org.borderexchange.schemas.directory.ExchangeDirectory.Membership;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;

/** What fails here ends the start of the gateway. */
class WarmUpTest {

    private static final CountryCode BA = new CountryCode("BA");

    private final WireFormat wireFormat = new WireFormat(new SerdeSettings(
            "http://127.0.0.1:1",
            false,
            Map.of(
                    "value.serializer", PresentSchema.class.getName(),
                    "value.deserializer", PresentSchema.class.getName())));

    /** A registry that has the present schema. */
    public static final class PresentSchema implements Serializer<Object>, Deserializer<Object> {

        @Override
        public byte[] serialize(String topic, Object data) {
            return ByteBuffer.allocate(6).put((byte) 0).putInt(7).array();
        }

        @Override
        public Object deserialize(String topic, byte[] data) {
            return new GenericData.Record(ExchangeEvent.getClassSchema());
        }

        @Override
        public void configure(Map<String, ?> properties, boolean ofKeys) {}

        @Override
        public void close() {}
    }

    /** A broker that answers for each topic as the test says. */
    private static final class AskedBroker extends KafkaTemplate<byte[], byte[]> {

        private final List<String> asked = new ArrayList<>();
        private final Consumer<String> answer;

        AskedBroker(Consumer<String> answer) {
            super(producers("127.0.0.1:1"));
            this.answer = answer;
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            asked.add(topic);
            answer.accept(topic);
            return List.of();
        }
    }

    @AfterEach
    void close() {
        wireFormat.close();
    }

    @Test
    void gatewayStartsWhileTheBrokerIsAway() {
        var away = new KafkaTemplate<>(producers("127.0.0.1:1"));

        assertThatCode(() -> warmUp(away)).doesNotThrowAnyException();
        away.destroy();
    }

    /** As when its name cannot be resolved. */
    @Test
    void aBrokerThatIsAwayIsWaitedForOnce() {
        var broker = new AskedBroker(topic -> {
            throw new KafkaException("no producer");
        });

        warmUp(broker);

        assertThat(broker.asked).hasSize(1);
    }

    @Test
    void aTopicThatIsClosedToThisGatewayLeavesTheOthersToBeAsked() {
        var broker = new AskedBroker(topic -> {
            throw new TopicAuthorizationException(topic);
        });

        warmUp(broker);

        assertThat(broker.asked)
                .containsExactlyInAnyOrder(
                        TopicName.inbox(RS).name(), TopicName.inbox(BA).name());
    }

    private void warmUp(KafkaOperations<byte[], byte[]> kafka) {
        var directory = new ExchangeDirectory(List.of(country(RS), country(BA)), Map.of(), Map.of());
        new WarmUp(wireFormat, kafka, () -> directory, RS, new SettableClock(NOW))
                .run(new DefaultApplicationArguments());
    }

    private static Country country(CountryCode code) {
        return new Country(code, code.value(), List.of(new Membership(code, NOW, Optional.empty())));
    }

    private static DefaultKafkaProducerFactory<byte[], byte[]> producers(String broker) {
        return new DefaultKafkaProducerFactory<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker, ProducerConfig.MAX_BLOCK_MS_CONFIG, 50),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
