package org.borderexchange.gateway.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;

/**
 * A real broker, a real registry and a database, started once for all integration tests of a JVM.
 *
 * <p>Embedded unless {@code -Dinfrastructure=containers}: then broker and database run in containers ({@code kafka.image},
 * {@code mongo.image}), and tests are skipped where no container engine runs.
 */
public final class Infrastructure {

    private static final Servers SERVERS = "containers".equals(System.getProperty("infrastructure"))
            ? ContainerServers.startOrSkip()
            : EmbeddedServers.start();

    private static final RegistryProcess REGISTRY = RegistryProcess.start();

    /** Bootstrap servers, with every topic that a test asked for. */
    public static String kafka() {
        return SERVERS.kafka();
    }

    public static String mongo(String database) {
        return SERVERS.mongo(database);
    }

    public static SerdeSettings registry() {
        return new SerdeSettings(REGISTRY.url(), true);
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

    private static void awaitCreated(org.apache.kafka.common.KafkaFuture<Void> created)
            throws InterruptedException, ExecutionException {
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
        SERVERS.stopKafka();
    }

    /** The same broker comes back, at the same address. */
    public static void startKafka() {
        SERVERS.startKafka();
    }

    private Infrastructure() {}
}
