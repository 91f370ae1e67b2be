package org.borderexchange.local.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.borderexchange.local.secret.Secrets;

/**
 * Settings of a single broker on 127.0.0.1 where everyone logs in and nothing is allowed that is not granted. As in
 * production but for TLS, which loopback does without, and replication: the log survives a killed process, not a lost
 * disk.
 */
public final class BrokerSettings {

    /** Principal of the broker itself. */
    static final String BROKER = "broker";

    /** Principal that may do everything: creates topics, passwords and grants. */
    public static final String ADMIN = "admin";

    private static final String CONTROLLER = "controller";

    /** Principals whose passwords must exist before the broker starts. */
    public static final Set<String> OWN_PRINCIPALS = Set.of(BROKER, ADMIN, CONTROLLER);

    /**
     * @param folder for the log
     * @param port for clients: SASL/SCRAM-SHA-512
     * @param controllerPort for the broker alone
     */
    public static Properties of(Path folder, int port, int controllerPort, Secrets secrets) {
        var listeners = "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort);
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "CLIENT",
                "listeners", listeners,
                "advertised.listeners", listeners,
                "listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT",
                "log.dirs", folder.toString()));
        settings.putAll(Map.of(
                "sasl.enabled.mechanisms", "SCRAM-SHA-512",
                "sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512",
                "sasl.mechanism.controller.protocol", "PLAIN",
                "listener.name.controller.sasl.enabled.mechanisms", "PLAIN",
                "listener.name.client.scram-sha-512.sasl.jaas.config", Login.scram(BROKER, secrets.get(BROKER)),
                "listener.name.controller.plain.sasl.jaas.config",
                        Login.plainForBothSides(CONTROLLER, secrets.get(CONTROLLER)),
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:%s;User:%s;User:%s".formatted(BROKER, CONTROLLER, ADMIN),
                "allow.everyone.if.no.acl.found", "false",
                "auto.create.topics.enable", "false"));
        settings.putAll(Map.of(
                // After a kill -9 the restarted broker waits until its former session has run out.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "1000",
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                // Whoever reads committed records waits behind a transaction that a killed process left open.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                // Half of the default 128 MiB would be more than this broker's heap allows.
                "log.cleaner.dedupe.buffer.size", "16777216"));
        return settings;
    }

    private BrokerSettings() {}
}
