package org.borderexchange.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * Reads topics of Border Exchange with nothing but a Kafka client, Avro and the registry's HTTP interface. Prints one line an event; what is not
 * proven is refused. What it needs to know comes from the environment, see the README beside it.
 */
public final class GroupReader {

    private static final byte[] LABEL = "border-exchange/record/v1".getBytes(StandardCharsets.US_ASCII);

    /** The wire format: a zero, the schema's id in four bytes, the Avro binary. */
    private static final int PREFIX = 5;

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, SigningKey> keys;
    private final URI registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();

    private record SigningKey(
            String signer,
            PublicKey key,
            Instant from,
            @Nullable Instant until) {

        boolean isValidAt(Instant moment) {
            return !moment.isBefore(from) && (until == null || moment.isBefore(until));
        }
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    private GroupReader(Path keysFile, String registry) throws IOException, GeneralSecurityException {
        this.keys = readKeys(keysFile);
        this.registry = URI.create(registry.endsWith("/") ? registry : registry + "/");
    }

    /** @param topics names of the topics to read */
    public static void main(String[] topics) throws IOException, GeneralSecurityException {
        var reader = new GroupReader(
                Path.of(setting("EXCHANGE_KEYS", "deploy/local/data/directory/keys.yaml")),
                setting("EXCHANGE_REGISTRY", "http://127.0.0.1:8085/apis/ccompat/v7"));
        try (var consumer =
                new KafkaConsumer<>(consumerSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var reading = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                consumer.wakeup();
                try {
                    reading.join(POLL.multipliedBy(10));
                } catch (InterruptedException hurried) {
                    Thread.currentThread().interrupt();
                }
            }));
            consumer.subscribe(List.of(topics));
            reader.read(consumer);
        } catch (WakeupException ended) {
            System.err.println("ended");
        }
    }

    private static Properties consumerSettings() {
        var login = setting("EXCHANGE_LOGIN", null);
        var settings = new Properties();
        settings.put("bootstrap.servers", setting("EXCHANGE_BOOTSTRAP", "127.0.0.1:9092"));
        settings.put("security.protocol", setting("EXCHANGE_PROTOCOL", "SASL_PLAINTEXT"));
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(login, setting("EXCHANGE_PASSWORD", null)));
        settings.put("group.id", setting("EXCHANGE_GROUP", "exchange-" + login + "-example"));
        // From the start: the topic is compacted, so that reading it whole gives the present state.
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        return settings;
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) throws IOException {
        while (true) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                try {
                    handle(record);
                } catch (Refused no) {
                    System.err.printf(
                            "refused: %s-%d@%d %s%n",
                            record.topic(), record.partition(), record.offset(), no.getMessage());
                }
            }
            if (!records.isEmpty()) {
                // After it was dealt with: a crash before this repeats it, and loses nothing.
                consumer.commitSync();
            }
        }
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) throws Refused, IOException {
        if (record.value() == null) {
            return; // a tombstone says nothing
        }
        var keyId = header(record, "exchange-key-id");
        var signedWith = provenKey(record, keyId);
        var event = decode(record.value());
        if (!signedWith
                .signer()
                .equals(said(event, "originator", CharSequence.class).toString())) {
            throw new Refused("signed by another than its originator");
        }
        if (!signedWith.isValidAt(Instant.ofEpochMilli(said(event, "time", Long.class)))) {
            throw new Refused("signed with a key that was not valid then");
        }
        var key = new String(record.key(), StandardCharsets.UTF_8);
        var version = said(event, "version", Integer.class);
        if (versions.merge(key, version, Math::max) > version) {
            return; // an older state that came late
        }
        System.out.printf( // what this program is for
                "%s %s version %d by %s, signed with %s%n",
                said(event, "kind", Object.class), key, version, signedWith.signer(), keyId);
        System.out.flush();
    }

    /** Whose signature it bears. */
    private SigningKey provenKey(ConsumerRecord<byte[], byte[]> record, String keyId) throws Refused {
        var signature = record.headers().lastHeader("exchange-signature");
        var key = keys.get(keyId);
        if (signature == null || signature.value() == null || key == null || record.key() == null) {
            throw new Refused("not signed with a key of the directory");
        }
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key.key());
            verifier.update(LABEL);
            for (var part : List.of(record.topic().getBytes(StandardCharsets.UTF_8), record.key(), record.value())) {
                verifier.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                verifier.update(part);
            }
            if (!verifier.verify(signature.value())) {
                throw new Refused("bad signature");
            }
        } catch (GeneralSecurityException notEvenASignature) {
            throw new Refused("bad signature");
        }
        return key;
    }

    /** With the schema that it was written with; so nothing is lost that a later release added. */
    private GenericRecord decode(byte[] wire) throws Refused, IOException {
        if (wire.length <= PREFIX || wire[0] != 0) {
            throw new Refused("not in the wire format");
        }
        var schema = schema(ByteBuffer.wrap(wire).getInt(1));
        var payload = DecoderFactory.get().binaryDecoder(wire, PREFIX, wire.length - PREFIX, null);
        try {
            if (new GenericDatumReader<>(schema).read(null, payload) instanceof GenericRecord event) {
                return event;
            }
        } catch (IOException | AvroRuntimeException | StackOverflowError malformed) {
            // said below
        }
        throw new Refused("not an event");
    }

    /** @throws IOException if the registry cannot be asked: no reason to pass over an event */
    private Schema schema(int id) throws Refused, IOException {
        var known = schemas.get(id);
        if (known != null) {
            return known;
        }
        var request =
                HttpRequest.newBuilder(registry.resolve("schemas/ids/" + id)).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new Refused("of a schema that the registry does not know");
            }
            if (answer.statusCode() != 200) {
                throw new IOException("the registry answered " + answer.statusCode());
            }
            var text = new ObjectMapper()
                    .readTree(answer.body())
                    .required("schema")
                    .asText();
            var schema = new Schema.Parser().parse(text);
            schemas.put(id, schema);
            return schema;
        } catch (AvroRuntimeException none) {
            throw new Refused("of a schema that is none");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static Map<String, SigningKey> readKeys(Path file) throws IOException, GeneralSecurityException {
        var keys = new HashMap<String, SigningKey>();
        Map<String, List<Map<String, Object>>> content = new Yaml().load(Files.readString(file));
        for (var entry : content.getOrDefault("keys", List.of())) {
            var encoded = Base64.getDecoder().decode((String) required(entry, "publicKey"));
            keys.put(
                    (String) required(entry, "id"),
                    new SigningKey(
                            (String) required(entry, "signer"),
                            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)),
                            moment(required(entry, "from")),
                            entry.get("until") == null ? null : moment(required(entry, "until"))));
        }
        return keys;
    }

    /** A time, or the beginning of a day; YAML tells both as text if they are quoted. */
    private static Instant moment(Object said) {
        if (said instanceof Date date) {
            return date.toInstant();
        }
        var text = said.toString();
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Object required(Map<String, Object> entry, String name) {
        return Objects.requireNonNull(entry.get(name), name + " of a signing key");
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A signature does not make an event of a record of another schema. */
    private static <T> T said(GenericRecord event, String field, Class<T> type) throws Refused {
        var value = event.hasField(field) ? event.get(field) : null;
        if (!type.isInstance(value)) {
            throw new Refused("not an event");
        }
        return type.cast(value);
    }

    /** @param byDefault null: it must be said */
    private static String setting(String name, @Nullable String byDefault) {
        var said = System.getenv(name);
        if (said != null) {
            return said;
        }
        if (byDefault == null) {
            throw new IllegalArgumentException(name + " is needed in the environment");
        }
        return byDefault;
    }
}
