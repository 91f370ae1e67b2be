package org.borderexchange.gateway.infrastructure;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.borderexchange.local.stack.Ports;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** In containers, whose ports open on 127.0.0.1 only; the broker's stay the same when it is restarted. */
record ContainerServers(KafkaContainer broker, MongoDBContainer database) implements Servers {

    static ContainerServers start() {
        var broker = new KafkaContainer(image("kafka.image", "apache/kafka:4.2.1", "apache/kafka"))
                .withCreateContainerCmdModifier(ContainerServers::bindToLoopback);
        var database = new MongoDBContainer(image("mongo.image", "mongo:8", "mongo"))
                .withCreateContainerCmdModifier(ContainerServers::bindToLoopback);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::stop));
        Runtime.getRuntime().addShutdownHook(new Thread(database::stop));
        broker.start();
        database.start();
        return new ContainerServers(broker, database);
    }

    @Override
    public String kafka() {
        return broker.getBootstrapServers();
    }

    @Override
    public String mongo(String name) {
        return database.getConnectionString() + "/" + name;
    }

    @Override
    public void stopKafka() {
        broker.getDockerClient().stopContainerCmd(broker.getContainerId()).exec();
    }

    @Override
    public void startKafka() {
        broker.getDockerClient().startContainerCmd(broker.getContainerId()).exec();
    }

    private static DockerImageName image(String property, String usual, String standsInFor) {
        return DockerImageName.parse(System.getProperty(property, usual)).asCompatibleSubstituteFor(standsInFor);
    }

    private static void bindToLoopback(CreateContainerCmd command) {
        var host = Optional.ofNullable(command.getHostConfig()).orElseGet(HostConfig::new);
        var exposed = Optional.ofNullable(command.getExposedPorts()).orElseGet(() -> new ExposedPort[0]);
        var free = Ports.free().gateways().iterator();
        List<PortBinding> bindings = Arrays.stream(exposed)
                .map(port -> new PortBinding(Binding.bindIpAndPort("127.0.0.1", free.next()), port))
                .toList();
        command.withHostConfig(host.withPortBindings(bindings));
    }
}
