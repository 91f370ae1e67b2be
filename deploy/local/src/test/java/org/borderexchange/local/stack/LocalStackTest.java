package org.borderexchange.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the real processes, without the services. */
class LocalStackTest {

    private static final String FIREARMS = "exchange.group.firearms.v1";
    private static final String VEHICLES = "exchange.group.stolen-vehicles.v1";

    @TempDir
    static Path data;

    static StackSettings settings;
    static LocalStack stack;

    @BeforeAll
    static void startInfrastructure() {
        settings = StackSettings.onFreePorts(data.resolve("with a space"))
                .withGateways(country -> false)
                .withoutCaseService()
                .withoutNotificationService()
                .withInfrastructureClassPath(System.getProperty("java.class.path"));
        stack = LocalStack.start(settings, Progress.SILENT);
    }

    @AfterAll
    static void nothingIsLeftWhenItIsClosed() {
        var pids = stack.processes().stream().map(StackProcess::pid).toList();

        stack.close();

        assertThat(pids).hasSize(4).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    void memberOfAGroupWritesAndReadsItsTopic() throws Exception {
        send("gateway-rs", FIREARMS);

        assertThat(read("gateway-ba", "exchange-gateway-ba-1", FIREARMS)).contains("value of gateway-rs");
        assertThat(read("hub", "exchange-hub", FIREARMS)).contains("value of gateway-rs");
    }

    @Test
    void countryOutsideAGroupNeitherReadsNorWritesItsTopic() {
        assertThatThrownBy(() -> read("gateway-me", "exchange-gateway-me-1", FIREARMS))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send("gateway-me", FIREARMS)).hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void countryOutsideAGroupDoesNotEvenSeeThatItsTopicIsThere() throws Exception {
        try (var admin = Admin.create(login("gateway-me"))) {
            assertThat(admin.listTopics().names().get()).contains(VEHICLES).doesNotContain(FIREARMS);
        }
    }

    @Test
    void inboxIsWrittenByEveryGatewayAndReadByItsCountryAlone() throws Exception {
        send("gateway-rs", "exchange.inbox.me.v1");

        assertThat(read("gateway-me", "exchange-gateway-me-1", "exchange.inbox.me.v1"))
                .contains("value of gateway-rs");
        assertThatThrownBy(() -> read("gateway-rs", "exchange-gateway-rs-1", "exchange.inbox.me.v1"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void onlyTheHubWritesWhatTheHubTellsACountry() throws Exception {
        send("hub", "exchange.hub.rs.v1");

        assertThat(read("gateway-rs", "exchange-gateway-rs-1", "exchange.hub.rs.v1"))
                .contains("value of hub");
        assertThatThrownBy(() -> send("gateway-rs", "exchange.hub.rs.v1"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void whatTheHubTellsACountryStaysHiddenFromTheOthers() {
        assertThatThrownBy(() -> read("gateway-ba", "exchange-gateway-ba-1", "exchange.hub.rs.v1"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void hubDerivesExactlyOnceFromEveryGroupAndInboxAndRemovesAnEarlierGeneration(@TempDir Path state)
            throws Exception {
        var application = "exchange-hub-matching-1";
        send("gateway-rs", FIREARMS, "seen twice");
        send("gateway-me", "exchange.inbox.ba.v1", "seen twice");

        try (var stream = new CountingStream(stack.kafkaProperties("hub"), application, state, "exchange.hub.me.v1")) {
            var told = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> read("gateway-me", "exchange-gateway-me-1", "exchange.hub.me.v1"),
                            values -> values.contains("seen twice 2"));
            assertThat(stream.failure()).isNotDone();
            assertThat(told).doesNotHaveDuplicates();
        }

        try (var admin = Admin.create(login("hub"))) {
            var internal = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(application + "-"))
                    .toList();
            assertThat(internal).hasSize(2);
            admin.deleteTopics(internal).all().get();
            admin.deleteConsumerGroups(List.of(application)).all().get();
        }
    }

    @Test
    void countryTakesNoPartInTheMatching(@TempDir Path state) {
        var application = "exchange-hub-matching-2";
        var login = stack.kafkaProperties("gateway-rs");
        try (var stream = new CountingStream(login, application, state, "exchange.inbox.ba.v1")) {
            assertThat(stream.failure())
                    .succeedsWithin(Duration.ofSeconds(30))
                    .satisfies(thrown -> assertThat(thrown).hasRootCauseInstanceOf(GroupAuthorizationException.class));
        }
        var settings = login("gateway-rs");
        settings.put("transactional.id", application + "-1");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                var admin = Admin.create(login("gateway-rs"))) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(TransactionalIdAuthorizationException.class);
            assertThatThrownBy(
                            () -> admin.createTopics(List.of(new NewTopic(application + "-repartition", 1, (short) 1)))
                                    .all()
                                    .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void deadLettersStayWithTheGatewayThatWroteThem() throws Exception {
        send("gateway-rs", "exchange.dead.gateway-rs.v1");

        assertThat(read("gateway-rs", "exchange-gateway-rs-1", "exchange.dead.gateway-rs.v1"))
                .contains("value of gateway-rs");
        assertThatThrownBy(() -> read("gateway-ba", "exchange-gateway-ba-1", "exchange.dead.gateway-rs.v1"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void deadLetterMayBeLargerThanTheRecordThatWasRefused() throws Exception {
        var large = "x".repeat(1_500_000);

        send("hub", "exchange.dead.case-service.v1", large);

        assertThat(read("hub", "exchange-hub", "exchange.dead.case-service.v1")).contains(large);
        assertThatThrownBy(() -> send("hub", "exchange.hub.rs.v1", large))
                .hasCauseInstanceOf(RecordTooLargeException.class);
    }

    @Test
    void gatewayUsesNoConsumerGroupOfAnother() {
        assertThatThrownBy(() -> read("gateway-rs", "exchange-gateway-ba-1", VEHICLES))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void gatewayGrantsItselfNothing() {
        try (var admin = Admin.create(login("gateway-me"))) {
            assertThatThrownBy(() ->
                            admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .hasCauseInstanceOf(ClusterAuthorizationException.class);
        }
    }

    @Test
    void wrongPasswordOpensNothing() {
        var login = login("gateway-me");
        login.put(
                "sasl.jaas.config",
                String.valueOf(login.get("sasl.jaas.config")).replace("me\" password=\"", "rs\" password=\""));

        try (var admin = Admin.create(login)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exchange.group.firearms.v1, cleanup.policy, compact",
        "exchange.group.firearms.v1, min.compaction.lag.ms, 604800000",
        "exchange.dead.gateway-me.v1, cleanup.policy, delete",
        "exchange.dead.gateway-me.v1, retention.ms, 2592000000",
        "exchange-hub-matching-replay, cleanup.policy, delete"
    })
    void eventsAreCompactedAfterAWeekAndDeadLettersKeptAMonth(String topic, String setting, String value)
            throws Exception {
        try (var admin = Admin.create(login("admin"))) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            assertThat(admin.describeConfigs(List.of(resource)).all().get())
                    .hasEntrySatisfying(
                            resource,
                            config -> assertThat(config.get(setting).value()).isEqualTo(value));
        }
    }

    @Test
    void registryRefusesWhatBreaksAnOlderOrNewerReader() throws Exception {
        var config = stack.registryUrl().resolve("/apis/ccompat/v7/config");

        assertThat(get(config)).contains("FULL_TRANSITIVE");
    }

    @Test
    void tokensComeFromTheIssuerOfTheCountry() {
        assertThat(stack.token("RS", "duty-officer")).isNotEqualTo(stack.token("BA", "duty-officer"));
        assertThatThrownBy(() -> stack.token("RS", "operator"))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("duty-officer, analyst, system, ncp-admin, dpo");
    }

    @Test
    void takenPortsAreAllNamedWithTheirHolder() {
        assertThatThrownBy(() -> LocalStack.start(settings, Progress.SILENT))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining(
                        "%d (Kafka) is taken by process %d",
                        stack.broker().port(), stack.broker().pid())
                .hasMessageContaining(
                        "%d (MongoDB protocol) is taken by process %d",
                        stack.store().port(), stack.store().pid());
    }

    @Test
    void killedBrokerComesBackOnItsPortWithWhatItAcknowledged() throws Exception {
        var former = stack.broker().pid();
        send("gateway-ba", VEHICLES);

        stack.broker().kill();
        stack.broker().start();

        assertThat(stack.broker().pid()).isNotEqualTo(former);
        assertThat(read("gateway-rs", "exchange-gateway-rs-1", VEHICLES)).contains("value of gateway-ba");
    }

    @Test
    void pausedProcessAnswersOnceItMayGoOn() throws Exception {
        stack.store().pause();
        var mode = stateOf(stack.store().pid());
        stack.store().resume();

        assertThat(mode).startsWith("T");
        assertThat(Readiness.listening(stack.store().port()).isReady()).isTrue();
    }

    private static void send(String principal, String topic) throws Exception {
        send(principal, topic, "value of " + principal);
    }

    private static void send(String principal, String topic, String value) throws Exception {
        var settings = login(principal);
        settings.put("max.request.size", 2 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    /** Values from the start of a topic, until there are some. */
    private static List<String> read(String principal, String group, String topic) {
        var settings = login(principal);
        settings.putAll(Map.of("group.id", group, "auto.offset.reset", "earliest", "enable.auto.commit", "false"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            return await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> {
                                var values = new ArrayList<String>();
                                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                                return values;
                            },
                            values -> !values.isEmpty());
        }
    }

    /** As the kernel tells it, e.g. {@code T (stopped)}. */
    private static String stateOf(long pid) throws IOException {
        try (var status = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            return status.filter(line -> line.startsWith("State:"))
                    .map(line -> line.substring("State:".length()).strip())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<String, Object> login(String principal) {
        return new HashMap<>(stack.kafkaProperties(principal));
    }

    private static String get(URI uri) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
