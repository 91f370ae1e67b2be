package org.borderexchange.schemas.directory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * Members, working groups and public keys at one reading of the directory's files. Immutable.
 *
 * @param countries every country that is or was a member, in the order of the file
 * @param groups by id
 * @param keys by key id; empty until keys have been generated
 */
public record ExchangeDirectory(
        List<Country> countries, Map<WorkingGroup, Group> groups, Map<String, SigningKey> keys) {

    /** Signer name of the hub's services. */
    public static final String HUB = "HUB";

    public ExchangeDirectory {
        countries = List.copyOf(countries);
        groups = Map.copyOf(groups);
        keys = Map.copyOf(keys);
    }

    /**
     * Reads {@code members.yaml}, {@code groups.yaml} and, if there, {@code keys.yaml} of a folder.
     *
     * @throws InvalidDirectory if a file is missing, malformed or contradicts another one; names file and entry
     */
    public static ExchangeDirectory read(Path folder) {
        return DirectoryFiles.read(folder);
    }

    /** A member country and what people call it. */
    public record Country(CountryCode code, String name, List<Membership> memberships) {

        /** Was it a member at that moment? */
        public boolean memberAt(Instant moment) {
            return memberships.stream().anyMatch(membership -> membership.at(moment));
        }
    }

    /** One stay of a country in the exchange or in a group. */
    public record Membership(CountryCode country, Instant from, Optional<Instant> until) {

        boolean at(Instant moment) {
            return new Period(from, until.orElse(null)).contains(moment);
        }
    }

    /** A working group, what its alerts may carry and who belongs to it. */
    public record Group(WorkingGroup id, String name, Set<ContentType> contentTypes, List<Membership> memberships) {

        /** Countries that belong to it at that moment, sorted. */
        public Set<CountryCode> membersAt(Instant moment) {
            var members = new TreeSet<CountryCode>();
            memberships.stream().filter(m -> m.at(moment)).forEach(m -> members.add(m.country()));
            return members;
        }

        /** Does (or did) the country belong to it at that moment? */
        public boolean hasMember(CountryCode country, Instant moment) {
            return memberships.stream().anyMatch(m -> m.country().equals(country) && m.at(moment));
        }

        /** Has the country belonged to it at any time up to that moment? What it wrote then stays valid. */
        public boolean hasHadMember(CountryCode country, Instant moment) {
            return memberships.stream()
                    .anyMatch(m -> m.country().equals(country) && !m.from().isAfter(moment));
        }
    }

    public Optional<Group> group(WorkingGroup id) {
        return Optional.ofNullable(groups.get(id));
    }

    public Optional<SigningKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** Member countries at that moment, in the order of the file. */
    public List<CountryCode> membersAt(Instant moment) {
        return countries.stream()
                .filter(c -> c.memberAt(moment))
                .map(Country::code)
                .toList();
    }

    /** Does (or did) the country belong to the exchange at that moment? */
    public boolean hasMember(CountryCode country, Instant moment) {
        return countries.stream().anyMatch(c -> c.code().equals(country) && c.memberAt(moment));
    }

    /** Groups that a country belongs to at that moment, sorted. */
    public Set<WorkingGroup> groupsOf(CountryCode country, Instant moment) {
        var ids = new TreeSet<WorkingGroup>();
        groups.values().stream().filter(g -> g.hasMember(country, moment)).forEach(g -> ids.add(g.id()));
        return ids;
    }

    /** Topics that a country reads at that moment: its groups', its inbox and what the hub tells it. */
    public List<TopicName> topicsReadBy(CountryCode country, Instant moment) {
        var topics = new java.util.ArrayList<TopicName>();
        groupsOf(country, moment).forEach(group -> topics.add(TopicName.group(group)));
        topics.add(TopicName.inbox(country));
        topics.add(TopicName.hub(country));
        return topics;
    }
}
