package org.borderexchange.gateway.infrastructure;

import java.util.Objects;
import kafka.server.BrokerServer;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.topic.Partitions;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** In this JVM. */
record EmbeddedServers(EmbeddedKafkaKraftBroker broker, DurableStore store) implements Servers {

    static EmbeddedServers start() {
        var broker = new EmbeddedKafkaKraftBroker(1, Partitions.COUNT);
        broker.afterPropertiesSet();
        var servers = new EmbeddedServers(broker, DurableStore.inMemory());
        Runtime.getRuntime().addShutdownHook(new Thread(servers::stop));
        return servers;
    }

    @Override
    public String kafka() {
        return broker.getBrokersAsString();
    }

    @Override
    public String mongo(String database) {
        return store.connectionString(database);
    }

    @Override
    public void stopKafka() {
        brokerServer().shutdown();
        brokerServer().awaitShutdown();
    }

    @Override
    public void startKafka() {
        brokerServer().startup();
    }

    private BrokerServer brokerServer() {
        return Objects.requireNonNull(broker.getCluster())
                .brokers()
                .values()
                .iterator()
                .next();
    }

    private void stop() {
        broker.destroy();
        store.close();
    }
}
