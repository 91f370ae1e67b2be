package org.borderexchange.schemas.serde;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Which serializer and deserializer talk to the schema registry, and how.
 *
 * @param registryUrl base of the registry's own API, e.g. {@code http://127.0.0.1:8085/apis/registry/v3}
 * @param autoRegister true: the first event of a topic registers its schema; false: released schemas are registered when the
 *     platform is deployed, and an unregistered one is reported as {@link RegistryUnavailable}
 * @param overrides any property of the serializer and deserializer; they win. With {@code value.serializer} and
 *     {@code value.deserializer} an installation swaps in Confluent's own classes
 */
public record SerdeSettings(String registryUrl, boolean autoRegister, Map<String, String> overrides) {

    public SerdeSettings {
        overrides = Map.copyOf(overrides);
    }

    public SerdeSettings(String registryUrl, boolean autoRegister) {
        this(registryUrl, autoRegister, Map.of());
    }

    /** As Kafka's {@code configure} takes them. */
    Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, AvroKafkaSerializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, AvroKafkaDeserializer.class.getName());
        properties.put("apicurio.registry.url", registryUrl);
        properties.put("apicurio.registry.http.adapter", "JDK");
        properties.put("apicurio.registry.auto-register", autoRegister);
        // One artifact for the whole event; otherwise each nested type becomes one.
        properties.put("apicurio.registry.dereference-schema", true);
        // The look-up of a schema must not depend on how the deployment formatted the file that it registered.
        properties.put("apicurio.registry.canonicalize", true);
        properties.putAll(overrides);
        return properties;
    }
}
