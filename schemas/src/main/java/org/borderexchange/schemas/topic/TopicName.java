package org.borderexchange.schemas.topic;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A topic of the exchange. No other class knows how topics are spelled.
 *
 * <ul>
 *   <li>{@code exchange.group.<working-group>.v1}: written by the group's members, read by them and the hub
 *   <li>{@code exchange.inbox.<cc>.v1}: written by gateways, read by that country and the hub
 *   <li>{@code exchange.hub.<cc>.v1}: written by the hub alone, read by that country
 *   <li>{@code exchange.journal.cases.v1}: written and read by the hub alone, the order in which it decided everything about cases
 *   <li>{@code exchange.dead.<service>[-<cc>].v1}: written and read by that service
 * </ul>
 */
public sealed interface TopicName {

    /** As Kafka knows it. */
    String name();

    /** Bounded vocabulary for metrics: {@code group}, {@code inbox}, {@code hub}, {@code journal} or {@code dead}. */
    String kind();

    record Group(WorkingGroup group) implements TopicName {
        @Override
        public String name() {
            return "exchange.group." + group + ".v1";
        }

        @Override
        public String kind() {
            return "group";
        }
    }

    record Inbox(CountryCode country) implements TopicName {
        @Override
        public String name() {
            return "exchange.inbox." + country.lowerCase() + ".v1";
        }

        @Override
        public String kind() {
            return "inbox";
        }
    }

    record Hub(CountryCode country) implements TopicName {
        @Override
        public String name() {
            return "exchange.hub." + country.lowerCase() + ".v1";
        }

        @Override
        public String kind() {
            return "hub";
        }
    }

    record Journal() implements TopicName {
        @Override
        public String name() {
            return "exchange.journal.cases.v1";
        }

        @Override
        public String kind() {
            return "journal";
        }
    }

    /**
     * @param service {@code gateway}, {@code case-service}, …
     * @param country empty for a service of the hub
     */
    record DeadLetters(String service, Optional<CountryCode> country) implements TopicName {
        @Override
        public String name() {
            return "exchange.dead." + service
                    + country.map(cc -> "-" + cc.lowerCase()).orElse("") + ".v1";
        }

        @Override
        public String kind() {
            return "dead";
        }
    }

    static TopicName group(WorkingGroup group) {
        return new Group(group);
    }

    static TopicName inbox(CountryCode country) {
        return new Inbox(country);
    }

    static TopicName hub(CountryCode country) {
        return new Hub(country);
    }

    static TopicName journal() {
        return new Journal();
    }

    static TopicName deadLettersOfGateway(CountryCode country) {
        return new DeadLetters("gateway", Optional.of(country));
    }

    static TopicName deadLettersOfService(String service) {
        return new DeadLetters(service, Optional.empty());
    }

    /** Reads a name that carries events; empty for any other topic, dead letters included. */
    static Optional<TopicName> parse(String name) {
        if (name.equals(journal().name())) {
            return Optional.of(journal());
        }
        var matcher = Grammar.EVENTS.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return switch (matcher.group("kind")) {
            case "group" -> Grammar.group(matcher.group("of"));
            case "inbox" -> Grammar.country(matcher.group("of")).map(Inbox::new);
            default -> Grammar.country(matcher.group("of")).map(Hub::new);
        };
    }
}

/** What {@link TopicName#parse} accepts. */
final class Grammar {

    static final Pattern EVENTS = Pattern.compile("exchange\\.(?<kind>group|inbox|hub)\\.(?<of>[a-z0-9-]{2,40})\\.v1");
    private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");

    static Optional<TopicName> group(String id) {
        try {
            return Optional.of(new TopicName.Group(new WorkingGroup(id)));
        } catch (IllegalArgumentException notAGroup) {
            return Optional.empty();
        }
    }

    static Optional<CountryCode> country(String lowerCase) {
        return COUNTRY.matcher(lowerCase).matches()
                ? Optional.of(new CountryCode(lowerCase.toUpperCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }

    private Grammar() {}
}
