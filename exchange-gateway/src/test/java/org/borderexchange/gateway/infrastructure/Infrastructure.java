package org.borderexchange.gateway.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.testcontainers.DockerClientFactory;

/**
 * A real broker, a real registry and a database, started once for all integration tests of a JVM.
 *
 * <p>Embedded unless {@code -Dinfrastructure=containers}: then broker and database run in containers ({@code kafka.image},
 * {@code mongo.image}), and tests are skipped where no container engine runs.
 */
public final class Infrastructure {

    private static final boolean IN_CONTAINERS = "containers".equals(System.getProperty("infrastructure"));

    /** Started when the first test asks for it. */
    private static final class Started {
        private static final Servers SERVERS = IN_CONTAINERS ? ContainerServers.start() : EmbeddedServers.start();
        private static final RegistryProcess REGISTRY = RegistryProcess.start();
    }

    /** For {@code @EnabledIf}: can broker and database be started here in the way that was asked for? */
    public static boolean isAvailable() {
        return !IN_CONTAINERS || DockerClientFactory.instance().isDockerAvailable();
    }

    /** Bootstrap servers, with every topic that a test asked for. */
    public static String kafka() {
        return Started.SERVERS.kafka();
    }

    public static String mongo(String database) {
        return Started.SERVERS.mongo(database);
    }

    public static SerdeSettings registry() {
        return new SerdeSettings(Started.REGISTRY.url(), true);
    }

    /** Topics as production has them, but for replication and compaction. */
    public static void createTopics(TopicName... topics) throws InterruptedException, ExecutionException {
        var wanted = new ArrayList<NewTopic>();
        for (var topic : topics) {
            wanted.add(new NewTopic(topic.name(), Optional.of(Partitions.COUNT), Optional.empty()));
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            for (var created : admin.createTopics(List.copyOf(wanted)).values().values()) {
                awaitCreated(created);
            }
        }
    }

    private static void awaitCreated(KafkaFuture<Void> created) throws InterruptedException, ExecutionException {
        try {
            created.get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    /** The broker goes away, with its connections; what it has acknowledged stays. */
    public static void stopKafka() {
        Started.SERVERS.stopKafka();
    }

    /** The same broker comes back, at the same address. */
    public static void startKafka() {
        Started.SERVERS.startKafka();
    }

    private Infrastructure() {}
}
