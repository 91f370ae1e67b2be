package org.borderexchange.local.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.borderexchange.schemas.topic.Partitions;

/** Brings a running broker's topics, passwords and grants in line with an {@link AccessPlan}. */
public final class BrokerAdministration implements AutoCloseable {

    private static final short NO_REPLICATION = 1;
    private static final int SCRAM_ITERATIONS = 4096;

    private final Admin admin;

    /**
     * @param login as of {@link BrokerSettings#ADMIN}
     * @param patience how long a call may wait for the broker
     */
    public BrokerAdministration(Map<String, String> login, Duration patience) {
        var settings = new HashMap<String, Object>(login);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.admin = Admin.create(settings);
    }

    /** Does the broker serve clients? */
    public boolean isServing() throws InterruptedException {
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    /**
     * Creates what is missing, sets topics as planned and revokes grants that are no longer in the plan. Existing
     * passwords, and topics that are no longer in the plan, stay as they are.
     *
     * @param passwordOf password by principal
     * @throws ExecutionException if the broker refuses or does not answer in time
     */
    public void apply(AccessPlan plan, UnaryOperator<String> passwordOf)
            throws ExecutionException, InterruptedException {
        // Topics last: the broker takes changes in one by one, and is long busy with the files of new topics.
        createPasswords(plan, passwordOf);
        grantAndRevoke(plan.grants());
        createAndSetTopics(plan.topics());
    }

    private void grantAndRevoke(Set<AclBinding> wanted) throws ExecutionException, InterruptedException {
        var held = admin.describeAcls(AclBindingFilter.ANY).values().get();
        admin.createAcls(wanted.stream().filter(grant -> !held.contains(grant)).toList())
                .all()
                .get();
        admin.deleteAcls(held.stream()
                        .filter(grant -> !wanted.contains(grant))
                        .map(AclBinding::toFilter)
                        .toList())
                .all()
                .get();
    }

    private void createAndSetTopics(Map<String, Map<String, String>> wanted)
            throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var missing = wanted.entrySet().stream()
                .filter(topic -> !existing.contains(topic.getKey()))
                .map(topic -> new NewTopic(topic.getKey(), Optional.of(Partitions.COUNT), Optional.of(NO_REPLICATION))
                        .configs(topic.getValue()))
                .toList();
        admin.createTopics(missing).all().get();
        admin.incrementalAlterConfigs(wanted.entrySet().stream()
                        .filter(topic -> existing.contains(topic.getKey()))
                        .collect(Collectors.toMap(
                                topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.getKey()),
                                topic -> set(topic.getValue()))))
                .all()
                .get();
    }

    private static Collection<AlterConfigOp> set(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private void createPasswords(AccessPlan plan, UnaryOperator<String> passwordOf)
            throws ExecutionException, InterruptedException {
        var existing = admin.describeUserScramCredentials(List.of()).users().get();
        admin.alterUserScramCredentials(plan.principals().stream()
                        .filter(principal -> !existing.contains(principal))
                        .<UserScramCredentialAlteration>map(principal -> new UserScramCredentialUpsertion(
                                principal,
                                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS),
                                passwordOf.apply(principal)))
                        .toList())
                .all()
                .get();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
