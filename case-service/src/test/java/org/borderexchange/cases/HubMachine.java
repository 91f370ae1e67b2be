package org.borderexchange.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderexchange.cases.matching.ContractRegistry;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.cases.matching.TestExchange;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** What whole instances of the service need: a real broker, a database, an identity provider, keys and a directory of files. */
public final class HubMachine implements AutoCloseable {

    public static final List<String> COUNTRIES = List.of("RS", "BA", "ME");

    public final TestExchange exchange = new TestExchange();

    private final Path folder;
    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, Partitions.COUNT);
    private final DurableStore store = DurableStore.inMemory();
    private final String databaseName = "hub" + UUID.randomUUID().toString().substring(0, 8);
    private final HttpServer provider;
    private final Map<String, TestIssuer> issuers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final MongoClient mongo;
    private final List<HubInstance> instances = new ArrayList<>();

    public final Admin admin;

    /** @param folder for keys, directory and state */
    public HubMachine(Path folder) throws IOException, JOSEException, ExecutionException, InterruptedException {
        this.folder = folder;
        // Of a broker that stands alone.
        broker.brokerProperties(
                Map.of("transaction.state.log.replication.factor", "1", "transaction.state.log.min.isr", "1"));
        broker.afterPropertiesSet();
        provider = TestIssuer.startServer();
        issuers = Map.of(
                "RS", issuer("RS"),
                "BA", issuer("BA"),
                "ME", issuer("ME"),
                "HUB", issuer("HUB"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka()));
        mongo = MongoClients.create(store.connectionString(""));
        var bytes = new ByteArraySerializer();
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka()), bytes, bytes);
        createTopics();
        writeDirectory();
    }

    private TestIssuer issuer(String country) throws JOSEException {
        return TestIssuer.on(provider, "/" + country.toLowerCase(java.util.Locale.ROOT), country, Clock.systemUTC());
    }

    public String kafka() {
        return broker.getBrokersAsString();
    }

    public MongoDatabase database() {
        return mongo.getDatabase(databaseName);
    }

    public String token(String country, String role) {
        return Objects.requireNonNull(issuers.get(country)).token(role);
    }

    /** Another instance, on a free port and with state of its own. */
    public HubInstance start() throws IOException {
        var instance = new HubInstance(this, settings(Files.createTempDirectory(folder, "state")));
        instances.add(instance);
        return instance;
    }

    public Path folder() {
        return folder;
    }

    /** Returns when the broker has acknowledged them. */
    @SafeVarargs
    public final void send(ProducerRecord<byte[], byte[]>... records) {
        for (var record : records) {
            producer.send(record);
        }
        producer.flush();
    }

    private List<String> settings(Path state) {
        var settings = new ArrayList<String>();
        settings.add("--server.port=0");
        settings.add("--server.address=127.0.0.1");
        settings.add("--spring.jmx.enabled=false");
        settings.add("--management.tracing.export.enabled=false");
        settings.add("--logging.level.org.apache.kafka=off");
        settings.add("--spring.kafka.bootstrap-servers=" + kafka());
        settings.add("--spring.mongodb.uri=" + store.connectionString(databaseName));
        settings.add("--case-service.directory.location=" + folder);
        settings.add("--case-service.signing.key-id=HUB-1");
        settings.add("--case-service.signing.private-key=" + folder.resolve("hub.pem"));
        settings.add("--case-service.registry.url=http://127.0.0.1:1");
        settings.add("--case-service.registry.properties.[value.serializer]=" + ContractRegistry.class.getName());
        settings.add("--case-service.registry.properties.[value.deserializer]=" + ContractRegistry.class.getName());
        settings.add("--case-service.matching.state-dir=" + state);
        issuers.forEach(
                (country, issuer) -> settings.add("--case-service.security.issuers." + country + "=" + issuer.uri()));
        return settings;
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        var topics = new ArrayList<String>();
        exchange.directory()
                .groups()
                .keySet()
                .forEach(group -> topics.add(TopicName.group(group).name()));
        COUNTRIES.stream().map(CountryCode::new).forEach(country -> {
            topics.add(TopicName.inbox(country).name());
            topics.add(TopicName.hub(country).name());
        });
        topics.add(TopicName.deadLettersOfService("case-service").name());
        topics.add(TopicName.journal().name());
        topics.add(MatchingEngine.REPLAY_TOPIC);
        admin.createTopics(topics.stream()
                        .map(name -> new NewTopic(name, Optional.of(Partitions.COUNT), Optional.empty()))
                        .toList())
                .all()
                .get();
    }

    private void writeDirectory() throws IOException {
        var base64 = Base64.getEncoder();
        var hubKey = base64.encodeToString(exchange.keyPair("HUB").getPrivate().getEncoded());
        Files.writeString(
                folder.resolve("hub.pem"), "-----BEGIN PRIVATE KEY-----\n" + hubKey + "\n-----END PRIVATE KEY-----\n");
        var members = new StringBuilder("members:\n");
        var keys = new StringBuilder("keys:\n");
        COUNTRIES.forEach(
                country -> members.append("  - {country: %s, name: Country, from: 2026-01-01}%n".formatted(country)));
        for (var signer : List.of("RS", "BA", "ME", "HUB")) {
            var key = base64.encodeToString(exchange.keyPair(signer).getPublic().getEncoded());
            keys.append("  - {id: %s-1, signer: %s, publicKey: %s, from: 2026-01-01}%n".formatted(signer, signer, key));
        }
        var groups = new StringBuilder("groups:\n");
        exchange.directory().groups().forEach((id, group) -> {
            groups.append("  - {id: %s, name: Group, contentTypes: [STOLEN_VEHICLE], members: [".formatted(id));
            group.memberships()
                    .forEach(member -> groups.append("{country: %s, from: 2026-01-01}, ".formatted(member.country())));
            groups.append("]}\n");
        });
        Files.writeString(folder.resolve("members.yaml"), members, UTF_8);
        Files.writeString(folder.resolve("keys.yaml"), keys, UTF_8);
        Files.writeString(folder.resolve("groups.yaml"), groups, UTF_8);
    }

    @Override
    public void close() {
        instances.forEach(HubInstance::close);
        producer.close();
        admin.close();
        mongo.close();
        broker.destroy();
        store.close();
        provider.stop(0);
    }
}
