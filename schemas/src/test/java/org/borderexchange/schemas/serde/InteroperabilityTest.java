package org.borderexchange.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.borderexchange.schemas.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a real registry, with Confluent's own serializer and deserializer at the other end. */
class InteroperabilityTest {

    private static final String CONFLUENT_SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
    private static final String CONFLUENT_DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";
    private static final String TOPIC = "exchange.group.smuggling.v1";
    private static final Golden SMUGGLING = Golden.named("smuggling");

    private static LocalRegistry registry;

    @BeforeAll
    static void start() {
        registry = new LocalRegistry();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    static Stream<Golden> golden() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void confluentReadsWhatWeWrite(Golden golden) throws Exception {
        try (var wireFormat = new WireFormat(registry.settings(true));
                var confluent = confluentDeserializer()) {
            var asWrittenToday = EventEncoding.encode(EventEncoding.decode(golden.encoded()));
            var wire = wireFormat.wire(TOPIC, asWrittenToday);
            assertThat(confluent.deserialize(TOPIC, wire))
                    .hasToString(golden.record().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void weReadWhatConfluentWrites(Golden golden) throws Exception {
        var event = EventEncoding.decode(golden.encoded());
        try (var confluent = confluentSerializer();
                var decoder = new EventDecoder(registry.settings(false))) {
            assertThat(decoder.decode(TOPIC, confluent.serialize(TOPIC, event))).isEqualTo(event);
        }
    }

    @Test
    void anInstallationSwapsConfluentsClassesInBySettings() {
        var overrides = Map.of(
                "value.serializer", CONFLUENT_SERIALIZER,
                "value.deserializer", CONFLUENT_DESERIALIZER,
                "schema.registry.url", registry.confluentUrl());
        var settings = new SerdeSettings("http://unused", true, overrides);
        try (var theirs = new WireFormat(settings);
                var ours = new WireFormat(registry.settings(true));
                var reading = new EventDecoder(settings)) {
            var wire = theirs.wire("exchange.hub.rs.v1", SMUGGLING.encoded());
            assertThat(wire).isEqualTo(ours.wire("exchange.hub.rs.v1", SMUGGLING.encoded()));
            assertThat(reading.decode("exchange.hub.rs.v1", wire)).isEqualTo(EventEncoding.decode(SMUGGLING.encoded()));
            var unknown = ByteBuffer.wrap(wire.clone()).putInt(1, 987_654).array();
            assertThatExceptionOfType(MalformedEvent.class)
                    .isThrownBy(() -> reading.decode("exchange.hub.rs.v1", unknown));
        }
    }

    @Test
    void theRegistrysIdIsThatOfItsConfluentApi() {
        try (var wireFormat = new WireFormat(registry.settings(true))) {
            var id =
                    ByteBuffer.wrap(wireFormat.wire(TOPIC, SMUGGLING.encoded())).getInt(1);
            assertThat(registry.get("/apis/ccompat/v7/schemas/ids/" + id)).contains("ExchangeEvent");
        }
    }

    @Test
    void anIdThatTheRegistryDoesNotKnowIsAFaultOfTheEvent() {
        try (var wireFormat = new WireFormat(registry.settings(true));
                var decoder = new EventDecoder(registry.settings(false))) {
            var unknown = ByteBuffer.wrap(wireFormat.wire(TOPIC, SMUGGLING.encoded()))
                    .putInt(1, 987_654)
                    .array();
            assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> decoder.decode(TOPIC, unknown));
        }
    }

    @Test
    void withoutAutomaticRegistrationOnlyWhatTheDeploymentRegisteredIsSent() throws IOException {
        var topic = "exchange.inbox.me.v1";
        try (var wireFormat = new WireFormat(registry.settings(false))) {
            assertThatExceptionOfType(RegistryUnavailable.class)
                    .isThrownBy(() -> wireFormat.wire(topic, SMUGGLING.encoded()));
            registry.register(topic + "-value", Files.readString(Path.of("released/exchange-event-1.avsc")));
            assertThat(wireFormat.wire(topic, SMUGGLING.encoded())).hasSize(SMUGGLING.encoded().length - 5);
        }
    }

    @Test
    void aNewerReleaseInTheRegistryDoesNotChangeWhatThisOneWrites() throws IOException {
        var topic = "exchange.inbox.ba.v1";
        var released = Files.readString(Path.of("released/exchange-event-1.avsc"));
        registry.register(topic + "-value", released);
        registry.register(
                topic + "-value",
                released.replaceFirst(
                        "\"name\" : \"subjectId\"",
                        "\"name\":\"later\",\"doc\":\"New.\",\"type\":[\"null\",\"string\"],\"default\":null},{\"name\" : \"subjectId\""));
        assertThat(registry.get("/apis/ccompat/v7/subjects/" + topic + "-value/versions"))
                .isEqualTo("[1,2]");
        try (var wireFormat = new WireFormat(registry.settings(false));
                var decoder = new EventDecoder(registry.settings(false))) {
            var wire = wireFormat.wire(topic, SMUGGLING.encoded());
            assertThat(decoder.decode(topic, wire)).isEqualTo(EventEncoding.decode(SMUGGLING.encoded()));
        }
    }

    @Test
    void aSerializerThatUsesTheLatestSchemaIsNotTrustedWithAnotherRelease() {
        var topic = "exchange.inbox.rs.v1";
        registry.register(topic + "-value", """
                {"type": "record", "name": "ExchangeEvent", "namespace": "org.borderexchange.schemas.wire",
                 "fields": [{"name": "eventId", "type": "string"}]}
                """);
        var findLatest = Map.of("apicurio.registry.find-latest", "true");
        var settings = new SerdeSettings(registry.settings(false).registryUrl(), false, findLatest);
        try (var wireFormat = new WireFormat(settings)) {
            assertThatExceptionOfType(RegistryUnavailable.class)
                    .isThrownBy(() -> wireFormat.wire(topic, SMUGGLING.encoded()))
                    .withMessageContaining("another release");
        }
    }

    private static Serializer<Object> confluentSerializer() throws ClassNotFoundException {
        @SuppressWarnings("unchecked")
        Serializer<Object> serializer = Utils.newInstance(CONFLUENT_SERIALIZER, Serializer.class);
        serializer.configure(confluentProperties(), false);
        return serializer;
    }

    private static Deserializer<Object> confluentDeserializer() throws ClassNotFoundException {
        @SuppressWarnings("unchecked")
        Deserializer<Object> deserializer = Utils.newInstance(CONFLUENT_DESERIALIZER, Deserializer.class);
        deserializer.configure(confluentProperties(), false);
        return deserializer;
    }

    private static Map<String, Object> confluentProperties() {
        var properties = new HashMap<String, Object>();
        properties.put("schema.registry.url", registry.confluentUrl());
        return properties;
    }
}
