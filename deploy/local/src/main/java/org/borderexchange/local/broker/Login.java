package org.borderexchange.local.broker;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** How a client logs in to the local broker. Passwords must need no quoting. */
public final class Login {

    /** Settings of any Kafka client: where the broker is and who asks. */
    public static Map<String, String> settings(String bootstrapServers, String principal, String password) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_PLAINTEXT",
                SaslConfigs.SASL_MECHANISM,
                "SCRAM-SHA-512",
                SaslConfigs.SASL_JAAS_CONFIG,
                scram(principal, password));
    }

    static String scram(String principal, String password) {
        return "%s required username=\"%s\" password=\"%s\";"
                .formatted(ScramLoginModule.class.getName(), principal, password);
    }

    static String plainForBothSides(String principal, String password) {
        return "%s required username=\"%s\" password=\"%s\" user_%s=\"%s\";"
                .formatted(PlainLoginModule.class.getName(), principal, password, principal, password);
    }

    private Login() {}
}
