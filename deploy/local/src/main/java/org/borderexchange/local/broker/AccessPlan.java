package org.borderexchange.local.broker;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;

/**
 * Which topics there are and who may do what with them, derived from the directory alone. Whatever is not granted here
 * is denied. A granted READ, WRITE or DELETE implies that the resource may be described; WRITE on any topic implies the
 * idempotent producer.
 *
 * @param topics settings by topic name
 * @param principals everyone who gets a password
 * @param grants all of them; what else the broker holds is to be revoked
 */
public record AccessPlan(Map<String, Map<String, String>> topics, Set<String> principals, Set<AclBinding> grants) {

    /** Principal of the services at the hub. */
    public static final String HUB = "hub";

    /** Principal of notification-service, which also signs as the hub but needs less. */
    public static final String NOTIFICATION = "notification";

    /** Begins the name of case-service's Kafka Streams application, and so of all that Kafka Streams makes for it. */
    private static final String MATCHING = "exchange-hub-matching-";

    /** Where case-service puts dead letters that are to be taken in again. */
    private static final String MATCHING_REPLAY = MATCHING + "replay";

    private static final TopicName DEAD_LETTERS_OF_CASE_SERVICE = TopicName.deadLettersOfService("case-service");

    private static final TopicName DEAD_LETTERS_OF_NOTIFICATION_SERVICE =
            TopicName.deadLettersOfService("notification-service");

    private static final Map<String, String> KEEP_THE_LAST_OF_EVERY_KEY = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
            millis(Duration.ofDays(7)));

    /** A dead letter is a record that another topic took, and headers beside; hence room for more than that one gives. */
    private static final Map<String, String> KEEP_A_MONTH = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            millis(Duration.ofDays(30)),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            String.valueOf(2 * 1024 * 1024));

    /** Principal of a country's gateway, e.g. {@code gateway-rs}. */
    public static String gatewayOf(CountryCode country) {
        return "gateway-" + country.lowerCase();
    }

    /** @param now decides who is a member; topics of countries and groups that once were stay */
    public static AccessPlan of(ExchangeDirectory directory, Instant now) {
        var plan = new Draft();
        directory.groups().keySet().forEach(group -> plan.events(TopicName.group(group)));
        directory.countries().forEach(country -> {
            plan.events(TopicName.inbox(country.code()));
            plan.events(TopicName.hub(country.code()));
            plan.topics.put(TopicName.deadLettersOfGateway(country.code()).name(), KEEP_A_MONTH);
        });
        plan.events(TopicName.journal());
        plan.topics.put(DEAD_LETTERS_OF_CASE_SERVICE.name(), KEEP_A_MONTH);
        plan.topics.put(MATCHING_REPLAY, KEEP_A_MONTH);
        plan.topics.put(DEAD_LETTERS_OF_NOTIFICATION_SERVICE.name(), KEEP_A_MONTH);
        var members = directory.membersAt(now);
        for (var country : members) {
            var gateway = gatewayOf(country);
            directory.topicsReadBy(country, now).forEach(topic -> plan.grant(gateway, READ, topic));
            directory.groupsOf(country, now).forEach(group -> plan.grant(gateway, WRITE, TopicName.group(group)));
            members.forEach(addressee -> plan.grant(gateway, WRITE, TopicName.inbox(addressee)));
            plan.grant(gateway, READ, TopicName.deadLettersOfGateway(country));
            plan.grant(gateway, WRITE, TopicName.deadLettersOfGateway(country));
            plan.grantGroups(gateway, "exchange-" + gateway);
        }
        for (var service : List.of(HUB, NOTIFICATION)) {
            directory.groups().keySet().forEach(group -> plan.grant(service, READ, TopicName.group(group)));
            directory.countries().forEach(country -> {
                plan.grant(service, READ, TopicName.inbox(country.code()));
                plan.grant(service, READ, TopicName.hub(country.code()));
                plan.grant(service, WRITE, TopicName.hub(country.code()));
            });
        }
        plan.grant(NOTIFICATION, READ, DEAD_LETTERS_OF_NOTIFICATION_SERVICE);
        plan.grant(NOTIFICATION, WRITE, DEAD_LETTERS_OF_NOTIFICATION_SERVICE);
        plan.grantGroups(NOTIFICATION, "exchange-notification");
        plan.grant(HUB, READ, TopicName.journal());
        plan.grant(HUB, WRITE, TopicName.journal());
        plan.grant(HUB, READ, DEAD_LETTERS_OF_CASE_SERVICE);
        plan.grant(HUB, WRITE, DEAD_LETTERS_OF_CASE_SERVICE);
        plan.grantGroups(HUB, "exchange-hub");
        plan.grantRemovalOfGroups(HUB, "exchange-hub");
        plan.grantStreams(HUB, MATCHING);
        return new AccessPlan(Map.copyOf(plan.topics), Set.copyOf(plan.principals), Set.copyOf(plan.grants));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    private static final class Draft {

        private final Map<String, Map<String, String>> topics = new LinkedHashMap<>();
        private final Set<String> principals = new LinkedHashSet<>();
        private final Set<AclBinding> grants = new LinkedHashSet<>();

        void events(TopicName topic) {
            topics.put(topic.name(), KEEP_THE_LAST_OF_EVERY_KEY);
        }

        void grant(String principal, AclOperation operation, TopicName topic) {
            grant(principal, operation, TOPIC, topic.name(), LITERAL);
        }

        void grantGroups(String principal, String prefix) {
            grant(principal, READ, GROUP, prefix, PREFIXED);
        }

        /** Those of generations that are past. */
        void grantRemovalOfGroups(String principal, String prefix) {
            grant(principal, DELETE, GROUP, prefix, PREFIXED);
        }

        /** Its topics to make, use, purge and delete, and its transactions. */
        void grantStreams(String principal, String prefix) {
            List.of(CREATE, READ, WRITE, DELETE)
                    .forEach(operation -> grant(principal, operation, TOPIC, prefix, PREFIXED));
            grant(principal, WRITE, TRANSACTIONAL_ID, prefix, PREFIXED);
        }

        private void grant(
                String principal, AclOperation operation, ResourceType type, String resource, PatternType pattern) {
            principals.add(principal);
            grants.add(new AclBinding(
                    new ResourcePattern(type, resource, pattern),
                    new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW)));
        }
    }
}
