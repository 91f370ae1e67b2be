package org.borderexchange.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** What whole instances of the service need: a real broker, a database, a mail server, an identity provider, keys and a directory of files. */
public final class Machine implements AutoCloseable {

    public static final List<String> COUNTRIES = List.of("RS", "BA", "ME");

    public final TestExchange exchange = new TestExchange();
    public final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final Path folder;
    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, Partitions.COUNT);
    private final DurableStore store = DurableStore.inMemory();
    private final String databaseName = "hub" + UUID.randomUUID().toString().substring(0, 8);
    private final HttpServer provider;
    private final Map<String, TestIssuer> issuers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Instance> instances = new ArrayList<>();

    public final Admin admin;

    /** @param folder for keys and directory */
    public Machine(Path folder) throws IOException, JOSEException, ExecutionException, InterruptedException {
        this.folder = folder;
        broker.brokerProperties(
                Map.of("transaction.state.log.replication.factor", "1", "transaction.state.log.min.isr", "1"));
        broker.afterPropertiesSet();
        mail.start();
        provider = TestIssuer.startServer();
        issuers = Map.of(
                "RS", issuer("RS"),
                "BA", issuer("BA"),
                "ME", issuer("ME"),
                "HUB", issuer("HUB"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka()));
        var bytes = new ByteArraySerializer();
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka()), bytes, bytes);
        createTopics();
        writeDirectory(COUNTRIES);
    }

    private TestIssuer issuer(String country) throws JOSEException {
        return TestIssuer.on(provider, "/" + country.toLowerCase(Locale.ROOT), country, Clock.systemUTC());
    }

    public String kafka() {
        return broker.getBrokersAsString();
    }

    /** @param who {@code <cc>.<role>}, e.g. {@code rs.analyst} */
    public String token(String who) {
        var parts = who.split("\\.", 2);
        return Objects.requireNonNull(issuers.get(parts[0].toUpperCase(Locale.ROOT)))
                .token(parts[1]);
    }

    /** Another instance, on a free port. */
    public Instance start(String... settings) {
        var all = settings();
        all.addAll(List.of(settings));
        var instance = new Instance(this, all);
        instances.add(instance);
        return instance;
    }

    /** Returns when the broker has acknowledged them. */
    @SafeVarargs
    public final void send(ProducerRecord<byte[], byte[]>... records) {
        for (var record : records) {
            producer.send(record);
        }
        producer.flush();
    }

    private List<String> settings() {
        var settings = new ArrayList<String>();
        settings.add("--server.port=0");
        settings.add("--server.address=127.0.0.1");
        settings.add("--spring.jmx.enabled=false");
        settings.add("--management.tracing.export.enabled=false");
        settings.add("--logging.level.org.apache.kafka=off");
        settings.add("--spring.kafka.bootstrap-servers=" + kafka());
        settings.add("--spring.mongodb.uri=" + store.connectionString(databaseName));
        settings.add("--spring.mail.host=127.0.0.1");
        settings.add("--spring.mail.port=" + mail.getSmtp().getPort());
        settings.add("--notification-service.mail.from=notifications@hub.example");
        settings.add("--notification-service.secret-key=a-secret-of-this-test-alone");
        settings.add("--notification-service.directory.location=" + folder);
        settings.add("--notification-service.directory.refresh-interval=200ms");
        settings.add("--notification-service.signing.key-id=HUB-1");
        settings.add("--notification-service.signing.private-key=" + folder.resolve("hub.pem"));
        settings.add("--notification-service.registry.url=http://127.0.0.1:1");
        settings.add(
                "--notification-service.registry.properties.[value.serializer]=" + ContractRegistry.class.getName());
        settings.add(
                "--notification-service.registry.properties.[value.deserializer]=" + ContractRegistry.class.getName());
        settings.add("--notification-service.webhooks.allowed-hosts=127.0.0.1");
        settings.add("--notification-service.webhooks.timeout=2s");
        settings.add("--notification-service.delivery.first-retry=300ms");
        settings.add("--notification-service.delivery.poll=100ms");
        settings.add("--notification-service.streams.poll=100ms");
        settings.add("--notification-service.escalation.urgent-alert=2s");
        settings.add("--notification-service.escalation.next=1s");
        settings.add("--notification-service.escalation.poll=100ms");
        settings.add("--notification-service.links.gateways.BA=https://gateway.ba");
        issuers.forEach((country, issuer) ->
                settings.add("--notification-service.security.issuers." + country + "=" + issuer.uri()));
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
        topics.add(TopicName.deadLettersOfService("notification-service").name());
        admin.createTopics(topics.stream()
                        .map(name -> new NewTopic(name, Optional.of(Partitions.COUNT), Optional.empty()))
                        .toList())
                .all()
                .get();
    }

    /** @param inDrugs members of that group from now on */
    public void writeDirectory(List<String> inDrugs) throws IOException {
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
            groups.append("  - {id: %s, name: Group, contentTypes: [SMUGGLING], members: [".formatted(id));
            group.memberships().forEach(member -> {
                boolean left = id.value().equals("drugs")
                        && !inDrugs.contains(member.country().value());
                groups.append("{country: %s, from: 2026-01-01%s}, "
                        .formatted(member.country(), left ? ", until: 2026-01-02" : ""));
            });
            groups.append("]}\n");
        });
        Files.writeString(folder.resolve("members.yaml"), members, UTF_8);
        Files.writeString(folder.resolve("keys.yaml"), keys, UTF_8);
        Files.writeString(folder.resolve("groups.yaml"), groups, UTF_8);
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        producer.close();
        admin.close();
        broker.destroy();
        store.close();
        mail.stop();
        provider.stop(0);
    }
}
