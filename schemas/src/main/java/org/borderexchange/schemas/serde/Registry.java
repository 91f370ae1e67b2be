package org.borderexchange.schemas.serde;

import io.apicurio.registry.rest.client.models.ProblemDetails;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The schema registry, asked through the configured serializer and deserializer. Both are given a record in which everything is
 * zero, absent or empty: it can be written and read under every schema, so that what comes back tells of the schema alone. An
 * answer takes at most {@link #PATIENCE}; nothing is remembered here. Thread-safe.
 */
final class Registry implements AutoCloseable {

    /** Length of magic byte 0 and four bytes of schema id. */
    static final int PREFIX = 5;

    /** Apicurio's client waits for an answer without limit and has no setting for that. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String AVRO = Schema.class.getPackageName() + ".";

    /** More than the shortest payload of any schema of this contract. */
    private static final byte[] ZEROS = new byte[4096];

    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    /** One thread, because Kafka does not ask serializers to be thread-safe. */
    private final ExecutorService questions = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("schema-registry").factory());

    // What is generic in Kafka's interfaces cannot be checked when a class is loaded by name.
    @SuppressWarnings("unchecked")
    Registry(SerdeSettings settings) {
        var properties = new HashMap<>(settings.properties());
        // Only a generic record tells under which schema it was written.
        properties.put("apicurio.registry.use-specific-avro-reader", false);
        properties.put("specific.avro.reader", false);
        serializer = instantiate(properties, ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, Serializer.class);
        deserializer = instantiate(properties, ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, Deserializer.class);
        serializer.configure(properties, false);
        deserializer.configure(properties, false);
    }

    /**
     * @return the prefix of records of that topic that are written under that schema
     * @throws RegistryUnavailable if it does not answer, or has not got the schema and may not register it
     */
    byte[] prefixOf(String topic, Schema schema) {
        var wire = ask(() -> serializer.serialize(topic, zeroRecord(schema)));
        if (wire.length <= PREFIX || wire[0] != 0) {
            throw new IllegalStateException("value.serializer does not write the Confluent wire format");
        }
        return Arrays.copyOf(wire, PREFIX);
    }

    /**
     * @return the schema that an id stands for
     * @throws RegistryUnavailable if it does not answer
     * @throws MalformedEvent if it answers that it has no Avro record under that id, or one that cannot hold zeros
     */
    Schema schemaOf(String topic, int id) {
        var probe = ByteBuffer.allocate(PREFIX + ZEROS.length).put((byte) 0).putInt(id);
        try {
            if (ask(() -> deserializer.deserialize(topic, probe.array())) instanceof GenericContainer record) {
                return record.getSchema();
            }
        } catch (RegistryUnavailable failure) {
            if (causes(failure).noneMatch(cause -> saysThatThereIsNoSuchSchema(cause) || isOfAvro(cause))) {
                throw failure;
            }
        }
        throw new MalformedEvent("the schema registry has no Avro record under the schema id");
    }

    private <T> T ask(Callable<T> question) {
        var answer = questions.submit(question);
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new RegistryUnavailable("the schema registry does not answer as it should", failed);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new RegistryUnavailable("the schema registry does not answer", late);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("interrupted while asking the schema registry", interrupted);
        }
    }

    private static Object zeroRecord(Schema schema) throws IOException {
        return new GenericDatumReader<>(schema).read(null, DecoderFactory.get().binaryDecoder(ZEROS, null));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** Only the registry's own answer counts: a proxy that says 404 must not turn every event into poison. */
    private static boolean saysThatThereIsNoSuchSchema(Throwable cause) {
        return switch (cause) {
            case ProblemDetails apicurio -> Objects.equals(apicurio.getStatus(), 404);
            default -> isConfluentsNotFound(cause);
        };
    }

    /**
     * Avro has no part in asking the registry: what fails within it is the schema, which is none, or which no such record can be written under, such as
     * one that contains itself without end. By the place and not by the kind, for a connection that is cut ends as bytes do that are too few.
     */
    private static boolean isOfAvro(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(AVRO));
    }

    /** Confluent's client is no dependency; it tells the cause by the number at the end of its message. */
    private static boolean isConfluentsNotFound(Throwable cause) {
        return cause.getClass().getSimpleName().equals("RestClientException")
                && String.valueOf(cause.getMessage()).endsWith("error code: 40403");
    }

    private static <T> T instantiate(Map<String, Object> properties, String setting, Class<T> type) {
        var name = String.valueOf(properties.get(setting));
        try {
            return Utils.newInstance(name, type);
        } catch (ClassNotFoundException absent) {
            throw new ConfigException(setting, name, "is not on the class path");
        }
    }

    @Override
    public void close() {
        questions.shutdownNow();
        serializer.close();
        deserializer.close();
    }
}
